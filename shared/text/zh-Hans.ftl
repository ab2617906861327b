# Simplified Chinese as written on the mainland. en.ftl is the source, with remarks on the places and arguments.
#
# Glossary: account 账号, account name 账号名, user 用户, user name 用户名, administrator 管理员, enterprise administrator 企业管理员,
# sign in 登录, sign out 退出登录, password 密码, reset 重置, passkey 通行密钥, security key 安全密钥, authenticator app 身份验证器应用,
# two-factor authentication 双重验证, second factor 双重验证方式, code 验证码, code of a desktop app 代码, recovery code 恢复码,
# codes by email 邮箱验证码, CAPTCHA (show that you are a person) 人机验证, session 会话, device 设备, browser 浏览器,
# trusted browser 受信任的浏览器, link 链接, too old 过期, ended or no longer good 失效, off (a state) 未开启,
# contacts 联系方式, linked (of an address) 绑定, email address 邮箱地址, mail 邮件, junk folder 垃圾邮件文件夹, mobile number 手机号,
# SMS 短信, settings 设置, security 安全, activity 活动记录, permission 权限, rules for signing in 登录规则, wait 等待期, freeze 冻结,
# restore (a user) 解除冻结 (解除……的冻结 with an object), lock (by support) 锁定, undo 撤销, approve 批准, deny 拒绝, support 客服, operator 运营方.
# Blanks stand between Chinese and Latin letters or digits, none after a day (2026年11月27日). Quotation marks are “”.

## The language itself

language-name = 简体中文

## Parts of every page

base-skip = 跳到主要内容
base-account-nav = 账号
base-help-nav = 帮助
base-sign-in = 登录
base-no-message = 没收到消息？
base-support = 客服
base-terms = 服务条款
base-privacy = 隐私政策
base-without-script = 此页面需要 JavaScript 才能使用。请为此网站启用 JavaScript，或更新浏览器，然后重新加载页面。
base-sign-out = 退出登录
base-settings = 账号设置
base-password = 密码
base-password-missing = 请输入密码。
base-show = 显示
base-new-tab = （在新标签页中打开）
base-loading = 正在加载…
base-unavailable = 无法加载此页面
base-retry = 重试
base-continue = 继续
base-cancel = 取消
base-close = 关闭

## Part: the menu of the account, in the header

menu-account = 账号
menu-signed-in-as = 当前登录：{ $name }
menu-security = 安全
menu-activity = 活动记录
menu-users = 用户

## Part: a code of six digits, or of eight letters and digits

digits-missing = 请输入 6 位验证码。
digits-wrong = 验证码应为 6 位数字。
typed-code-missing = 请输入验证码。
typed-code-wrong = 验证码由 8 位字母和数字组成，例如 ABCD-EFGH。

## Part: below the field of a mailed code

mailed-code-again = 重新发送
mailed-code-why = 为什么没收到？
mailed-code-junk = 邮件可能在垃圾邮件文件夹中，主题是“您的 { $brand } 验证码”。
mailed-code-newest = 请使用最新邮件中的验证码。每次重新发送后，之前的验证码都会失效。
mailed-code-once = 验证码 10 分钟内有效，且只能使用一次。
mailed-code-slow = 邮件有时需要一分钟左右才能送达。30 秒后可以重新发送。
mailed-code-else = 查看其他可能的原因

## Part: the CAPTCHA in a picture

captcha-label = 图片中的字符
captcha-hint = 共 6 位字母和数字，不区分大小写。也可以改听语音。
captcha-picture = 包含 6 位字母和数字的图片，内容可用语音播放
captcha-sound = 用语音播放 6 位字母和数字
captcha-missing = 请输入图片中的字符，或您听到的字符。
captcha-another = 换一张

## Part: the second factor, at a sign-in and before a change

factor-title = 验证身份
factor-question = 请选择验证方式
factor-passkey = 通行密钥
factor-passkey-wrong = 此通行密钥未被接受。请重试，或换一种方式。
factor-app = 身份验证器应用
factor-app-hint = 输入应用中显示的 6 位验证码
factor-app-wrong = 验证码不正确，或已被使用。验证码每 30 秒更新一次，且只能使用一次，请等待下一个。如果仍然不行，请检查应用所在设备的时间是否准确。
factor-email = 邮箱验证码
factor-email-hint = 我们会将 6 位验证码发送至 { $address }
factor-email-wrong = 验证码不正确。每个验证码只能使用一次，且只有最新邮件中的验证码有效。
factor-recovery-code = 恢复码
factor-recovery-code-hint = 使用您保存的任意一个恢复码
factor-recovery-code-field = 请输入您保存的任意一个恢复码。每个只能使用一次。
factor-recovery-code-missing = 请输入一个恢复码。
factor-recovery-code-shape = 恢复码由 16 位字母和数字组成，例如 ABCD-EFGH-JKMN-PQRS。
factor-recovery-code-wrong = 恢复码不正确，或已被使用。每个只能使用一次。
factor-digits = 6 位验证码
factor-digits-app = 请在身份验证器应用中查看 { $brand } 的验证码。
factor-digits-email = 验证码已发送至 { $address }。
factor-trust = { $trust-days } 天内在此浏览器上不再询问
factor-trust-hint = 请仅在没有其他人使用的设备上勾选
factor-other = 换一种方式
factor-use-recovery-code = 使用恢复码
factor-none = 这些方式我都无法使用

## Part: before a change, the question for the password, and the wait of 24 hours

reauthenticate-why = 此更改会影响账号的登录方式，需要先验证您的身份。验证后，五分钟内不会再次询问。
reauthenticate-confirm = 确认
reauthenticate-passkey-hint = 可代替密码和验证码
# Between the passkey and the password.
reauthenticate-or = 或
hold-title = { $time } 之后才能进行此更改
hold-why = 您在过去 24 小时内通过我们发送的消息重置了密码。为防止能看到您消息的人盗取账号，重置后 24 小时内，任何人都不能更改邮箱地址、手机号或用户，也不能关闭双重验证方式或生成新的恢复码。
hold-way = 如果使用重置密码之前就有的通行密钥、身份验证器应用或恢复码进行验证，则无需等待。
hold-confirm = 立即验证
hold-not-mine = 我没有重置过密码
hold-not-mine-mailbox = 这说明有其他人能看到您的消息。请先保护好您的邮箱：为邮箱设置新密码。
hold-not-mine-link = 然后打开密码重置通知中的链接，确认不是您本人操作。所有设备都会退出登录，账号将被冻结，直到您重置密码。
hold-not-mine-no-message = 找不到那条消息了？请<a>在这里修改密码</a>，其他设备都会退出登录。
hold-not-mine-support = 最后，请联系<a>客服</a>。

## Page: Sign in

sign-in-title = 登录
sign-in-create = 创建账号
sign-in-account = 账号名
sign-in-account-hint = 邮箱地址或名称。如果您是账号下的用户，请输入“账号名/用户名”。
sign-in-account-missing = 请输入账号名。
sign-in-as-user = 以账号下的用户身份登录
sign-in-user = 用户名
sign-in-user-hint = 账号管理员提供给您的名称。如果是您自己的账号，请留空。
sign-in-submit = 登录
sign-in-passkey = 使用通行密钥登录
sign-in-passkey-hint = 使用设备的屏幕锁定功能或安全密钥
sign-in-forgot = 忘记账号名或密码？
sign-in-new = 还没有账号？<a>创建账号</a>
sign-in-as = 您正在以 { $name } 的身份登录。输入密码后，还需要完成双重验证。
sign-in-lost = 身份验证器应用、通行密钥和恢复码都丢失了
sign-in-again = 重新开始
sign-in-already = 您已登录
sign-in-another = 使用其他账号
sign-in-signed-out = 您已退出登录。
sign-in-ended = 您已退出登录，请重新登录。如果管理员重置了您的密码，请使用相关消息中的链接。

## Page: Lost second factor

lost-factor-title = 双重验证方式丢失
lost-factor-heading = 身份验证器应用、通行密钥和恢复码都丢失了？
lost-factor-as = 您正在以 { $name } 的身份登录，密码正确。
lost-factor-look = 请再找一找：通行密钥或身份验证器应用是否在另一台设备上？恢复码是否存在密码管理器里，或写在纸上？只要找到其中一项，就能立即登录。
lost-factor-check = 如果全部丢失，我们可以为您关闭双重验证，但需要先通过其他方式确认是您本人。
lost-factor-report = 我已全部丢失
lost-factor-back = 返回登录
lost-factor-ways = 我们如何确认是您本人
lost-factor-two-contacts = 我们会向您的邮箱发送一个验证码，并通过短信向您的手机发送另一个。输入这两个验证码，即可立即关闭双重验证。
lost-factor-mail-alone = 如果只有邮件中的验证码，则需要等待几天。
lost-factor-wait = 我们会向您的邮箱发送一个验证码。输入后需要等待几天，因为仅凭邮箱和密码，还不足以立即关闭双重验证。
lost-factor-wait-daily = 等待期间，我们每天都会通知您。如果是其他人发起的，您只需点击一下即可停止。等待期结束后，我们会通过邮件发送用于关闭双重验证的链接。
lost-factor-send-one = 发送验证码
lost-factor-send-both = 发送验证码
lost-factor-enter-one = 输入验证码
lost-factor-enter-both = 输入两个验证码
lost-factor-email-code = 邮件验证码
lost-factor-email-code-hint = 10 分钟内有效。请勿在其他地方输入。
lost-factor-phone-code = 短信验证码
lost-factor-phone-code-hint = 与邮件中的验证码不同。
lost-factor-begin = 开始等待
lost-factor-turn-off = 关闭双重验证
lost-factor-no-sms = 收不到短信：仅用邮件继续，并等待几天
lost-factor-off = 双重验证已关闭
lost-factor-off-now = 您在所有设备上都已退出登录，现在只需密码即可登录。我们已通知您的所有联系方式。
lost-factor-off-next = 请尽快重新开启双重验证，并保存恢复码。部分其他更改需要等 24 小时后才能进行。
lost-factor-waiting = 等待期已开始
lost-factor-ready = 我们会在 { $time } 通过邮件发送用于关闭双重验证的链接，链接 7 天内有效。
lost-factor-until = 在此之前
lost-factor-until-told = 从今天起，我们每天都会通知您的所有联系方式。
lost-factor-until-found = 如果找到了身份验证器应用、通行密钥或恢复码，请用它登录。等待期会随即结束，双重验证保持开启。
lost-factor-until-change = 请勿修改密码或联系方式，否则等待期也会结束。
lost-factor-until-again = 重复申请不会缩短等待时间。
lost-factor-stop = 这是其他人发起的吗？
lost-factor-stop-what = 有人知道您的密码，并告诉我们您的双重验证方式已全部丢失。仅打开此页面不会更改任何设置。
lost-factor-stop-you = <strong>是您本人？</strong>请关闭此页面，等待期会继续。
lost-factor-stop-else = 如果是其他人，点击一下即可停止，双重验证保持开启。
lost-factor-stop-now = 不是我本人：保持开启双重验证
lost-factor-stopped = 双重验证保持开启
lost-factor-stopped-what = 有人在 { $began } 为 { $name } 申请关闭双重验证，您已在 { $stopped } 停止该申请。您的双重验证方式和恢复码均可照常使用。
lost-factor-stopped-next = 发起申请的人知道您的密码。请立即设置新密码，所有设备都会退出登录。
lost-factor-new-password = 设置新密码
lost-factor-finish-what = 等待期已结束。仅打开此页面不会更改任何设置。
lost-factor-finish-click = 点击一下，所有双重验证方式和恢复码都会失效，所有设备都会退出登录。此后只需密码即可登录。
lost-factor-finish-found = <strong>找到了身份验证器应用、通行密钥或恢复码？</strong>请关闭此页面，并用它登录，一切保持不变。
lost-factor-finish-else = <strong>这是其他人发起的？</strong>那么对方知道您的密码，请<a>设置新密码</a>。申请会随即停止，双重验证保持开启。
lost-factor-forbidden = 请联系管理员
lost-factor-forbidden-why = 您是以账号下的用户身份登录的。账号管理员可以在“用户”页面立即重置您的双重验证。
lost-factor-forbidden-then = 重置后，只需密码即可登录，然后请重新开启双重验证。
lost-factor-support = 需要客服协助
lost-factor-support-why = 您曾通过某个联系方式重置过密码，或没有绑定邮箱地址。再向同一联系方式发送验证码，无法进一步证明是您本人。
lost-factor-support-next = 请联系客服，我们会通过其他方式确认是您本人。
lost-factor-support-form = 联系客服
lost-factor-expired = 请重新开始
lost-factor-expired-why = 操作超时、验证码错误次数过多，或账号在此期间发生了更改。双重验证并未关闭。
lost-factor-expired-next = 使用密码登录
lost-factor-over = 此链接已被使用或已过期
lost-factor-over-why = 等待期已结束，或已被停止，例如有人通过双重验证登录了账号。
lost-factor-over-next = 如果不是您发起的，说明有人知道您的密码。请设置新密码，所有设备都会退出登录。
lost-factor-damaged = 此链接已损坏
lost-factor-damaged-how = 有些邮件程序会截断或改动链接。请从消息中复制完整链接，粘贴到地址栏中打开。
lost-factor-missing = 请先使用密码登录
lost-factor-missing-how = 身份验证器应用、通行密钥和恢复码都丢失了？请先输入账号名和密码，在页面要求双重验证时，选择“{ sign-in-lost }”。
lost-factor-missing-link = 如果您是通过我们消息中的链接来到这里的，请再次打开该链接。

## Page: Sign in a desktop app

device-title = 登录桌面应用
device-lead = 应用会显示一个代码。在此输入，即可查看是哪个应用请求以 { $name } 的身份登录。在您确认之前，不会有任何变化。
device-code = 应用显示的代码
device-code-hint = 8 位字母和数字，10 分钟内有效。
device-code-missing = 请输入应用显示的代码。
device-warning = <strong>这个代码或此页面的链接是别人发给您的吗？</strong>请关闭此页面：对方想借此登录您的账号。我们绝不会发送应用代码，任何人都不需要您代为输入代码。
device-help = 桌面应用代码帮助
device-confirm = 这是您的应用吗？
device-confirm-lead = 有一个桌面应用请求以 { $name } 的身份登录。登录后，您能做的它都能做，直到您让它退出登录。
device-request-code = 代码
device-request-code-hint = 应用必须在您面前的屏幕上显示相同的代码。
device-request-name = 应用提供的名称
device-request-name-hint = 名称由应用自行设定，任何人都可以使用任意名称。
device-request-time = 请求时间
device-request-address = 来源网络地址
device-same-address = 与此浏览器的地址相同。
device-other-address = 与此浏览器的地址不同。只有两者使用不同的网络时才属正常，例如手机使用移动数据。
device-approve-if = 请仅在您刚刚亲自启动了该应用时批准。如果是别人让您输入代码，请拒绝。
device-deny = 拒绝
device-approve = 批准
device-approved = 已批准该应用
device-approved-next = 请返回应用，它会在几秒内登录。随后我们会发送邮件通知您。
device-take-back = 点错了，撤回批准
device-devices = 查看我的设备
device-denied = 应用未登录
device-denied-what = 该代码已无法再使用。
device-denied-else = 是别人让您输入代码的吗？对方想借此登录您的账号。您无需再做任何操作。如果对方还知道您的密码，请<a>修改密码</a>。

## Scripts: parts of every page

js-browser = 浏览器
js-pause = { $clock } 后可重新发送
js-offline = 无法连接到服务。请检查网络连接，然后重试。
js-rate-limited = 尝试次数过多。{ $when }即可重试。
js-unavailable = 服务暂时无法响应，{ $when }可重试。
js-captcha-unsolved = 请先在按钮上方完成人机验证。
js-captcha-failed = 人机验证未通过。按钮上方有新的验证，请重试。
js-failed = 操作失败，请重试。如果问题持续存在，请联系客服。
js-moment-soon = 稍后
js-moment-at = { $in }（{ $time }）
js-moment-after = { $in }（{ $time } 之后）

## Scripts: forms

js-tries-left = { $wrong }还可以尝试 { $count } 次。
js-form-broken = 页面出现问题，请重新加载。
js-form-check = 请检查此项内容。
js-form-several = 有 { $count } 项内容需要修改。
js-copy-refused = 浏览器不允许此页面复制内容。请选中文本后自行复制。
js-copied = 已复制
js-password-too-short = 请至少使用 { $min } 个字符。
js-password-too-long = 最多只能使用 { $max } 个字符。
js-password-bad-character = 只能使用文字、数字和符号。
js-password-contains-name = 密码中不能包含账号名或用户名。
js-password-differs = 两次输入的密码不一致。
js-rule-met = （符合）
js-rule-broken = （不符合）
js-between-sentences = {""}
js-day-and-time = { $day } { $time }
js-show = 显示
js-hide = 隐藏
js-code-just-sent = 我们刚刚已向您发送验证码。如果该验证码用于其他操作，则不能在此使用。{ $when }可再次发送。
js-code-used-up = 您今天获取验证码的次数已达上限。{ $when }可再次发送。
js-code-no-address = 您的账号没有邮箱地址，我们无法发送验证码。<a>请与我们联系，我们会帮助您</a>。
js-code-sent-again = 新的验证码已发送，之前的验证码已失效。
js-passkey-unused = 未使用通行密钥。请重试，或换一种方式。
js-passkey-exists = 此设备或安全密钥已有您账号的通行密钥。
js-passkey-address = 通行密钥无法在此网址使用。
js-passkey-failed = 浏览器无法完成此操作。请重试，或换一种方式。
js-captcha-check = 我不是机器人
js-captcha-checking = 正在验证…
js-captcha-checked = 验证通过
js-captcha-not-checked = 验证未完成，请重试。
js-captcha-renewed = 图片已更换。
js-captcha-not-renewed = 暂时无法更换图片，请重试。

## Scripts: the second factor

js-factor-your-address = 您的邮箱地址
js-factor-in-a-row = 验证码连续错误次数过多。请使用恢复码，之后其他验证码即可恢复使用。
js-factor-used-up = 验证码错误次数过多，目前只能使用恢复码。{ $when }可使用其他验证码。
js-factor-recovery-used-up = 恢复码错误次数过多。{ $when }即可重试。
js-reauthenticate-wrong = 密码不正确。

## Scripts: the sign-in

js-sign-in-wrong = 账号名或密码不正确。请检查输入是否有误；如果您是账号下的用户，请输入“账号名/用户名”。如果管理员已重置您的密码，请使用那条消息中的链接。您也可以<a>找回账号</a>。
js-sign-in-attacked = 有人针对此名称尝试了大量密码。请先在按钮上方完成人机验证，然后重新登录。
js-sign-in-attacked-quiet = 有人针对此名称尝试了大量密码。请重新登录，浏览器会通过短暂的运算完成人机验证。
js-sign-in-five-wrong = 验证码已错误五次，本次登录已终止。请重新输入密码。
js-sign-in-expired = 已超过 10 分钟，或验证码错误次数过多。请重新输入密码。
js-sign-in-passkey-expired = 已超过 5 分钟。请重新选择通行密钥。

## Scripts: a lost second factor

js-lost-factor-one-wrong = 其中一个验证码不正确，或不是最新的。请检查两个验证码。
js-lost-factor-wrong = 验证码不正确。只有最新邮件中的验证码有效。
js-lost-factor-used-up = 今天的验证码错误次数过多。{ $when }即可重试。

## Scripts: signing in a desktop app

js-device-no-name = 未提供名称
js-device-name-quoted = “{ $name }”
js-device-over = 该应用已不再等待批准：代码已超过 10 分钟，或已被使用。请让应用显示新的代码。
js-device-unknown = 没有使用此代码等待批准的应用。请与您的应用显示的代码核对，或让应用显示新的代码。
js-device-signed-in = 该应用已登录。<a>在设备列表中让它退出登录</a>。

## Page: Forgot your name or password

forgot-title = 忘记账号名或密码
forgot-heading = 忘记账号名或密码？
forgot-lead-email = 请输入您的邮箱地址。我们会通过邮件把您的账号名和设置新密码的链接发送给您。
forgot-lead-phone = 请输入您的手机号。我们会向您发送验证码，输入后即可在此查看您的账号并设置新密码。
forgot-way = 通过哪种方式联系您？
forgot-way-email = 邮件
forgot-way-phone = 短信
forgot-email = 邮箱地址
forgot-email-missing = 请输入邮箱地址。
forgot-email-wrong = 请输入一个邮箱地址，例如 name@example.com。
forgot-use-number = 这是手机号，改为发送短信
forgot-phone = 手机号
forgot-phone-hint = 请以加号和国际区号开头，例如 +49 1512 3456789。
forgot-know-name = 我知道账号名
forgot-know-name-hint = 如果填写账号名，我们的消息将只涉及该账号。
forgot-account = 账号名
forgot-user = 用户名
forgot-optional = 选填
forgot-send-link = 发送链接
forgot-send-code = 发送验证码
forgot-have-code = 我有验证码
forgot-back = 返回登录
forgot-sent-heading-email = 请查收邮件
forgot-sent-heading-phone = 请查看手机
forgot-sent-email = 如果 { $address } 已绑定账号，您会收到我们发送的邮件，主题为“重置您的 { $brand } 密码”。其中的链接和验证码 15 分钟内有效。
forgot-sent-phone = 如果 { $address } 已绑定账号，您会收到我们发送的短信。其中的验证码 10 分钟内有效。
forgot-reference-email = 邮件中会显示同样的两个单词，您可以据此确认这就是您申请的邮件。
forgot-reference-phone = 短信中会显示同样的两个单词，您可以据此确认这就是您申请的短信。
forgot-code-email = 邮件验证码
forgot-code-phone = 短信验证码
forgot-code-hint-email = 在其他设备上查看邮件？请在此输入验证码。
forgot-code-hint-phone = 请仅在此处输入验证码，不要告诉任何人。
forgot-continue = 继续
forgot-send-another = 重新发送
forgot-junk = 也请查看垃圾邮件文件夹。
forgot-no-mail = 几分钟后仍未收到邮件？
forgot-no-sms = 几分钟后仍未收到短信？
forgot-wrong-address = 邮箱地址有误？更改
forgot-wrong-number = 手机号有误？更改
forgot-ask-support = 联系客服
forgot-expired = 此验证码已被使用或已过期
forgot-expired-email = 验证码 15 分钟内有效，最多可尝试五次。您的账号安全不受影响。请获取新的验证码。
forgot-expired-phone = 验证码 10 分钟内有效，最多可尝试五次。您的账号安全不受影响。请获取新的验证码。
forgot-another = 获取新的验证码
forgot-administrator = 没有绑定邮箱地址或手机号？请联系管理员

## Page: Reset your password

reset-title = 重置密码
reset-opened = 您已打开我们邮件中的链接。在下一页，您可以查看账号并设置新密码。
reset-not-asked = 不是您申请的？请关闭此页面，目前没有任何更改。
reset-continue = 继续
reset-expired = 此链接已被使用或已过期
reset-expired-why = 链接 15 分钟内有效，且只能使用一次。您的账号安全不受影响。请获取新的链接。
reset-missing = 请打开邮件中的链接
reset-missing-why = 需要通过邮件中的链接打开此页面。如果您刚刚重新加载了页面，请再次打开该链接。
reset-damaged = 此链接已损坏
reset-damaged-why = 有些邮件程序会截断或改动链接。请从邮件中复制完整链接，粘贴到地址栏中打开；也可以在您提出申请的页面输入邮件中的验证码。
reset-type-code = 输入验证码
reset-another = 获取新的链接

## Choosing a new password, at the end of a recovery

choose-title = 设置新密码
choose-more = 还有其他账号未在此列表中显示。如果没有您要找的账号，请<a>重新申请</a>，并在“我知道账号名”下输入账号名。
choose-change = 修改密码
choose-done = 密码已修改
choose-done-what = 您在所有设备上都已退出登录。请使用新密码登录 { $name }。
choose-done-factors = 您的双重验证方式未更改。
choose-sign-in = 登录
choose-time-up = 已超时
choose-time-up-why = 为保护账号安全，设置密码的时间限制为 10 分钟。您的密码未修改。

## Fields for a new password

password-new = 新密码
password-new-missing = 请设置密码。
password-again = 确认新密码
password-again-missing = 请再次输入密码。
password-rule-length = { $password-min }–{ $password-max } 个字符
password-rule-name = 不包含账号名或用户名

## Field for a mobile number

phone-missing = 请输入手机号。
phone-wrong = 请输入一个以加号和国际区号开头的手机号，例如 +49 1512 3456789。

## Page: Choose your password

activate-title = 设置密码
activate-lead = 以后您将使用此密码登录 { $brand }。包括管理员在内，其他任何人都不会知道此密码。
activate-name = 您的登录名是 { $name }。
activate-set = 设置密码
activate-done = 密码已设置
activate-done-name = 现在可以使用 { $name } 登录了。
activate-sign-in = 登录
activate-expired = 此链接已被使用或已过期
activate-expired-why = 链接 24 小时内有效，且只能使用一次。如果您已设置密码，请直接登录。
activate-expired-invited = 链接是管理员发给您的？请向管理员索取新的链接。
activate-expired-registered = 是您自己创建的账号？<a>重新创建</a>
activate-missing = 请打开您收到的链接
activate-missing-why = 需要通过邮件中的链接或管理员提供的链接打开此页面。如果您刚刚重新加载了页面，请再次打开该链接。
activate-damaged = 此链接已损坏
activate-damaged-why = 有些邮件程序会截断或改动链接。请复制完整链接，粘贴到地址栏中打开。如果仍然不行，请获取新的链接。
activate-register = 创建账号
activate-taken = 此名称已被使用
activate-taken-why = 在此期间，已有其他人用此名称创建了账号。请换一个名称。
activate-another-name = 换一个名称

## Page: Create an account

register-title = 创建账号
register-lead = 我们会向您发送一封带有链接的邮件，打开链接即可设置密码。
register-account = 账号名
register-account-hint = 您的邮箱地址，或 3–64 个字符的名称：可使用字母 a–z、数字、句点、连字符和下划线。
register-account-missing = 请输入账号名或您的邮箱地址。
register-account-wrong = 请输入邮箱地址，或 3–64 个字符的名称：可使用字母 a–z、数字、句点、连字符和下划线，并以字母或数字开头。
register-email = 邮箱地址
register-email-hint = 如果您忘记账号名或密码，我们会向此邮箱发送邮件。
register-email-missing = 请输入邮箱地址。
register-email-wrong = 请输入一个邮箱地址，例如 name@example.com。
register-create = 创建账号
register-have-account = 已有账号？<a>登录</a>
register-sent = 请查收邮件
register-sent-to = 我们已向 { $address } 发送邮件。请在 24 小时内打开其中的链接并设置密码。
register-sent-nothing = 几分钟后仍未收到？请查看垃圾邮件文件夹，或<a>了解其他解决办法</a>。
register-send-again = 重新发送
register-wrong-address = 邮箱地址有误？更改
register-closed = 仅限受邀创建账号
register-closed-how = 新的 { $brand } 账号由服务运营方创建。请向运营方申请，您随后会收到一封带有设置密码链接的邮件。
register-closed-sign-in = 登录
register-closed-support = 如何联系客服

## Page: Was this not you?

not-me-title = 不是您本人操作？
not-me-lead = 我们曾通知您账号有一项更改。仅打开此页面不会更改任何设置。
not-me-was-you = <strong>是您本人操作？</strong>请关闭此页面，一切保持不变。
not-me-was-not-you = 是其他人操作？
not-me-undoes = <strong>我们会撤销此更改</strong>以及之后的更改，恢复您之前的邮箱地址、手机号和双重验证方式。
not-me-signs-out = <strong>我们会让所有设备退出登录</strong>，并冻结通过这些设备创建或增加权限的用户。
not-me-freezes = <strong>我们会冻结您的账号。</strong>在您重置密码之前，任何人都无法以您的身份登录。
not-me-undo = 不是我本人：撤销更改并冻结账号
not-me-done = 更改已撤销，账号已冻结
not-me-done-what = 我们已让 { $name } 的所有设备退出登录。在重置密码之前，任何人都无法用此名称登录。
not-me-next = 接下来该怎么做
not-me-next-mailbox = 其他人可能看到您的邮件吗？如果可能，请先为您的邮箱设置新密码。
not-me-next-reset = 在这里重置密码，账号就会解除冻结。
not-me-next-code = 登录账号。如果除密码外，页面还要求进一步验证，请使用通行密钥、身份验证器应用或恢复码。如果都没有，请打开我们更早消息中的“不是我本人”链接。消息越早，能撤销的更改越多。
not-me-next-review = 检查联系方式、设备和双重验证方式，移除或关闭不属于您的项目。部分更改需要在重置密码 24 小时后才能进行。
not-me-reset = 重置密码
not-me-user = 您是账号下的用户。如果收不到任何消息，请向管理员索取设置新密码的链接。
not-me-expired = 此链接已被使用或已过期
not-me-expired-used = 链接 7 天内有效，且只能使用一次。如果您使用过该链接，则更改已撤销，账号也已冻结。重置密码即可解除冻结。
not-me-expired-else = 如果您没有使用过，而账号确实异常，请立即重置密码，所有设备都会退出登录。然后检查联系方式和双重验证方式，如需帮助请联系客服。
not-me-support = 联系客服
not-me-missing = 请打开我们消息中的链接
not-me-missing-why = 需要通过我们消息中的链接打开此页面。如果您刚刚重新加载了页面，请再次打开该链接。链接 7 天内有效。
not-me-missing-else = 如果消息已经找不到，而您怀疑有其他人登录了您的账号，请重置密码，所有设备都会退出登录。
not-me-damaged = 此链接已损坏
not-me-damaged-why = 有些邮件程序会截断或改动链接。请从消息中复制完整链接，粘贴到地址栏中打开。

## Page: No message from us?

help-title = 没收到我们的消息？
help-lead = 消息大多会在一分钟内送达。如果没有收到，请依次尝试以下步骤，最有效的排在最前面。
help-more = 其他问题
help-junk = 查看垃圾邮件文件夹
help-junk-how = 也请查看“垃圾邮件”“广告邮件”“订阅邮件”等分类，以及您设置了收信规则的文件夹。
help-subject = 搜索邮件主题
help-subject-how = 在所有邮件中搜索“{ $brand }”。重置密码的邮件主题是“重置您的 { $brand } 密码”。
help-addresses = 试试您的其他邮箱
help-addresses-how = 我们只会向账号绑定的邮箱地址发送邮件。为了您的安全，本网站不会透露是否绑定了邮箱地址。您可能使用了其他邮箱，例如公司、学校或以前的邮箱。
help-wait = 等待几分钟
help-wait-how = 有些邮件服务商和企业过滤系统会暂时拦截陌生发件人的邮件。
help-pause = 不要频繁申请
help-pause-how = 同一邮箱最多可连续收到三条消息，之后每五分钟一条。
help-address-book = 将我们添加到通讯录
help-address-book-how = 通讯录中联系人发来的邮件很少会被归为垃圾邮件。您可以在我们之前发送的任何邮件中找到我们的地址。
help-another = 重新申请
help-support = 联系客服
help-register = 正在等待创建新账号的邮件？<a>重新申请</a>
help-sms = 没收到短信？
help-sms-lead = 短信中只有验证码，没有链接。请在您提出申请的页面输入验证码。
help-sms-signal = 检查手机是否有信号，并将飞行模式打开后再关闭。在境外时，部分短信可能无法送达。
help-sms-blocked = 查看被拦截的短信，以及来自陌生号码的短信。
help-sms-form = 输入手机号时，请以加号和国际区号开头：+49 1512 3456789，而不是 01512 3456789。
help-sms-linked = 我们只会向账号绑定的手机号发送短信。为了您的安全，本网站不会透露是否绑定了手机号。
help-sms-limit = 同一手机号最多可连续收到三条短信，之后每五分钟一条。
help-sms-email = 如果绑定了邮箱地址，请<a>改用邮件</a>。
help-sms-neither = 两种都无法使用？<a>管理员可以帮助您</a>
help-countries = 支持短信的国家/地区
help-countries-only = 我们无法向其他国家/地区的手机号发送短信。
help-administrator = 没有绑定邮箱地址或手机号？
help-administrator-who = 这种情况下我们无法联系到您。请联系为您创建用户的管理员。管理员可以：
help-administrator-reset = 给您一个设置密码的链接。链接 24 小时内有效，且只能使用一次。管理员不会知道您的密码。
help-administrator-contact = 为您填写邮箱地址或手机号，下次您就可以自行处理。
help-administrator-factors = 在您无法再获取验证码时，关闭您的双重验证方式。
help-administrator-own = 是您自己的账号？<a>联系客服</a>
help-codes = 登录时的验证码
help-codes-mail = 验证码邮件的主题是“您的 { $brand } 验证码”。上面查找邮件的步骤同样适用。
help-codes-newest = 只有最新邮件中的验证码有效。验证码 10 分钟内有效，只能使用一次，并且要在您提出申请的页面输入。
help-codes-again = 30 秒后可以获取新的验证码，每天最多 20 次。
help-codes-app = 身份验证器应用会自行显示验证码。请打开应用并找到 { $brand }。如果验证码被拒绝，请让手机自动设置时间。
help-codes-recovery = 无法获取验证码？请改用恢复码。
help-codes-lost = 设置新密码不会关闭双重验证。<a>全部丢失时怎么办</a>
help-passkeys = 通行密钥
help-passkeys-use = 在登录页面选择“使用通行密钥登录”。有了通行密钥，就不需要输入密码和验证码。
help-passkeys-other = 如果浏览器找不到通行密钥，它可能在另一台设备上。请在浏览器窗口中选择其他设备，打开蓝牙，然后用手机扫描二维码。
help-passkeys-refused = 如果通行密钥被拒绝，请先使用密码登录，再使用通行密钥。重置密码后可能会出现这种情况。
help-passkeys-lost = 存有通行密钥的设备丢失了？请用其他方式登录，并<a>移除该通行密钥</a>。没有您的指纹、面容或 PIN 码，任何人都无法使用它。
help-recovery-codes = 恢复码
help-recovery-codes-where = 开启双重验证时，您会获得十个恢复码。请在密码管理器、纸质记录中查找，或找找名为“{ $brand } 恢复码”的文件。
help-recovery-codes-how = 恢复码由 16 位字母和数字组成，例如 ABCD-EFGH-JKMN-PQRS。输入密码后，用恢复码代替验证码。每个只能使用一次。
help-recovery-codes-new = 只剩几个，或被其他人知道了？<a>生成新的恢复码</a>，旧的恢复码会随即失效。
help-trusted = “在此浏览器上不再询问”
help-trusted-what = 勾选后，浏览器在 { $trust-days } 天内不会再要求输入验证码。请仅在没有其他人使用的设备上勾选。
help-trusted-ends = 到期后、删除浏览器 Cookie 后，或密码、双重验证方式或邮箱地址更改后，浏览器会再次要求输入验证码。管理员也可以停用此功能。
help-trusted-undo = 在不属于您的设备上勾选了？<a>让所有浏览器重新要求输入验证码</a>
help-device = 桌面应用显示了代码
help-device-how = 打开<a>桌面应用登录页面</a>，登录后输入应用显示的代码。确认页面上显示的正是您面前的应用，然后批准。
help-device-old = 代码 10 分钟内有效，且只能使用一次。如果被拒绝，请让应用显示新的代码。
help-device-sent = 有人给您发了代码或该页面的链接？请勿使用，对方想借此登录您的账号。我们绝不会发送应用代码。
help-device-undo = 误批准了应用？请<a>让它退出登录</a>，然后设置新密码。
help-lost = 身份验证器应用、通行密钥和恢复码全部丢失？
help-lost-begin = 使用密码登录。在页面要求双重验证时，选择“{ sign-in-lost }”。如果您是账号下的用户，可能需要由管理员为您关闭双重验证。
help-lost-codes = 我们会向您的邮箱发送验证码。输入后等待期开始，页面会显示何时结束。
help-lost-both = 我们会分别向您的邮箱和手机号发送验证码。如果两者均已绑定满 7 天且未更改，输入两个验证码即可立即关闭双重验证。如果只输入邮件中的验证码，则会开始等待期，页面会显示何时结束。
help-lost-wait = 等待期间，我们每天都会提醒您。请勿修改密码或联系方式，否则等待期会随即结束。
help-lost-finish = 等待期结束后，我们会通过邮件发送一个 7 天内有效的链接。打开链接并确认，双重验证就会关闭，所有设备都会退出登录。
help-lost-after = 使用密码登录，重新开启双重验证，并保存新的恢复码。
help-lost-found = 找到了身份验证器应用、通行密钥或恢复码？请用它登录，等待期会随即停止。
help-lost-stranger = 没有申请却收到了提醒？这说明有人知道您的密码。请通过消息中的链接停止申请，并设置新密码。

## Scripts: recovering a name or password

js-forgot-account-too = 请同时输入账号名。
js-forgot-code-wrong = 验证码不正确。请与显示上方两个单词的那条消息核对。
js-recover-one = 这是您的账号
js-recover-several = 您要重置哪个账号的密码？
js-recover-missing = 请选择账号。
js-recover-user = { $account } 的用户
js-recover-time-left = 剩余时间：{ $time }
js-recover-minutes-left = 设置密码的时间还剩 { $minutes } 分钟。

## Scripts: creating an account

js-register-taken = 此名称已被使用，请换一个。
js-register-closed = 新账号由服务运营方创建，请向运营方申请。

## Scripts: Was this not you?

js-not-me-email = 已恢复您之前的邮箱地址。
js-not-me-phone = 已恢复您之前的手机号。
js-not-me-passkey-removed = 已移除后来添加的通行密钥。
js-not-me-passkey-restored = 您之前的通行密钥已恢复使用。
js-not-me-app-off = 已移除后来添加的身份验证器应用。
js-not-me-app-restored = 您之前的身份验证器应用已恢复使用。
js-not-me-email-codes-off = 已关闭后来开启的邮箱验证码。
js-not-me-email-codes-restored = 已重新开启邮箱验证码。
js-not-me-recovery-codes-restored = 您之前的恢复码已恢复使用。
js-not-me-policy = 您账号的登录规则至少与之前一样严格。
js-not-me-users = { $count ->
   *[other] 我们已冻结以下用户：{ $users }。重置密码 24 小时后，您可以在“用户”页面解除冻结；如果使用之前的通行密钥、身份验证器应用或恢复码，则可立即解除。
  }
js-not-me-conflict = 同一时间有其他更改，因此尚未撤销任何内容。请再次点击按钮。

## Scripts: a new password

js-strength-weak = 此密码可能被猜到。密码越长越安全，例如使用几个不相关的词语。
js-strength-fair = 此密码好一些了。再加几个字符就很难猜到。
js-strength-strong = 此密码长度足够。请勿在其他地方使用。

## Scripts: messages that are asked for too often

js-too-soon = 您已申请了三条消息。{ $when }可发送下一条。之前收到的消息仍然有效。

## Page: Support

support-title = 客服
support-lead = 如果这些页面无法解决您的问题，可以由人工客服协助您。
support-contact = 联系客服
support-ask-operator = 请联系此服务的运营方，即向您提供本网站地址的人员或机构。如果您以账号下的用户身份登录，请先联系该账号的管理员。管理员可以给您发送新的链接。
support-ready = 请准备好以下信息
support-ready-reference = 页面和我们的消息中显示的两个单词。
support-ready-time = 您操作的时间，以及当时页面显示的内容。
support-ready-name = 您的账号名；如有用户名，也请提供。
support-ready-code = 如果您无法获取验证码，也没有恢复码，请告诉我们。设置新密码无法解决这个问题。
support-secrets = <strong>请勿将密码、验证码或我们消息中的链接告诉任何人。</strong>客服不需要这些信息，也绝不会向您索要。
support-waiting = 还在等待消息？<a>看看常见的解决办法</a>

## Page: not found

not-found-title = 找不到页面
not-found-heading = 此页面不存在
not-found-why = 网址可能输入或复制有误，或者页面已移动。邮件中的链接请直接点击打开。

## Page: what the pages of the settings share

settings-nav = 设置
settings-account-tab = 账号
settings-security-tab = 安全
settings-activity-tab = 活动记录
settings-users-tab = 用户
settings-loading = 正在加载…
settings-unavailable = 无法加载此页面
settings-retry = 重试
settings-cancel = 取消
settings-optional = 选填

## Page: Account settings

account-title = 账号设置
account-profile = 登录身份
account-name = 账号
account-signed-in-as = 当前登录
account-contacts = 联系方式
account-contacts-hint = 更改其中一项时，我们会同时通知原联系方式和新联系方式。7 天内可通过原联系方式撤销更改。
account-email = 邮箱地址
account-phone = 手机号
account-contact-linked = 已绑定
account-remove = 移除
account-remove-phone = 移除您的手机号
account-devices = 已登录的设备
account-devices-hint = 如果有您不认识的设备，请让它退出登录，然后修改密码。
account-devices-desktop = 登录显示代码的桌面应用
account-sign-out-others = 让所有其他设备退出登录
account-trusted = 受信任的浏览器
account-trusted-hint = 在这些浏览器上登录只需密码，无需验证码。如果您修改密码或双重验证方式，所有浏览器都会再次要求输入验证码。
account-distrust-all = 在所有浏览器上要求输入验证码
account-language = 语言
account-locale = 页面和消息的语言
account-locale-browser = 浏览器的语言
account-language-save = 保存
account-password = 修改密码
account-password-hint = 修改后，其他设备都会退出登录。
account-current-password = 当前密码
account-current-password-missing = 请输入当前密码。
account-reveal = 显示
account-reveal-current = 当前密码
account-new-email = 新的邮箱地址
account-new-email-lead = 我们会向此邮箱发送验证码。
account-name-stays = 您的账号名不变，登录时仍使用 { $account }。
account-email-missing = 请输入邮箱地址。
account-email-wrong = 请输入一个邮箱地址，例如 name@example.com，只能使用不带重音符号的英文字母。
account-mail-code = 发送验证码
account-new-phone = 您的手机号
account-new-phone-lead = 我们会通过短信向此手机号发送验证码。
account-phone-hint = 请以加号和国际区号开头，例如 +49 1512 3456789。查看<a>支持短信的国家/地区</a>。
account-text-code = 发送验证码
account-check-mail = 请查收邮件
account-check-phone = 请查看手机
account-code-sent = 验证码已发送至 { $contact }。
account-code = 6 位验证码
account-code-hint = 验证码 10 分钟内有效。
account-code-confirm = 确认
account-code-later = 以后再说
account-no-sms = 为什么没收到？
account-no-sms-newest = 只有最新短信中的验证码有效。
account-no-sms-life = 验证码 10 分钟内有效，且只能使用一次。
account-no-sms-wait = 短信可能需要一分钟左右才能送达。30 秒后可以重新发送。
account-no-sms-more = 查看其他可能的原因（在新标签页中打开）

## Page: Security settings

security-title = 安全设置
security-lead = 开启双重验证后，有人使用您的密码登录时，我们还会要求提供通行密钥或验证码。这样，即使密码被盗，仅凭密码也无法登录。
security-turn-on = 开启
security-turn-off = 关闭
security-required = 管理员要求使用双重验证。请先开启另一种符合要求的方式，再关闭此方式。
security-passkeys = 通行密钥
security-passkeys-hint = 使用解锁设备的指纹、面容或 PIN 码登录，也可以使用安全密钥。通行密钥可代替密码和验证码，且只能在此网站使用。
security-passkeys-required = 管理员要求使用双重验证。请先开启另一种符合要求的方式，再移除最后一个通行密钥。
security-passkeys-held = 您的密码不久前重置过。在 { $end } 之前，您添加的通行密钥必须与密码一起使用。
security-no-passkeys-here = 此浏览器无法创建通行密钥。
security-add-passkey = 添加通行密钥
security-app = 身份验证器应用
security-app-hint = 手机或电脑上的应用每 30 秒显示一个新的验证码，无需联网。即使有人能登录您的邮箱，也拿不到验证码。
security-email = 邮箱验证码
security-codes = 恢复码
security-codes-hint = 无法通过其他方式获取验证码时，可使用恢复码登录，每个只能使用一次。
security-codes-alone = 在您添加通行密钥，或开启身份验证器应用或邮箱验证码之前，登录时需要输入恢复码。
security-new-codes = 生成新的恢复码
security-app-setup = 设置身份验证器应用
security-app-get = 获取应用
security-app-get-hint = 您可以使用 Google Authenticator、Microsoft Authenticator 或其他身份验证器应用。许多密码管理器也内置了此功能。
security-app-scan = 扫描此二维码
security-app-qr = 二维码，包含旁边显示的密钥
security-app-key = 或在应用中输入此密钥：
security-app-copy = 复制密钥
security-app-open = 在应用中打开
security-app-enter = 输入应用显示的验证码
security-app-code-hint = 应用每 30 秒显示一个新的验证码。
security-email-sent = 验证码已发送至 { $address }。请在此输入，以确认您能收到我们的邮件。
security-save-codes = 保存恢复码
security-is-on = 双重验证已开启。
security-save-codes-why = 无法通过其他方式获取验证码时，可使用恢复码登录，每个只能使用一次。如果双重验证方式和这些恢复码都丢失了，即使设置新密码也无法登录。
security-save-codes-once = 恢复码仅显示这一次。请保存在只有您能找到的地方，例如存入密码管理器或写在纸上。
security-codes-of-brand = { $brand } 恢复码
security-copy-codes = 复制
security-download-codes = 下载
security-print-codes = 打印
security-codes-saved = 我已保存
security-name-passkey = 为通行密钥命名
security-passkey-name = 名称
security-passkey-name-hint = 注明通行密钥保存在哪里，方便以后辨认。
security-passkey-name-missing = 请输入名称。
security-passkey-continue = 继续

## Page: Activity

activity-title = 活动记录
activity-views = 查看谁的活动记录
activity-own = 您
activity-account = 整个账号
activity-not-you = <strong>不是您本人？</strong>如果看到不是您进行的操作，请<a>修改密码</a>，其他设备都会退出登录。
activity-act = 操作
activity-everything = 全部
activity-user = 用户名
activity-user-wrong = 用户名为 1–64 个字符，可使用字母 a–z、数字、句点、连字符和下划线。
activity-from = 开始日期
activity-to = 结束日期
activity-search = 搜索
activity-download = 下载 JSON Lines 文件
activity-pages = 活动记录分页
activity-newest = 返回最新记录
activity-older = 更早的活动记录

## Page: Users

users-title = 用户
users-forbidden = 仅管理员可查看此页面
users-forbidden-why = 只有账号的管理员，以及拥有 { $manage } 或 { $read } 权限的用户，才能在此页面查看账号下的用户。如需查看，请联系管理员。
users-own-settings = 您自己的设置
users-lead = 用户使用账号名、用户名和自己的密码登录，权限决定了他们可以进行哪些操作。
users-create = 创建用户
users-search = 搜索
users-search-hint = 用户名的开头部分
users-name = 用户名
users-state = 状态
users-factors = 双重验证方式
users-last-sign-in = 上次登录
users-pages = 列表分页
users-first-page = 返回第一页
users-all = 所有用户
users-next-page = 下一页
users-frozen = 此用户已被冻结，无法登录。可能是用户通过我们消息中的链接，报告有人冒用其身份；也可能是管理员撤销了某个会话中的更改，而此用户是在该会话中创建或更改的。解除冻结前，请确认三点：您认识此用户、您认可其权限和联系方式，并且没有其他人能看到该用户的邮件。
users-more-than-you = 此用户的权限比您多，因此您无法更改。
users-edit = 联系方式和权限
users-name-hint = 1–64 个字符，可使用字母 a–z、数字、句点、连字符和下划线。创建后无法更改。
users-name-missing = 请输入用户名。
users-name-wrong = 请使用 1–64 个字符：字母 a–z、数字、句点、连字符和下划线，并以字母或数字开头。
users-permissions = 权限
users-grant-hint = 您可以将自己拥有的权限授予用户。
users-manage = 管理用户
users-manage-hint = 可创建、更改、重置和删除权限比自己少的用户，并将自己拥有的权限授予他们。
users-read = 查看用户
users-read-hint = 可查看此列表，但不能更改任何内容。
users-audit = 查看所有人的活动记录
users-audit-hint = 可在“活动记录”页面查看谁在何时对账号进行了什么操作。
users-others = 其他服务的权限
users-others-hint = 请按 { $form } 的格式填写，例如 { $example }，并用空格、逗号或换行分隔。
users-create-submit = 创建用户
users-save = 保存更改
users-password = 密码
users-reset-password = 重置密码
users-restore = 解除此用户的冻结
users-reset-factors = 重置双重验证
users-delete-title = 删除
users-delete-hint = 适用于不应再登录的用户。删除后无法恢复。
users-delete = 删除此用户
users-link-title = 转交此链接
users-link-lead = 任何获得此链接的人都可以设置 { $user } 的密码。请只交给本人，当面交付或使用您信任的方式。登录时还需要名称 { $name }。
users-link = 一次性链接
users-link-life = 链接 24 小时内有效，且只能使用一次。
users-link-once = 此链接仅显示这一次。如果丢失，请在该用户的页面点击“{ $action }”生成新的链接。
users-link-copy = 复制链接
users-link-done = 完成

## Page: Users, the rules for signing in

policy-title = 登录规则
policy-hint = 规则将从每个人下次登录起生效。已登录的人会保持登录状态。
policy-required = 要求用户使用双重验证
policy-required-hint = 未设置的用户下次登录时，必须先开启双重验证才能进行其他操作。
policy-kinds = 符合要求的双重验证方式
policy-passkey = 通行密钥
policy-app = 身份验证器应用
policy-email = 邮箱验证码
policy-email-hint = 安全性不会高于用户邮箱本身。
policy-web = 浏览器自动退出登录的时间
policy-web-unit = 浏览器自动退出登录时间的单位
policy-apps = 应用自动退出登录的时间
policy-apps-unit = 应用自动退出登录时间的单位
policy-life-hint = 从登录时开始计算，对您同样适用。
policy-life-missing = 请输入数字。
policy-life-wrong = 请输入大于或等于 1 的数字。
policy-minutes = 分钟
policy-hours = 小时
policy-days = 天
policy-trusted = 允许信任浏览器
policy-trusted-hint = 在浏览器中输入过验证码的人，可以选择让该浏览器在一段时间内不再询问。对您同样适用。
policy-lost = 允许丢失全部双重验证方式的用户自行关闭双重验证
policy-lost-hint = 否则，用户需要请您或有权管理用户的人代为关闭。
policy-save = 保存规则

## Scripts: what the pages of the settings share

js-client-web = 网页浏览器
js-client-mobile = 移动应用
js-client-desktop = 桌面应用
js-root = 企业管理员
js-factor-passkey = 通行密钥
js-factor-app = 身份验证器应用
js-factor-email = 邮箱验证码
js-settings-changed-elsewhere = 在此期间有人更改了此项内容。现在显示的是最新状态。
js-notice-lost-factor = 有人知道您的密码，并告诉我们您的双重验证方式已全部丢失。
js-notice-lost-factor-from = 从 { $at } 起，可通过我们邮件中的链接关闭双重验证。
js-notice-lost-factor-stop = 如果不是您本人，请<a>修改密码</a>以停止申请。如果是您本人，并且已找到其中一种双重验证方式，请用它重新登录，申请也会停止。
js-notice-factors-reset = 管理员已于 { $day }关闭您的所有双重验证方式。<a>请重新开启</a>。如果这不是您要求的，请联系管理员。
js-notice-factor-required = 管理员要求使用双重验证。<a>立即开启</a>。从下次登录起，必须先开启才能进行其他操作。
js-notice-policy-changed = 管理员已于 { $day }更改登录规则，将从您下次登录起生效。
js-notice-hold = 在 { $at } 之前，部分更改无法进行。
js-notice-hold-why = 您在过去 24 小时内重置过密码。目前不能更改邮箱地址、手机号和用户，也不能关闭双重验证方式或生成新的恢复码。进行此类更改时，如果使用重置之前就已设置的双重验证方式确认，则无需等待。
js-notice-enrol = 管理员要求使用双重验证。请在此开启，之后才能进行其他操作。
js-passkey-offer = 下次可以用解锁此设备的方式登录，无需密码和验证码：<a>添加通行密钥</a>。
js-passkey-offer-no = 不再询问

## Scripts: Account settings

js-devices-this = 此设备
js-devices-times = 上次使用：{ $used }，登录时间：{ $began }
js-devices-times-this = 登录时间：{ $began }
js-devices-numbered = { $name }（{ $number }）
js-devices-sign-out = 退出登录
js-devices-sign-out-name = 让 { $name } 退出登录
js-devices-sign-out-question = 让 { $name } 退出登录？
js-devices-sign-out-consequence = 使用该设备的人需要重新登录。
js-devices-signed-out = 已退出登录。
js-devices-others-question = 让所有其他设备退出登录？
js-devices-others-consequence = 您将只在此设备上保持登录。
js-trusted-this = 此浏览器
js-trusted-times = 信任至 { $ends } · 上次登录：{ $used }
js-trusted-ask = 要求输入验证码
js-trusted-ask-name = 在 { $name } 上要求输入验证码
js-trusted-ask-question = 在 { $name } 上重新要求输入验证码？
js-trusted-ask-consequence = 下次在该浏览器上登录时，输入密码后还需要验证码。不会有人因此退出登录。
js-trusted-asks = 下次在该浏览器上登录时需要验证码。
js-trusted-all-question = 在所有浏览器上重新要求输入验证码？
js-contacts-none = 未设置
js-contacts-no-email = 添加邮箱后，您可以通过邮件重置密码，我们也能及时通知您重要更改。
js-contacts-email = 您可以通过邮件重置密码。账号的重要通知也会发送到这里。
js-contacts-email-codes = 您可以通过邮件重置密码。账号的重要通知和登录验证码也会发送到这里。
js-contacts-no-phone = 添加手机号后，无法查看邮件时也可以通过短信重置密码。
js-contacts-phone = 您可以通过短信重置密码。账号最重要的通知也会发送到这里。
js-contacts-no-sms = 我们目前不发送短信。
js-contacts-add = 添加
js-contacts-add-email = 添加邮箱地址
js-contacts-add-phone = 添加手机号
js-contacts-change = 更改
js-contacts-change-email = 更改邮箱地址
js-contacts-change-phone = 更改手机号
js-contacts-until-then = 在您输入验证码之前，绑定的仍是 { $contact }。
js-contacts-waiting = 等待验证
js-contacts-by-administrator = 由管理员填写，尚未验证
js-contacts-enter-code = 输入验证码
js-contacts-confirm-number = 验证此手机号
js-contacts-linked = 已绑定 { $contact }。
js-contacts-replaced = 已绑定 { $contact }。我们已通知 { $former }，7 天内可通过它撤销更改。
js-contacts-wrong-code = 验证码不正确。只有最新的验证码有效。
js-contacts-expired = 已超过 10 分钟，或验证码已错误五次。没有任何更改。请重新开始，我们会再次发送验证码。
js-contacts-remove = 移除
js-contacts-remove-question = 移除 { $phone }？
js-contacts-remove-consequence = 您将无法再通过短信重置密码。我们会通知此手机号，7 天内可通过它撤销。
js-contacts-remove-last-consequence = 您将无法再通过短信重置密码。由于也没有绑定邮箱地址，之后只有管理员或客服能帮助您。我们会通知此手机号，7 天内可通过它撤销。
js-contacts-removed = 已解绑 { $phone }。
js-account-password-changed = 密码已修改，其他设备都已退出登录。
js-account-wrong-password = 当前密码不正确。

## Scripts: Security settings

js-security-email-hint = 我们会将验证码发送至 { $address }。无需应用，但安全性不会高于您的邮箱本身。
js-security-email-hint-user = 需要有邮箱地址才能使用。请联系管理员填写。
js-security-email-hint-none = 需要有邮箱地址才能使用。请在“账号”页面绑定。
js-security-app-off-question = 关闭身份验证器应用？
js-security-email-off-question = 关闭邮箱验证码？
js-security-off-one = 之后登录时，您需要使用其他双重验证方式或恢复码。
js-security-off-last = 这是您唯一的双重验证方式。关闭后只需密码即可登录，恢复码也会失效。
js-security-is-on = 双重验证已开启。以后登录时，除了密码还需要进一步验证。
js-security-app-on = 身份验证器应用已开启。
js-security-app-is-off = 身份验证器应用已关闭。
js-security-email-on = 邮箱验证码已开启。
js-security-email-is-off = 邮箱验证码已关闭。
js-security-on-since = 于 { $day }开启
js-security-off = 未开启
js-security-turn-off = 关闭
js-security-on-already = 已经开启。如果您没有看到恢复码，请生成新的恢复码。
js-security-expired = 已超过 10 分钟，或验证码错误次数过多。请重新开始。
js-security-codes-left = 剩余 { $left } 个
js-security-few-codes = { $left ->
    [0] 恢复码已用完，请生成新的恢复码。
   *[other] 仅剩 { $left } 个。请提前生成新的恢复码，以备不时之需。
  }
js-passkeys-used = 上次使用：{ $at }
js-passkeys-unused = 尚未使用
js-passkeys-synced = 已同步
js-passkeys-added = 添加于 { $day }
js-passkeys-one-device = 仅在一台设备上
js-passkeys-on = 已添加通行密钥。
js-passkeys-removed = 已移除通行密钥。
js-passkeys-rename = 重命名
js-passkeys-rename-name = 重命名 { $name }
js-passkeys-remove = 移除
js-passkeys-remove-name = 移除 { $name }
js-passkeys-remove-question = 移除 { $name }？
js-passkeys-expired = 已超过 5 分钟。请重新添加通行密钥。
js-codes-title = { $brand } 恢复码
js-codes-lead = 用于 { $name }，生成于 { $day }。每个只能使用一次。
js-codes-for = 用于 { $name }，生成于 { $day }
js-codes-made = 已生成新的恢复码。
js-codes-new-question = 生成新的恢复码？
js-codes-new-consequence = 您现有的恢复码会立即失效。
js-codes-new = 生成新的恢复码

## Scripts: Activity

js-activity-account = 账号的活动记录
js-activity-account-hint = 按时间从新到旧排列，显示为您的当地时间。仅管理员和拥有 audit:read 权限的用户可以查看。
js-activity-own = 您的活动记录
js-activity-own-hint = 按时间从新到旧排列，显示为您的当地时间。
js-activity-none = 没有可显示的内容。
js-activity-none-yet = 这里还没有内容。请点击“更早的活动记录”查看。
js-activity-refused = 已拒绝
js-activity-you = 您
js-activity-by = 操作者：{ $name }
js-activity-by-you = 操作者：您
js-activity-by-support = 操作者：客服
js-activity-downloaded = 已下载。
js-act-account-activated = 创建了账号
js-act-password-recovered = 通过我们发送的链接或验证码重置了密码
js-act-password-changed = 修改了密码
js-act-user-created = 创建了用户
js-act-permissions-set = 更改了权限
js-act-email-named = 为用户填写了邮箱地址
js-act-email-removed = 移除了用户的邮箱地址
js-act-phone-named = 为用户填写了手机号
js-act-phone-removed = 移除了用户的手机号
js-act-user-deleted = 删除了用户
js-act-password-reset = 管理员重置了密码
js-act-factors-reset = 管理员关闭了双重验证方式
js-act-user-frozen = 收到报告后冻结了用户
js-act-policy-changed = 更改了登录规则
js-act-user-restored = 解除了用户的冻结
js-act-user-activated-by-mail = 通过邮件中的链接首次设置了密码
js-act-user-activated-by-hand = 通过管理员提供的链接首次设置了密码
js-act-contact-changed = 绑定了邮箱地址或手机号
js-act-contact-removed = 移除了手机号
js-act-undone = 更改被报告为“不是我本人”并已撤销
js-act-signed-out = 退出了登录
js-act-device-signed-out = 让另一台设备退出了登录
js-act-others-signed-out = 让所有其他设备退出了登录
js-act-signed-in-by-password = 使用密码登录
js-act-signed-in-by-app = 使用密码和身份验证器应用登录
js-act-signed-in-by-email = 使用密码和邮箱验证码登录
js-act-signed-in-by-recovery-code = 使用密码和恢复码登录
js-act-signed-in-by-approval = 登录了桌面应用
js-act-sign-in-approved = 批准了桌面应用
js-act-sign-in-denied = 拒绝了桌面应用
js-act-signed-in-by-trusted-browser = 在受信任的浏览器中使用密码登录
js-act-browser-trusted = 信任了浏览器
js-act-browser-distrusted = 不再信任浏览器
js-act-browsers-distrusted = 不再信任任何浏览器
js-act-trusted-browser-copied = 发现受信任浏览器的副本，所有设备已退出登录
js-act-signed-in-by-passkey = 使用密码和通行密钥登录
js-act-signed-in-by-passkey-alone = 使用通行密钥登录
js-act-reauthenticated = 更改前验证了身份
js-act-app-turned-on = 开启了身份验证器应用
js-act-app-turned-off = 关闭了身份验证器应用
js-act-email-turned-on = 开启了邮箱验证码
js-act-email-turned-off = 关闭了邮箱验证码
js-act-passkey-added = 添加了通行密钥
js-act-passkey-renamed = 重命名了通行密钥
js-act-passkey-removed = 移除了通行密钥
js-act-passkey-copied = 拒绝了可能被复制的通行密钥
js-act-recovery-codes-made = 生成了新的恢复码
js-act-factors-off-begun = 报告双重验证方式全部丢失，等待期开始
js-act-factors-off-stopped = 停止了因丢失双重验证方式而开始的等待期
js-act-lost-factors-off = 关闭了丢失的双重验证方式
js-act-codes-capped = 验证码错误次数过多
js-act-session-guessed = 密码多次错误，设备已退出登录
js-act-account-invited = 创建了账号，并通过邮件发送了链接
js-act-account-frozen = 访问权限已锁定
js-act-account-unfrozen = 访问权限已解除锁定
js-act-sessions-ended = 所有设备已退出登录
js-act-imported = 从其他系统导入
js-act-account-deleted = 删除了账号

## Scripts: Users

js-users-active = 正常
js-users-active-words = 使用密码登录
js-users-invited = 已邀请
js-users-invited-words = 尚未设置密码
js-users-reset = 密码已重置
js-users-reset-words = 需要设置新密码
js-users-frozen = 已冻结
js-users-frozen-words = 须由{ $root }解除冻结后才能登录
js-users-you = 您
js-users-gone = 此用户已不存在。
js-users-all = 所有用户
js-users-after = “{ $after }”之后的用户
js-users-search = 用户名以“{ $search }”开头的用户
js-users-search-after = 用户名以“{ $search }”开头、排在“{ $after }”之后的用户
js-users-found = { $title }：{ $count } 个。
js-users-found-more = { $title }：{ $count } 个以上。
js-users-none = 还没有用户。
js-users-none-create = 还没有用户。创建第一个吧。
js-users-none-found = 没有以此开头的用户名。
js-users-no-more = 没有更多用户了。
js-users-account = 账号
js-users-email = 邮箱地址
js-users-phone = 手机号
js-users-permissions = 权限
js-users-state = 状态
js-users-factors = 双重验证方式
js-users-factors-off = 未开启
js-users-last-sign-in = 上次登录
js-users-never = 从未登录
js-users-then = { $contact }，验证后改为 { $pending }
js-users-unconfirmed = 尚未验证
js-users-new-email-hint = 我们会将设置密码的链接发送到此邮箱。如果不填写，您会得到一个可转交的链接。
js-users-email-is-factor = 此邮箱用于接收双重验证的验证码。重置该用户的双重验证后才能更改。
js-users-email-new = 我们会将链接发送到此邮箱。收件人通过链接设置密码后，邮箱即完成绑定。
js-users-email-stays = 我们会将链接发送到新邮箱。收件人通过链接设置密码后，新邮箱才会绑定。在此之前，绑定的仍是 { $email }。
js-users-email-waits = 收件人通过我们发送的链接设置密码后，{ $pending } 即完成绑定。
js-users-email-replaces = 收件人通过我们发送的链接设置密码后，{ $pending } 即完成绑定。在此之前，绑定的仍是 { $email }。如需撤销，请重新输入 { $email }。
js-users-phone-new = 请以加号和国际区号开头，例如 +49 1512 3456789。用户在设置中用验证码验证后，手机号即完成绑定。
js-users-phone-stays = 请以加号和国际区号开头，例如 +49 1512 3456789。用户在设置中用验证码验证后，新手机号才会绑定。在此之前，绑定的仍是 { $phone }。
js-users-phone-waits = 用户在设置中用验证码验证后，{ $pending } 即完成绑定。
js-users-phone-replaces = 用户在设置中用验证码验证后，{ $pending } 即完成绑定。在此之前，绑定的仍是 { $phone }。如需撤销，请重新输入 { $phone }。
js-users-link-mailed = 设置密码的链接已发送至 { $address }。如果您增加权限，链接会失效。
js-users-link-out = 用户手中可能有设置密码的链接。如果您增加权限或更改邮箱，链接会失效。请使用下方的“{ $action }”生成新的链接。
js-users-factors-on-hint = 适用于无法再获取任何验证码的用户。密码保持不变。
js-users-factors-off-hint = 登录时只需密码。只有用户本人可以开启双重验证。
js-users-own-others = 您拥有：{ $permissions }。
js-users-no-own-others = 您没有此类权限。
js-users-wrong-permission = “{ $name }”不是有效的权限。请按 service:verb 的格式填写，使用小写字母 a–z、数字和连字符。
js-users-created = 已创建 { $name }。设置密码的链接已发送至 { $address }。
js-users-unchanged = 没有任何更改。
js-users-saved = 已保存。
js-users-saved-mailed = 链接已发送至 { $address }。
js-users-saved-removed = 已解绑 { $contact }，并已通知其所有者。
js-users-saved-phone = { $name } 现在可以在设置中验证 { $phone }。
js-users-saved-link-ended = 之前发出的链接已失效。
js-users-saved-dropped = 如果 { $address } 确实是用户本人的邮箱，请再次保存，我们会发送新的链接。
js-users-saved-again = 请使用“{ $action }”生成新的链接。
js-users-take-away = 移除
js-users-no-email-question = 移除 { $name } 的邮箱地址？
js-users-no-email-consequence = 我们不会再向此邮箱发送邮件，此邮箱也无法再用于重置密码。如果该邮箱已绑定，我们会通知其所有者。
js-users-mail-question = 将链接发送至 { $address }？
js-users-mail-consequence = 任何能查看该邮箱邮件的人，都可以为 { $name } 设置新密码。请逐个字符核对邮箱地址。
js-users-mail-link = 发送链接
js-users-no-phone-question = 移除 { $name } 的手机号？
js-users-no-phone-consequence = 我们不会再向此手机号发送短信，此手机号也无法再用于重置密码。如果该手机号已绑定，我们会通知其所有者。
js-users-reset-password = 重置密码
js-users-reset-password-hint = 适用于无法自行设置新密码的用户。您会得到一个可转交的链接，但不会知道新密码。
js-users-new-link = 新链接
js-users-new-link-hint = 如果旧链接丢失或已过期，请生成新的链接。您不会知道用户通过它设置的密码。
js-users-reset-question = 重置 { $name } 的密码？
js-users-new-link-question = 为 { $name } 生成新的链接？
js-users-reset-ends-password = 该用户当前的密码和所有会话会立即失效。
js-users-reset-ends-link = 之前发出的链接会立即失效。
js-users-reset-link = 您会得到一个可转交的链接。链接 24 小时内有效，且只能使用一次。
js-users-reset-link-mailed = 您会得到一个可转交的链接。链接 24 小时内有效，且只能使用一次。我们还会将另一个链接发送至 { $address }。
js-users-reset-unseen = 您不会知道新密码。
js-users-reset-factors-stay = 双重验证方式保持不变。
js-users-reset-done = { $name } 的密码和所有会话均已失效。
js-users-factors-question = 重置 { $name } 的双重验证？
js-users-factors-consequence = 该用户的所有双重验证方式和恢复码会立即失效。在用户重新开启双重验证之前，登录时只需密码。密码保持不变。我们会通知用户。
js-users-factors-reset = 重置双重验证
js-users-factors-done = 已关闭所有双重验证方式，并已通知用户。
js-users-restore = 解除冻结
js-users-restore-question = 解除 { $name } 的冻结？
js-users-restore-consequence = 用户将可以重新登录，并拥有以下权限：{ $permissions }。请只为您认识的用户解除冻结：此用户可能是其他人创建的，或由其他人授予了权限。
js-users-restore-consequence-none = 用户将可以重新登录，但没有任何权限。请只为您认识的用户解除冻结：此用户可能是其他人创建的。
js-users-restored = 已解除 { $name } 的冻结。
js-users-delete = 删除
js-users-delete-question = 删除 { $name }？
js-users-delete-consequence = 该用户的所有会话和链接都会失效，双重验证方式和绑定的联系方式也会移除。我们会通知已绑定的邮箱。删除后无法恢复：之后创建的同名用户是另一个用户。
js-users-deleted = 已删除 { $name }。
js-users-link-also-mailed = 我们还将另一个链接发送到了 { $address }。使用其中任意一个后，两个链接都会失效。
js-users-link-links-address = 只有使用邮件中的链接才会绑定该邮箱。

## Scripts: Users, the rules for signing in

js-policy-saved = 已保存。规则将从下次登录起生效。
js-policy-no-kind = 请至少选择一种。
js-policy-too-short = 请至少选择 { $limit }。
js-policy-too-long = 最多只能选择 { $limit }。此服务的会话不会超过该时间。

## Problems: what an answer of the API says. They have no $brand.

problem-sentences = { $before }{ $next }
problem-invalid-request-title = 请求无效
problem-captcha-failed-title = 人机验证未通过
problem-captcha-failed-detail = 请完成新的人机验证，然后重试。
problem-authorization-pending-title = 尚未批准
problem-authorization-pending-detail = 该应用尚未获得批准。请按间隔时间再次查询。
problem-slow-down-title = 查询过于频繁
problem-slow-down-detail = 该应用尚未获得批准。请每 { $seconds } 秒查询一次。
problem-access-denied-title = 已拒绝
problem-access-denied-detail = 该应用的登录请求已被拒绝。
problem-expired-token-title = 已失效
problem-expired-token-detail = 设备代码已被使用、已过期或不存在。请重新开始。
problem-unauthenticated-title = 未登录
problem-unauthenticated-detail = 请先登录。
problem-invalid-credentials-title = 账号名或密码不正确
problem-invalid-credentials-detail = 账号名、用户名或密码不正确。
problem-wrong-password-title = 密码不正确
problem-wrong-password-detail = 当前密码不正确。
problem-invalid-code-title = 验证码不正确
problem-invalid-code-detail = 验证码不正确。
problem-invalid-code-last = 验证码不正确，已无法再尝试。请重新开始。
problem-invalid-code-tries = 验证码不正确，还可以尝试 { $tries } 次。
problem-passkey-refused-title = 通行密钥未被接受
problem-passkey-refused-detail = 此通行密钥目前无法单独用于登录。请先使用密码登录，再使用通行密钥。这样登录一次后，通行密钥即可再次单独使用；如果是在重置密码后 24 小时内添加的，还需等这段时间结束。
problem-wrong-passkey-title = 通行密钥未被接受
problem-wrong-passkey-detail = 此通行密钥未被接受。请重试，或换一种方式。
problem-reauthentication-required-title = 需要验证身份
problem-reauthentication-required-detail = 请先再次输入密码；如果已开启双重验证，还需要验证码。
problem-on-hold-title = 重置密码后暂时无法进行
problem-on-hold-detail = 重置密码后 24 小时内无法进行此操作，除非使用重置之前就有的通行密钥、身份验证器应用或恢复码验证身份。
problem-forbidden-title = 不允许此操作
problem-web-only-title = 仅限网页
problem-web-only-detail = 此操作只能在浏览器中进行。
problem-client-unsupported-title = 桌面应用不支持
problem-client-unsupported-detail = 此账号登录时需要验证码，但桌面应用无法在此输入。请使用网页或移动应用。
problem-approval-required-title = 请在浏览器中批准应用
problem-approval-required-detail = 此账号登录时需要验证码，但桌面应用无法输入。请让应用显示代码，然后在浏览器中打开 help_url 的页面，并在该页面批准应用。
problem-two-factor-required-title = 需要双重验证
problem-two-factor-required-detail = 管理员要求使用双重验证。请在网页上开启，然后在其他地方重新登录。
problem-not-found-title = 未找到
problem-not-found-detail = 这里没有任何内容。
problem-name-taken-title = 名称已被使用
problem-name-taken-detail = 此账号名已被使用，请换一个。
problem-conflict-title = 内容已更改
problem-conflict-detail = 在此期间有内容发生了更改。请重新查看后重试。
problem-state-conflict-title = 当前状态不允许此操作
problem-support-required-title = 无法发送验证码
problem-support-required-detail = 此账号没有绑定邮箱地址，无法发送验证码。请通过反馈表单告诉我们。
problem-lost-factor-support-title = 需要客服协助
problem-lost-factor-support-detail = 密码曾通过您的某个联系方式设置，或没有绑定邮箱地址，因此再发送验证码也无法证明是您本人。请通过反馈表单告诉我们。
problem-expired-title = 已失效
problem-expired-detail = 此链接、验证码或登录流程已被使用、已过期或不存在。请重新开始。
problem-body-too-large-title = 内容过大
problem-body-too-large-detail = 请求体最大为 8 KiB。
problem-unsupported-media-type-title = 不是 JSON
problem-unsupported-media-type-detail = 请以 application/json 格式提交请求体。
problem-password-refused-title = 请换一个密码
problem-password-refused-detail = 新密码不符合要求。
problem-captcha-required-detail = 针对此名称的密码尝试次数过多。请完成人机验证，或等待 { $seconds } 秒，然后重试。
problem-recovery-codes-capped-title = 恢复码错误次数过多
problem-recovery-codes-capped-detail = 今天的恢复码错误次数已达上限。请使用身份验证器应用或邮箱验证码，或明天再试。
problem-codes-capped-title = 验证码错误次数过多
problem-codes-capped-detail = 今天的验证码错误次数已达上限。您仍可使用恢复码，或明天再试。
problem-codes-in-a-row-title = 验证码连续错误次数过多
problem-codes-in-a-row-detail = 验证码连续错误次数过多。请使用恢复码，之后其他验证码即可恢复使用。
problem-internal-title = 内部错误
problem-internal-detail = 我们的系统出现了问题。
problem-unavailable-title = 暂时无法使用
problem-unavailable-detail = 目前无法进行此操作，请稍后重试。
problem-rate-limited-title = 尝试次数过多
problem-rate-limited-detail = 请等待 { $seconds } 秒，然后重试。
problem-invalid-link-or-code = 请提交 token，或同时提交 recovery_id 和 code。
problem-invalid-query-users = 查询只能包含 search 和 after，且各一次。
problem-invalid-query-audit = 查询只能包含 act、actor、user、from、to 和 after，且各最多一次。
problem-invalid-method-and-code = 请同时提交 method 和 code，或两者都不提交。
problem-invalid-one-contact = 请提供邮箱地址或手机号中的一项。
problem-invalid-query-captcha = 查询只能包含 action（recovery、register 或 sign-in）。
problem-invalid-query-activity = 查询只能包含 after，且只有一次。
problem-invalid-codes-of-contacts = 请提交 email_code，或同时提交 email_code 和 phone_code。
problem-invalid-no-body = 此调用没有请求体。请不要提交，或提交 {"{"}{"}"}。
problem-invalid-body-broken = 请求体传输中断。
problem-invalid-not-an-object = 请求体不是 JSON 对象。
problem-invalid-field = 有字段缺失、未知、重复或类型错误。
problem-invalid-not-json = 请求体不是 JSON。
problem-forbidden-users = 仅账号管理员，以及拥有 users:read 或 users:manage 权限的用户可以查看。
problem-forbidden-restore = 仅账号管理员可以解除用户的冻结。
problem-forbidden-grant = 您只能将自己拥有的权限授予他人。
problem-forbidden-audit = 仅账号管理员，以及拥有 audit:read 权限的用户可以查看。
problem-forbidden-manage = 仅账号管理员，以及拥有 users:manage 权限的用户可以进行此操作。
problem-forbidden-stronger-user = 您不能对自己，或权限比您多的用户进行此操作。
problem-forbidden-policy = 仅账号管理员可以查看和更改登录规则。
problem-forbidden-sign-up = 新账号由服务运营方创建。
problem-forbidden-lost-factor = 请联系账号管理员，管理员可以重置您的双重验证。
problem-forbidden-way-around = 此请求不是通过正式入口发送的。
problem-forbidden-other-site = 此请求不是来自本网站的页面。
problem-conflict-user-taken = 此用户名已被使用。
problem-conflict-codes-by-mail = 该用户的邮箱用于接收验证码。请先重置其双重验证。
problem-conflict-user-frozen = 该用户已被冻结，须先由账号管理员解除冻结。
problem-conflict-user-without-factor = 该用户未开启双重验证。
problem-conflict-user-not-frozen = 该用户未被冻结。
problem-conflict-frozen-by-support = 该用户已由客服冻结，只有客服可以解除冻结。
problem-conflict-no-factor-to-prove = 未开启双重验证。请只提交密码。
problem-conflict-no-passkey = 此账号没有通行密钥。
problem-conflict-passkeys-full = 已有十个通行密钥。请先移除一个。
problem-conflict-passkey-known = 此通行密钥已存在。
problem-conflict-contact-bound = 当前绑定的就是这一项。
problem-conflict-no-codes-by-mail = 此账号未开启邮箱验证码。
problem-conflict-codes-by-mail-refused = 本次登录不能使用邮箱验证码。
problem-conflict-app-on = 身份验证器应用已开启。请先将其关闭。
problem-conflict-codes-by-mail-on = 邮箱验证码已开启。
problem-conflict-nothing-to-recover = 未开启双重验证，无需进行此操作。
problem-conflict-factor-required = 管理员要求使用双重验证。请先开启另一种符合要求的方式。
problem-conflict-kind-of-factor = 管理员要求使用其他类型的双重验证方式。

## Rules: what a field takes

rule-factor-required = 已开启双重验证。请同时提交 method 和 code。
rule-same-client = 本次登录是从另一种客户端开始的。
rule-email-of-account = 以邮箱地址命名的账号，必须使用该邮箱地址。
rule-desktop-client = 只有桌面应用需要在浏览器中批准。
rule-language = 请选择 GET /v1/config 列出的语言。
rule-phone-country = 我们无法向该国家/地区的号码发送短信。
rule-one-time-code = 验证码应为 6 位数字。
rule-passkey-is-no-code = 通行密钥没有验证码。请从 /v1/sign-in/passkey/begin 或 /v1/session/reauthenticate/passkey/begin 开始。
rule-recovery-code = 恢复码由 16 位字母和数字组成，例如 ABCD-EFGH-JKMN-PQRS。
rule-audit-actor = actor 须为记录的 principal，或用户名。
rule-audit-after = after 的值须为之前响应中的 next。
rule-session-too-short = 至少 { $seconds } 秒。
rule-session-too-long = 最多 { $seconds } 秒，此服务的会话不会超过该时间。
rule-factor-kinds = { $kinds } 中的一项或多项，每项一次。
rule-two-factor = optional 或 required。
rule-lost-factor = administrator 或 self。
rule-device-name = 设备名称须为 1–64 个字符，至少包含一个可见字符，且不能换行。
rule-time = 时间须采用 RFC 3339 格式，例如 2026-11-22T09:30:00Z。
rule-account-name = 账号名须为邮箱地址，或 3–64 个字符：字母 a–z、数字、句点、连字符和下划线，并以字母或数字开头。
rule-user-name = 用户名须为 1–64 个字符：字母 a–z、数字、句点、连字符和下划线，并以字母或数字开头。
rule-phone-number = 请输入一个以加号和国际区号开头的手机号，例如 +49 1512 3456789。
rule-phone-not-mobile = 此号码无法接收短信。请输入手机号，而不是座机或服务号码。
rule-audit-act = 活动记录中没有此类操作。
rule-locale = 请使用语言标签，例如 en 或 pt-BR。
rule-permission = 权限的格式为 service:verb，使用字母 a–z、数字和连字符，例如 users:read，最多 64 个字符。
rule-permissions-too-many = 每个用户最多可有 50 项权限。
rule-email = 请输入一个邮箱地址，例如 name@example.com，只能使用 ASCII 字符。
rule-passkey-name = 通行密钥的名称须为 1–64 个字符，至少包含一个可见字符，且不能换行。
rule-password-common = 此密码容易被猜到，请换一个。

## Mails: parts of every mail

mail-labelled = { $label }：{ $value }
mail-help = 帮助
mail-when = { $year }年{ $month }月{ $day }日 { $time } UTC
mail-root-label = 企业管理员
mail-name-root = { $account }（{ $label }）
mail-name-user = { $account }/{ $user }
mail-fact-account = 账号
mail-fact-accounts = { $count ->
   *[other] 账号
  }
mail-fact-reference = 页面上显示的单词
mail-fact-until = 有效期至
mail-reason-linked = 您收到此邮件，是因为该邮箱已绑定 { $brand } 账号。
mail-reason-entered = 您收到此邮件，是因为有人在 { $brand } 填写了该邮箱地址。
mail-reason-administrator = 您收到此邮件，是因为管理员在 { $brand } 填写了该邮箱地址。

## Mail: a recovery

mail-recover-subject = 重置您的 { $brand } 密码
mail-recover-preheader = 请在 { $minutes } 分钟内设置新密码。如果不是您本人申请，无需任何操作。
mail-recover-intro = 有人（可能是您本人）申请通过此邮箱重置 { $brand } 密码。请在您提出申请的页面输入验证码，或在下方设置新密码。
mail-recover-more = 此邮箱还有其他账号未列出。如果没有您要找的账号，请重新申请邮件，并在“我知道账号名”下输入账号名；如果您是该账号下的用户，也请输入用户名。
mail-recover-more-link = 重新申请邮件
mail-recover-button = 设置新密码
mail-recover-life = 验证码和链接 { $minutes } 分钟内有效。如果页面显示的单词与此邮件不同，说明此邮件属于另一次申请。
mail-recover-not-you = 如果不是您本人申请，无需任何操作，您的密码不会改变。请勿将验证码或链接告诉任何人。

## Mail: a new account

mail-activate-subject = 激活您的 { $brand } 账号
mail-activate-preheader = 请在 { $hours } 小时内设置密码，完成账号创建。
mail-activate-intro = 欢迎使用 { $brand }。设置密码后即可创建账号，页面会显示您的账号名。
mail-activate-button = 设置密码
mail-activate-life = 链接 { $hours } 小时内有效（至 { $until }）。在您使用链接之前，账号不会被创建。
mail-activate-not-you = 如果您没有申请账号，无需任何操作，我们不会创建账号。

## Mail: a link for a user

mail-invited-subject = 邀请您使用 { $brand }
mail-invited-intro = 管理员已在 { $brand } 为您创建用户。请设置密码，开始使用。
mail-user-reset-subject = 设置新的 { $brand } 密码
mail-user-reset-intro = 管理员已重置您的 { $brand } 用户密码，所有设备均已退出登录。请设置新密码。
mail-user-address-subject = 确认您在 { $brand } 的邮箱地址
mail-user-address-intro = 管理员想将此邮箱用于 { $brand } 的用户。请设置密码以确认此邮箱。
mail-user-preheader = 请在 { $hours } 小时内设置密码。链接只能使用一次。
mail-user-life = 链接只能使用一次，{ $hours } 小时内有效（至 { $until }）。
mail-user-not-you = 如果您不清楚这是怎么回事，无需任何操作。请勿将链接转发给任何人。

## Mail: an account that exists already

mail-registered-subject = 您已有 { $brand } 账号
mail-registered-preheader = 没有创建或更改任何内容。请登录，或设置新密码。
mail-registered-intro = 有人（可能是您本人）尝试创建 { $brand } 账号，但该账号已存在。没有创建或更改任何内容。
mail-registered-button = 登录
mail-registered-forgot = 如果忘记了密码，请设置新密码。
mail-registered-forgot-link = 设置新密码
mail-registered-not-you = 如果不是您本人，无需任何操作。
mail-taken-subject = 此名称在 { $brand } 已被使用
mail-taken-preheader = 没有创建或更改任何内容。请换一个名称。
mail-taken-intro = 有人（可能是您本人）尝试以此邮箱地址为名称创建 { $brand } 账号。该名称的账号已存在，但其所有者已不再使用此邮箱。没有创建或更改任何内容。
mail-taken-button = 换一个名称

## Mail: an authentication code

mail-code-subject = 您的 { $brand } 验证码
mail-code-subject-with-code = { $subject }：{ $code }
mail-code-preheader = 验证码就在此邮件中，{ $minutes } 分钟内有效。请勿告诉任何人。
mail-code-sign-in = 此验证码用于完成登录。有人（可能是您本人）正在登录 { $brand }，并已输入正确的密码。
mail-code-reauthenticate = 此验证码用于确认是您本人在更改 { $brand } 的设置。
mail-code-enrol = 此验证码用于在 { $brand } 开启邮箱验证码。
mail-code-bind = 此验证码用于将此邮箱绑定到 { $brand } 账号。
mail-code-lost-factor = 此验证码用于关闭双重验证。有人（可能是您本人）已输入正确的 { $brand } 密码，并报告双重验证方式已全部丢失。
mail-code-life = 验证码 { $minutes } 分钟内有效，请在要求验证码的页面或应用中输入。如果您多次获取，只有最新的有效。请勿告诉任何人。
mail-code-not-you = 如果不是您本人申请，说明有人知道您的密码。请立即设置新密码。
mail-code-not-you-link = 设置新密码
mail-code-not-you-bind = 如果您不清楚这是怎么回事，无需任何操作。

## SMS: the code stands alone between blanks

sms-recover = 【{ $brand }】验证码 { $code } 用于设置新密码（{ $reference }），{ $minutes } 分钟内有效。请勿告诉任何人。
sms-bind = 【{ $brand }】验证码 { $code } 用于验证此手机号，{ $minutes } 分钟内有效。请勿告诉任何人。
sms-lost-factor = 【{ $brand }】验证码 { $code } 用于关闭双重验证，{ $minutes } 分钟内有效。如非本人操作，请修改密码。
sms-notice = { $subject }：{ $name }，{ $when }。{ $question }
sms-notice-not-you = 非本人操作？
sms-notice-unexpected = 不知情？
sms-notice-reset = 重置密码：
sms-notice-what-to-do = 处理方法：

## Notices: parts of every notice

notice-reason = 此邮件会发送到 { $brand } 账号当前绑定的所有邮箱，以及此次更改之前绑定的邮箱。
notice-lead = 如果是您本人操作，无需任何处理。
notice-fact-what = 事项
notice-fact-when = 时间
notice-fact-contact = { $kind ->
    [email] 邮箱地址
   *[phone] 手机号
  }
notice-fact-user = 用户
notice-fact-users = { $count ->
   *[other] 被冻结的用户
  }
notice-fact-more-users = 以及另外 { $count } 个
notice-fact-passkey = 通行密钥
notice-fact-client = 登录方式
notice-fact-device = 设备
notice-fact-browser = 批准所用的浏览器
notice-client = { $client ->
    [web] 浏览器
    [mobile] 移动应用
   *[desktop] 桌面应用
  }
notice-held = 双重验证保持不变。在 { $until } 之前，关闭双重验证或生成新的恢复码，需要使用重置之前就有的通行密钥、身份验证器应用或恢复码。
notice-frozen-users = { $count ->
   *[other] 在您解除冻结之前，上述用户将保持冻结。您可以在重置密码 24 小时后解除；如果使用重置之前就有的通行密钥、身份验证器应用或恢复码，则可立即解除。
  }
notice-more = 从 { $since } 到此消息发出前，还发生了 { $count } 次。
notice-button-not-me = 不是我本人
notice-button-factors-off = 关闭双重验证
notice-button-forgot = 设置新密码
notice-button-account = 查看您的设备
notice-button-security = 打开安全设置
notice-button-sign-in = 登录
notice-button-support = 获取帮助

## Notices: what to do if it was not you

notice-remedy-undo = 如果不是您本人操作，请在 { $days } 天内通过下方按钮告诉我们，并在页面上确认。我们会撤销更改、让所有设备退出登录，并冻结账号，直到您重置密码。
notice-remedy-somebody-knows = 如果不是您本人操作，说明有人知道您的密码。请立即设置新密码，然后检查您的设备和双重验证设置。
notice-remedy-own-password = 如果不是您本人操作，请立即设置新密码，再为您的邮箱设置新密码。
notice-remedy-read-mailbox = 如果不是您本人操作，请先为您的邮箱设置新密码，再在这里设置新密码。
notice-remedy-read-sms = 如果不是您本人操作，说明有其他人能看到您的短信。请向运营商查询您的号码是否还有他人使用，并在这里设置新密码。
notice-remedy-administrators-link = 如果不是您本人操作，请联系管理员，并立即设置新密码。
notice-remedy-ask-administrator = 如果您不知情，请联系管理员，也可以联系客服。
notice-remedy-ask-support = 如果您不知情，请联系客服。
notice-remedy-pretender = 如果您不知情，可能有人冒用了您的身份。请联系客服，并设置新密码。
notice-remedy-reset-to-go-on = 在重置密码之前，任何人都无法登录。请立即重置。
notice-remedy-choose-password = 请立即设置新密码。
notice-remedy-stop-wait = 如果不是您本人操作，说明有人知道您的密码。请在下方停止申请，然后设置新密码。
notice-remedy-stop-pretender = 如果不是您本人操作，说明有人冒用您的身份。请在下方停止申请，然后联系客服。
notice-remedy-end-wait = 请在下方关闭双重验证。如果不是您申请的，请改为设置新密码，申请会随即停止。
notice-remedy-unknown-factor = 如果不是您本人操作，说明有人知道您的密码。请立即设置新密码。如果之后要求输入您没有的验证码，请联系客服。
notice-remedy-unknown-passkey = 如果不是您本人操作，可能有其他人能够登录。请立即设置新密码，然后检查您的通行密钥。
notice-remedy-replace-passkey = 请用其他方式登录，移除此通行密钥，再添加一个新的。
notice-remedy-other-codes = 如果不是您本人操作，说明有人知道您的密码，并可能掌握其他恢复码。请设置新密码，然后生成新的恢复码。
notice-remedy-look-at-devices = 如果不是您本人操作，说明有人使用了您的某台设备，或其会话的副本。请登录并检查您的设备，让不认识的设备退出登录。
notice-remedy-guard-account = 如果不是您本人操作，只要对方没有您的密码，就无法登录。如果您的密码较短，或还用于其他地方，请设置新密码，并开启双重验证。
notice-remedy-sign-devices-out = 如果不是您本人操作，请立即设置新密码，所有设备都会退出登录。

## Notices: what happened

notice-password-recovered-subject = 您的 { $brand } 密码已修改
notice-password-recovered-happened = 密码已通过{ $proof ->
    [mailed-link] 发送到邮箱的链接
    [mailed-code] 发送到邮箱的验证码
   *[texted-code] 发送到手机的短信验证码
  }重置。
notice-password-recovered-follows = 所有设备均已退出登录。
notice-password-changed-subject = 您的 { $brand } 密码已修改
notice-password-changed-happened = 密码已在账号设置中修改。
notice-password-changed-follows = 其他设备均已退出登录。
notice-password-chosen-subject = 您的 { $brand } 密码已设置
notice-password-chosen-happened = 已通过管理员生成的链接设置密码。
notice-password-chosen-follows = 所有设备均已退出登录。
notice-contact-changed-subject = 您 { $brand } 账号的{ $kind ->
    [email] 邮箱地址
   *[phone] 手机号
  }已{ $change ->
    [changed] 更改
    [added] 添加
   *[removed] 移除
  }
notice-contact-changed-happened = { $kind ->
    [email] 邮箱地址
   *[phone] 手机号
  }已{ $change ->
    [changed] 更换
    [added] 绑定
   *[removed] 移除
  }。
notice-contact-changed-follows = { $change ->
    [changed] 原来的{ $kind ->
        [email] 邮箱地址
       *[phone] 手机号
      }不会再收到消息，也无法再用于重置密码。
    [added] 今后会收到消息，并可用于重置密码。
   *[removed] 被移除的{ $kind ->
        [email] 邮箱地址
       *[phone] 手机号
      }不会再收到消息，也无法再用于重置密码。
  }
notice-email-named-subject = 您的 { $brand } 用户将使用另一个邮箱
notice-email-named-happened = 管理员为用户填写了另一个邮箱地址。
notice-email-named-follows = 在新邮箱确认之前，绑定的仍是当前邮箱。
notice-email-removed-subject = 您的 { $brand } 用户的邮箱地址已移除
notice-email-removed-happened = 管理员移除了用户的邮箱地址。
notice-email-removed-follows = 该邮箱不会再收到此用户的消息，也无法再用于重置其密码。
notice-phone-removed-subject = 您的 { $brand } 用户的手机号已移除
notice-phone-removed-happened = 管理员移除了用户的手机号。
notice-phone-removed-follows = 该手机号不会再收到此用户的消息，也无法再用于重置其密码。
notice-user-deleted-subject = 您的 { $brand } 用户已删除
notice-user-deleted-happened = 管理员删除了用户。
notice-user-deleted-follows = 所有设备均已退出登录。今后即使有同名用户，也是另一个用户。
notice-factors-reset-subject = 您的 { $brand } 用户的双重验证已重置
notice-factors-reset-happened = 管理员关闭了用户的所有双重验证方式。
notice-factors-reset-follows = 在您重新开启之前，登录时只需密码。
notice-administrator-made-subject = 有用户现在可以管理您 { $brand } 账号下的用户
notice-administrator-made-happened = 用户获得了创建、更改和重置用户的权限。
notice-administrator-made-follows = 该用户现在可以管理账号下的其他用户。
notice-permissions-grown-subject = 您 { $brand } 账号下有用户获得了更多权限
notice-permissions-grown-happened = 用户获得了更多权限。
notice-permissions-grown-follows = 您可以在“用户”页面查看每个用户的权限。
notice-link-handed-over-subject = 已为您 { $brand } 账号下的用户生成链接
notice-link-handed-over-happened = 已生成可为用户设置新密码的链接。
notice-link-handed-over-follows = 任何获得链接的人都可以在 24 小时内使用一次。
notice-user-address-named-subject = 您 { $brand } 账号下有用户将使用另一个邮箱
notice-user-address-named-happened = 已为用户填写另一个邮箱地址。
notice-user-address-named-follows = 我们已向该邮箱发送链接，收件人可为用户设置新密码。
notice-user-factors-reset-subject = 您 { $brand } 账号下有用户的双重验证已重置
notice-user-factors-reset-happened = 用户的所有双重验证方式均已关闭。
notice-user-factors-reset-follows = 在用户重新开启双重验证之前，只需密码即可登录。
notice-user-restored-subject = 您 { $brand } 账号下有用户已解除冻结
notice-user-restored-happened = 被冻结的用户已解除冻结。
notice-user-restored-follows = 用户可以重新登录。
notice-policy-changed-subject = 您 { $brand } 账号的登录规则已更改
notice-policy-changed-happened = 账号及其用户的登录规则已更改。
notice-policy-changed-follows = 从现在起：
notice-factor-on-subject = 您 { $brand } 账号的双重验证已开启
notice-factor-on-happened = { $factor ->
    [passkey] 通行密钥已开启。
    [app] 身份验证器应用已开启。
   *[email] 邮箱验证码已开启。
  }
notice-factor-on-follows = 登录时，输入密码后还需要验证码。请将恢复码保存在安全的地方。
notice-factor-off-subject = 您 { $brand } 账号的一种双重验证方式已关闭
notice-factor-off-happened = { $factor ->
    [passkey] 通行密钥已关闭。
    [app] 身份验证器应用已关闭。
   *[email] 邮箱验证码已关闭。
  }
notice-factor-off-follows = 如果这是唯一的双重验证方式，今后登录时只需密码。
notice-passkey-added-subject = 您的 { $brand } 账号已添加通行密钥
notice-passkey-added-happened = 已添加通行密钥。
notice-passkey-added-follows = 使用通行密钥登录时无需密码。今后使用密码登录时，需要双重验证。请将恢复码保存在安全的地方。
notice-passkey-removed-subject = 您 { $brand } 账号的通行密钥已移除
notice-passkey-removed-happened = 已移除通行密钥。
notice-passkey-removed-follows = 如果这是唯一的双重验证方式，今后登录时只需密码。
notice-passkey-copied-subject = 您 { $brand } 账号的通行密钥可能被复制
notice-passkey-copied-happened = 我们拒绝了此通行密钥。
notice-passkey-copied-follows = 安全密钥会记录使用次数，而此密钥的次数变少了。这说明密钥可能有副本，并且可能在其他人手中。
notice-recovery-codes-made-subject = 您的 { $brand } 账号已生成新的恢复码
notice-recovery-codes-made-happened = 已生成新的恢复码。
notice-recovery-codes-made-follows = 旧的恢复码已失效。
notice-recovery-code-used-subject = 您 { $brand } 账号的一个恢复码已被使用
notice-recovery-code-used-happened = 已使用一个恢复码。
notice-recovery-code-used-follows = { $left ->
    [0] 这是最后一个。请在安全设置中生成新的恢复码。
    [1] 还剩 1 个。请在安全设置中生成新的恢复码。
   *[other] 还剩 { $left } 个。
  }
notice-codes-capped-subject = 您的 { $brand } 账号验证码错误次数过多
notice-codes-capped-happened = 一天内验证码已输错二十次。
notice-codes-capped-follows = 在最长 24 小时内，只能使用恢复码完成登录。输入验证码的人知道正确的密码。如果是您本人，且验证码来自应用，可能是设备的时间不准确。
notice-recovery-codes-capped-subject = 您的 { $brand } 账号恢复码错误次数过多
notice-recovery-codes-capped-happened = 一天内恢复码已输错二十次。
notice-recovery-codes-capped-follows = 在最长 24 小时内，无法使用恢复码完成登录，但仍可使用通行密钥、身份验证器应用和邮箱验证码。输入恢复码的人知道正确的密码。
notice-wrong-codes-in-a-row-subject = 您的 { $brand } 账号连续 { $number } 次输错验证码
notice-wrong-codes-in-a-row-happened = 验证码已连续输错 { $number } 次。
notice-wrong-codes-in-a-row-follows = { $closed ->
    [yes] 目前无法使用身份验证器应用或邮箱验证码。请使用恢复码登录，之后其他验证码即可恢复使用。输入验证码的人知道正确的密码。
   *[no] 如果连续输错 { $most } 次，在使用恢复码登录之前，将只接受恢复码。输入验证码的人知道正确的密码。
  }
notice-session-guessed-subject = 有人在已登录您 { $brand } 账号的设备上输错密码
notice-session-guessed-happened = 有人在已登录的设备上多次输错密码，我们已让该设备退出登录。
notice-session-guessed-follows = 您的其他设备保持登录，密码也没有改变。
notice-name-guessed-subject = 有人正在尝试登录您的 { $brand } 账号
notice-name-guessed-happened = 有人从您未使用过的设备尝试了大量密码。
notice-name-guessed-follows = 除非我们通知过您有新的登录，否则没有人以这种方式登录成功。在此期间，从新的地点登录时，可能需要完成人机验证。您已在使用的设备不受影响。
notice-factors-off-soon-subject = 您 { $brand } 账号的双重验证即将关闭
notice-factors-off-soon-happened = { $by ->
    [support] 有人告诉客服，双重验证方式已全部丢失。
   *[password] 有人知道密码，并告诉我们双重验证方式已全部丢失。
  }
notice-factors-off-soon-follows = 我们会在 { $ready } 通过邮件发送用于关闭双重验证的链接。在此之前，使用任意一种双重验证方式登录即可停止此申请。
notice-factors-off-ready-subject = 您现在可以关闭 { $brand } 账号的双重验证
notice-factors-off-ready-happened = 因丢失双重验证方式而开始的等待期已结束。
notice-factors-off-ready-follows = 链接有效期至 { $until }。使用链接后，所有设备都会退出登录。
notice-factors-off-stopped-subject = 您 { $brand } 账号的双重验证保持开启
notice-factors-off-stopped-happened = 有人通过我们消息中的链接，停止了关闭双重验证的申请。
notice-factors-off-stopped-follows = 发起申请的人知道密码。
notice-lost-factors-off-subject = 您 { $brand } 账号的双重验证已关闭
notice-lost-factors-off-happened = 因报告丢失，所有双重验证方式均已关闭。
notice-lost-factors-off-follows = 所有设备均已退出登录。在您重新开启双重验证之前，登录时只需密码。
notice-frozen-subject = 您的 { $brand } 账号已冻结
notice-frozen-happened = 有人通过我们消息中的链接，报告了一项非本人操作的更改。我们已冻结账号。
notice-frozen-follows = 所有设备均已退出登录，更改也已撤销。如果打开链接的不是您，说明有其他人能看到您的消息。
notice-frozen-by-support-subject = 客服已锁定您的 { $brand } 账号
notice-frozen-by-support-happened = 客服已锁定账号。
notice-frozen-by-support-follows = 所有设备均已退出登录。在客服解除锁定之前，任何人都无法登录或重置密码。
notice-unfrozen-by-support-subject = 客服已解除您 { $brand } 账号的锁定
notice-unfrozen-by-support-happened = 客服已解除账号的锁定。
notice-unfrozen-by-support-follows = 密码与之前相同。24 小时内，必须使用之前就有的通行密钥、身份验证器应用或恢复码，才能更改保护账号的设置。
notice-signed-out-by-support-subject = 客服已让您 { $brand } 账号的所有设备退出登录
notice-signed-out-by-support-happened = 客服已让所有设备退出登录。
notice-signed-out-by-support-follows = 您的密码与之前相同。
notice-new-device-subject = 您的 { $brand } 账号有新的登录
notice-new-device-happened = 有人{ $client ->
    [web] 在新的浏览器中
    [mobile] 在移动应用中
   *[desktop] 在桌面应用中
  }登录。
notice-new-device-follows = 您可以在账号设置的“已登录的设备”中查看所有已登录的设备。
notice-sign-in-approved-subject = 您的 { $brand } 账号有新的登录
notice-sign-in-approved-happened = 有桌面应用登录，并已在此前登录的浏览器中获得批准。
notice-sign-in-approved-follows = 如果代码或链接是别人发给您的，那么对方现在已登录您的账号。您可以在账号设置的“已登录的设备”中让该应用退出登录。
notice-trusted-browser-copied-subject = 有人使用受信任浏览器的副本登录您的 { $brand } 账号
notice-trusted-browser-copied-happened = 有人在受信任浏览器的副本中输入了正确的密码。
notice-trusted-browser-copied-follows = 我们已要求输入验证码、让所有设备退出登录，并不再信任任何浏览器。如果浏览器是从备份恢复的，或在您上次登录时断开了连接，也可能是您本人。

## Rules for signing in, as a notice and the audit log tell of a change

notice-policy-two-factor-required = 用户从下次登录起必须使用双重验证：{ $kinds }。
notice-policy-two-factor-optional = 用户只需密码即可登录。
notice-policy-session-web = 在浏览器中登录后，保持登录的时间：{ $life }。
notice-policy-session-app = 在应用中登录后，保持登录的时间：{ $life }。
notice-policy-life-any = 以服务上限为准
notice-policy-life-days = 最多 { $count } 天
notice-policy-life-hours = 最多 { $count } 小时
notice-policy-life-minutes = 最多 { $count } 分钟
notice-policy-life-seconds = 最多 { $count } 秒
notice-policy-trusted-browsers-on = 可以选择让浏览器在一段时间内不再要求输入验证码。
notice-policy-trusted-browsers-off = 每次登录时，所有浏览器都会要求输入验证码。
notice-policy-lost-factor-administrator = 丢失全部双重验证方式的用户必须联系管理员。
notice-policy-lost-factor-self = 丢失全部双重验证方式的用户可以自行关闭双重验证。
notice-policy-kind-passkey = 通行密钥
notice-policy-kind-app = 身份验证器应用
notice-policy-kind-email = 邮箱验证码
notice-policy-kinds-comma = { $first }、{ $next }
notice-policy-kinds-or = { $first }或{ $last }
