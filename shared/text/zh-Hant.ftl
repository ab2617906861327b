# Traditional Chinese as written in Taiwan. en.ftl is the source, with remarks on the places and arguments.
#
# Glossary: account 帳戶, account name 帳戶名稱, user 使用者, administrator 管理員, enterprise administrator 企業管理員,
# sign in 登入, sign out 登出, password 密碼, reset 重設, passkey 密碼金鑰, security key 安全金鑰, authenticator app 驗證器應用程式,
# two-factor authentication 雙重驗證, second factor 雙重驗證方式, code 驗證碼, code of a desktop app 代碼, recovery code 復原碼, wait 等候期,
# codes by email 電子郵件驗證碼, session 工作階段, device 裝置, browser 瀏覽器, trusted browser 信任的瀏覽器, link 連結, ended 失效,
# too old 過期, mailbox 信箱, CAPTCHA 真人驗證, request body 要求本文, contacts 聯絡方式,
# linked (of an address) 綁定, email address 電子郵件地址, mail 郵件, junk folder 垃圾郵件資料夾, mobile number 手機號碼, SMS 簡訊,
# settings 設定, security 安全性, activity 活動記錄, permission 權限, rules for signing in 登入規則, freeze 凍結, restore (a user) 解除凍結,
# lock (by support) 鎖定, undo 撤銷, approve 核准, deny 拒絕, support 支援團隊, operator 服務營運者.
# Blanks stand between Chinese and Latin letters or digits, except within a date. Quotation marks are 「」.

## The language itself

language-name = 繁體中文

## Parts of every page

base-skip = 跳到主要內容
base-account-nav = 帳戶
base-help-nav = 說明
base-sign-in = 登入
base-no-message = 沒收到訊息？
base-support = 支援
base-terms = 服務條款
base-privacy = 隱私權
base-without-script = 這個網頁需要 JavaScript 才能運作。請為這個網站啟用 JavaScript，或更新您的瀏覽器，然後重新載入網頁。
base-sign-out = 登出
base-settings = 帳戶設定
base-password = 密碼
base-password-missing = 請輸入密碼。
base-show = 顯示
base-new-tab = （在新分頁中開啟）
base-loading = 載入中…
base-unavailable = 無法載入這個網頁
base-retry = 再試一次
base-continue = 繼續
base-cancel = 取消
base-close = 關閉

## Part: the menu of the account, in the header

menu-account = 帳戶
menu-signed-in-as = 目前登入身分：{ $name }
menu-security = 安全性
menu-activity = 活動記錄
menu-users = 使用者

## Part: a code of six digits, or of eight letters and digits

digits-missing = 請輸入 6 位數驗證碼。
digits-wrong = 驗證碼應為 6 位數字。
typed-code-missing = 請輸入驗證碼。
typed-code-wrong = 請輸入 8 個英文字母和數字，例如 ABCD-EFGH。

## Part: below the field of a mailed code

mailed-code-again = 重新傳送
mailed-code-why = 為什麼我沒收到？
mailed-code-junk = 郵件可能在垃圾郵件資料夾裡，主旨是「您的 { $brand } 驗證碼」。
mailed-code-newest = 請使用最新一封郵件中的驗證碼。每次重新傳送後，先前的驗證碼就會失效。
mailed-code-once = 驗證碼的有效時間為 10 分鐘，而且只能使用一次。
mailed-code-slow = 郵件有時需要一分鐘才會送達。30 秒後即可要求重新傳送。
mailed-code-else = 查看其他可能原因

## Part: the CAPTCHA in a picture

captcha-label = 圖片中的字元
captcha-hint = 共 6 個英文字母和數字，不區分大小寫。也可以改聽語音。
captcha-picture = 含有 6 個英文字母和數字的圖片，內容可用語音播放
captcha-sound = 以語音播放 6 個英文字母和數字
captcha-missing = 請輸入圖片中的字元，或您聽到的字元。
captcha-another = 換一張圖片

## Part: the second factor, at a sign-in and before a change

factor-title = 驗證您的身分
factor-question = 請選擇驗證方式
factor-passkey = 密碼金鑰
factor-passkey-wrong = 無法使用這個密碼金鑰。請再試一次，或改用其他方式。
factor-app = 驗證器應用程式
factor-app-hint = 輸入應用程式顯示的 6 位數驗證碼
factor-app-wrong = 驗證碼不正確，或已經使用過。驗證碼每半分鐘更換一次，而且只能使用一次，請等候下一組。如果仍然不行，請檢查應用程式所在裝置的時間是否正確。
factor-email = 電子郵件驗證碼
factor-email-hint = 我們會將 6 位數驗證碼寄到 { $address }
factor-email-wrong = 驗證碼不正確。驗證碼只能使用一次，而且只有最新一封郵件中的驗證碼有效。
factor-recovery-code = 復原碼
factor-recovery-code-hint = 使用您先前儲存的其中一組復原碼
factor-recovery-code-field = 請輸入您先前儲存的其中一組復原碼。每組只能使用一次。
factor-recovery-code-missing = 請輸入一組復原碼。
factor-recovery-code-shape = 復原碼由 16 個英文字母和數字組成，例如 ABCD-EFGH-JKMN-PQRS。
factor-recovery-code-wrong = 復原碼不正確，或已經使用過。每組只能使用一次。
factor-digits = 6 位數驗證碼
factor-digits-app = 請在驗證器應用程式中查看 { $brand } 的驗證碼。
factor-digits-email = 我們已將驗證碼寄到 { $address }。
factor-trust = { $trust-days } 天內不要在這個瀏覽器上再次詢問
factor-trust-hint = 請只在沒有其他人使用的裝置上勾選
factor-other = 使用其他方式
factor-use-recovery-code = 使用復原碼
factor-none = 這些方式我都無法使用了

## Part: before a change, the question for the password, and the wait of 24 hours

reauthenticate-why = 這項變更會影響您登入帳戶的方式，因此需要先確認是您本人。確認後，五分鐘內不會再次詢問。
reauthenticate-confirm = 確認
reauthenticate-passkey-hint = 不必輸入密碼和驗證碼
# Between the passkey and the password.
reauthenticate-or = 或
hold-title = 請等到 { $time } 再進行這項變更
hold-why = 您在過去 24 小時內曾透過我們傳送的訊息重設密碼。為了避免有人偷看您的訊息並盜用帳戶，重設後 24 小時內，任何人都無法變更電子郵件地址、手機號碼或使用者，也無法關閉雙重驗證方式或產生新的復原碼。
hold-way = 如果您使用重設密碼之前就有的密碼金鑰、驗證器應用程式或復原碼來確認，就不必等候。
hold-confirm = 立即確認
hold-not-mine = 我沒有重設密碼
hold-not-mine-mailbox = 有其他人看得到您的訊息。請先確保您的信箱安全：為信箱設定新密碼。
hold-not-mine-link = 接著開啟重設通知裡的連結，確認這不是您本人的操作。這樣會登出所有裝置，並凍結帳戶，直到您重設密碼為止。
hold-not-mine-no-message = 找不到那則訊息了嗎？<a>請在這裡變更密碼</a>。其他裝置都會登出。
hold-not-mine-support = 最後，請通知<a>支援團隊</a>。

## Page: Sign in

sign-in-title = 登入
sign-in-create = 建立帳戶
sign-in-account = 帳戶名稱
sign-in-account-hint = 電子郵件地址或名稱。以帳戶使用者的身分登入時，請輸入「帳戶名稱/使用者名稱」。
sign-in-account-missing = 請輸入帳戶名稱。
sign-in-as-user = 以帳戶使用者的身分登入
sign-in-user = 使用者名稱
sign-in-user-hint = 帳戶管理員提供給您的名稱。如果是您自己的帳戶，請留空。
sign-in-submit = 登入
sign-in-passkey = 使用密碼金鑰登入
sign-in-passkey-hint = 使用裝置的螢幕鎖定或安全金鑰
sign-in-forgot = 忘記帳戶名稱或密碼？
sign-in-new = 第一次使用？<a>建立帳戶</a>
sign-in-as = 您正在以 { $name } 的身分登入。輸入密碼後，還需要通過雙重驗證。
sign-in-lost = 我遺失了驗證器應用程式、密碼金鑰和復原碼
sign-in-again = 重新開始
sign-in-already = 您已登入
sign-in-another = 使用其他帳戶
sign-in-signed-out = 您已登出。
sign-in-ended = 您已登出，請重新登入。如果管理員重設了您的密碼，請使用該訊息中的連結。

## Page: Lost second factor

lost-factor-title = 無法使用雙重驗證
lost-factor-heading = 驗證器應用程式、密碼金鑰和復原碼都遺失了嗎？
lost-factor-as = 您正在以 { $name } 的身分登入，密碼正確。
lost-factor-look = 請再找找看：密碼金鑰或驗證器應用程式是不是在另一部裝置上？復原碼是不是存在密碼管理工具裡，或寫在紙上？只要找到其中一項，就能立即登入。
lost-factor-check = 如果全都遺失了，我們可以為您關閉雙重驗證，但要先以其他方式確認是您本人。
lost-factor-report = 我全都遺失了
lost-factor-back = 返回登入頁面
lost-factor-ways = 如何確認是您本人
lost-factor-two-contacts = 我們會將一組驗證碼寄到您的電子郵件地址，並以簡訊將另一組傳送到您的手機。輸入這兩組驗證碼，就能立即關閉雙重驗證。
lost-factor-mail-alone = 如果只有郵件中的驗證碼，則需要等候幾天。
lost-factor-wait = 我們會將驗證碼寄到您的電子郵件地址。輸入後，需要等候幾天，因為只憑信箱和密碼，還不足以立即關閉雙重驗證。
lost-factor-wait-daily = 等候期間，我們每天都會通知您。如果這是其他人要求的，您只要按一下就能停止這項要求。等候期滿後，我們會寄給您一個用於關閉雙重驗證的連結。
lost-factor-send-one = 傳送驗證碼
lost-factor-send-both = 傳送驗證碼
lost-factor-enter-one = 輸入驗證碼
lost-factor-enter-both = 輸入兩組驗證碼
lost-factor-email-code = 郵件中的驗證碼
lost-factor-email-code-hint = 有效時間為 10 分鐘。請只在這裡輸入。
lost-factor-phone-code = 簡訊中的驗證碼
lost-factor-phone-code-hint = 與郵件中的驗證碼不同。
lost-factor-begin = 開始等候
lost-factor-turn-off = 關閉雙重驗證
lost-factor-no-sms = 我沒收到簡訊：改為只用郵件繼續，並等候幾天
lost-factor-off = 雙重驗證已關閉
lost-factor-off-now = 您已從所有裝置登出，現在只需要密碼即可登入。我們已透過您的所有聯絡方式發出通知。
lost-factor-off-next = 請儘快重新開啟雙重驗證，並儲存復原碼。部分其他變更需要等 24 小時後才能進行。
lost-factor-waiting = 等候期已開始
lost-factor-ready = 我們會在 { $time } 寄給您一個用於關閉雙重驗證的連結。連結的有效期限為 7 天。
lost-factor-until = 在那之前
lost-factor-until-told = 從今天起，我們每天都會透過您的所有聯絡方式發出通知。
lost-factor-until-found = 如果您找到了驗證器應用程式、密碼金鑰或復原碼，請用它登入。等候期會隨之結束，雙重驗證也會維持開啟。
lost-factor-until-change = 請勿變更密碼或聯絡方式，否則等候期也會結束。
lost-factor-until-again = 重複提出要求並不會縮短等候時間。
lost-factor-stop = 這是其他人要求的嗎？
lost-factor-stop-what = 有人知道您的密碼，並向我們表示您的雙重驗證方式已全部遺失。只開啟這個網頁，並不會變更任何設定。
lost-factor-stop-you = <strong>是您本人嗎？</strong>請關閉這個網頁，等候期會繼續。
lost-factor-stop-else = 如果是其他人，按一下即可停止等候期，雙重驗證會維持開啟。
lost-factor-stop-now = 這不是我：維持開啟雙重驗證
lost-factor-stopped = 雙重驗證維持開啟
lost-factor-stopped-what = 有人在 { $began } 為 { $name } 要求關閉雙重驗證，您已在 { $stopped } 停止這項要求。您的雙重驗證方式和復原碼都可照常使用。
lost-factor-stopped-next = 提出要求的人知道您的密碼。請立即設定新密碼，所有裝置都會隨之登出。
lost-factor-new-password = 設定新密碼
lost-factor-finish-what = 等候期已滿。只開啟這個網頁，並不會變更任何設定。
lost-factor-finish-click = 按一下，就會關閉所有雙重驗證方式和復原碼，並登出所有裝置。之後只需要密碼即可登入。
lost-factor-finish-found = <strong>找到了驗證器應用程式、密碼金鑰或復原碼嗎？</strong>請關閉這個網頁，並用它登入，一切都會維持原狀。
lost-factor-finish-else = <strong>這是其他人要求的嗎？</strong>那麼對方知道您的密碼，請<a>設定新密碼</a>。這樣就能停止這項要求，雙重驗證會維持開啟。
lost-factor-forbidden = 請洽您的管理員
lost-factor-forbidden-why = 您是以帳戶使用者的身分登入。帳戶管理員可以在「使用者」頁面立即重設您的雙重驗證。
lost-factor-forbidden-then = 重設後只需要密碼即可登入，請再重新開啟雙重驗證。
lost-factor-support = 需要由支援團隊協助您
lost-factor-support-why = 您曾透過其中一種聯絡方式重設密碼，或是在這裡沒有綁定電子郵件地址。再將驗證碼傳到同一個地方，也無法進一步證明是您本人。
lost-factor-support-next = 請聯絡支援團隊，我們會以其他方式確認是您本人。
lost-factor-support-form = 聯絡支援團隊
lost-factor-expired = 請重新開始
lost-factor-expired-why = 操作逾時、驗證碼錯誤次數過多，或您的帳戶在這段期間有變更。雙重驗證並未關閉。
lost-factor-expired-next = 使用密碼登入
lost-factor-over = 這個連結已使用過或已過期
lost-factor-over-why = 等候期已經結束，或已被停止，例如有人使用雙重驗證方式登入。
lost-factor-over-next = 如果這不是您要求的，表示有人知道您的密碼。請設定新密碼，所有裝置都會隨之登出。
lost-factor-damaged = 連結不完整
lost-factor-damaged-how = 有些郵件程式會截斷或更改連結。請從訊息中複製完整的連結，再貼到網址列。
lost-factor-missing = 請先使用密碼登入
lost-factor-missing-how = 驗證器應用程式、密碼金鑰和復原碼都遺失了嗎？請先輸入名稱和密碼。當網頁要求雙重驗證時，請選擇「{ sign-in-lost }」。
lost-factor-missing-link = 如果您是從我們的訊息來到這裡，請再開啟一次其中的連結。

## Page: Sign in a desktop app

device-title = 登入電腦版應用程式
device-lead = 應用程式會顯示一組代碼。在這裡輸入，即可查看是哪個應用程式要以 { $name } 的身分登入。在您確認之前，不會執行任何動作。
device-code = 應用程式顯示的代碼
device-code-hint = 8 個英文字母和數字，有效時間為 10 分鐘。
device-code-missing = 請輸入應用程式顯示的代碼。
device-warning = <strong>這組代碼或這個網頁的連結是別人傳給您的嗎？</strong>請關閉這個網頁：對方想登入您的帳戶。我們絕不會傳送應用程式的代碼，也沒有人需要您代為輸入。
device-help = 電腦版應用程式代碼的說明
device-confirm = 這是您的應用程式嗎？
device-confirm-lead = 有一個電腦版應用程式要求以 { $name } 的身分登入。登入後，您能做的事它都能做，直到您將它登出為止。
device-request-code = 代碼
device-request-code-hint = 您眼前的應用程式必須顯示相同的代碼。
device-request-name = 應用程式提供的名稱
device-request-name-hint = 名稱由應用程式自訂，任何人都可以使用任何名稱。
device-request-time = 要求時間
device-request-address = 來源網路位址
device-same-address = 與這個瀏覽器的位址相同。
device-other-address = 與這個瀏覽器的位址不同。只有在兩者使用不同網路時才屬正常，例如手機使用行動數據。
device-approve-if = 只有在您剛剛親自啟動這個應用程式時，才可核准。如果是別人要求您輸入代碼，請拒絕。
device-deny = 拒絕
device-approve = 核准
device-approved = 已核准應用程式
device-approved-next = 請回到應用程式，它會在幾秒內登入。接著我們會寄送郵件通知您。
device-take-back = 按錯了：取消核准
device-devices = 查看我的裝置
device-denied = 應用程式未登入
device-denied-what = 這組代碼已無法再使用。
device-denied-else = 是別人要求您輸入代碼的嗎？對方想登入您的帳戶。您無須再採取其他行動。如果對方也知道您的密碼，請<a>變更密碼</a>。

## Scripts: parts of every page

js-browser = 瀏覽器
js-pause = { $clock } 後可再傳送
js-offline = 無法連線到服務。請檢查網路連線，然後再試一次。
js-rate-limited = 嘗試次數過多。{ $when }即可再試一次。
js-unavailable = 服務目前無法回應。{ $when }請再試一次。
js-captcha-unsolved = 請先完成按鈕上方的真人驗證。
js-captcha-failed = 未通過真人驗證。按鈕上方有新的驗證，請再試一次。
js-failed = 發生錯誤，請再試一次。如果持續發生，請洽支援團隊。
js-moment-soon = 稍後
js-moment-at = { $in }（{ $time }）
js-moment-after = { $in }（{ $time } 之後）

## Scripts: forms

js-tries-left = { $wrong }您還可以嘗試 { $count } 次。
js-form-broken = 這個網頁發生問題，請重新載入。
js-form-check = 請檢查這個欄位。
js-form-several = 有 { $count } 個欄位需要修正。
js-copy-refused = 您的瀏覽器不允許這個網頁複製內容。請選取文字後自行複製。
js-copied = 已複製
js-password-too-short = 請至少使用 { $min } 個字元。
js-password-too-long = 最多只能使用 { $max } 個字元。
js-password-bad-character = 只能使用文字、數字和特殊字元。
js-password-contains-name = 密碼不可包含帳戶名稱或使用者名稱。
js-password-differs = 兩次輸入的密碼不一致。
js-rule-met = （符合）
js-rule-broken = （不符合）
js-between-sentences = {""}
js-day-and-time = { $day } { $time }
js-show = 顯示
js-hide = 隱藏
js-code-just-sent = 我們剛才已經傳送驗證碼給您。如果那組驗證碼是用於其他操作，就無法在這裡使用。{ $when }可再傳送一組。
js-code-used-up = 您今天的驗證碼傳送次數已達上限。{ $when }可再傳送一組。
js-code-no-address = 您的帳戶沒有電子郵件地址，因此我們無法寄送驗證碼給您。<a>請與我們聯絡，我們會協助您</a>。
js-code-sent-again = 新的驗證碼已傳送，先前的驗證碼已失效。
js-passkey-unused = 未使用任何密碼金鑰。請再試一次，或改用其他方式。
js-passkey-exists = 這部裝置或安全金鑰已經有您帳戶的密碼金鑰。
js-passkey-address = 密碼金鑰無法在這個網址使用。
js-passkey-failed = 這個瀏覽器無法完成這項操作。請再試一次，或改用其他方式。
js-captcha-check = 我不是機器人
js-captcha-checking = 正在驗證…
js-captcha-checked = 已通過驗證
js-captcha-not-checked = 驗證未完成，請再試一次。
js-captcha-renewed = 圖片已更換。
js-captcha-not-renewed = 目前無法更換圖片，請再試一次。

## Scripts: the second factor

js-factor-your-address = 您的電子郵件地址
js-factor-in-a-row = 連續輸入錯誤的驗證碼太多次。請使用復原碼，之後就能再使用其他驗證碼。
js-factor-used-up = 驗證碼錯誤次數過多，目前只能使用復原碼。{ $when }可再使用其他驗證碼。
js-factor-recovery-used-up = 復原碼錯誤次數過多。{ $when }即可再試一次。
js-reauthenticate-wrong = 密碼不正確。

## Scripts: the sign-in

js-sign-in-wrong = 名稱或密碼不正確。請檢查是否有輸入錯誤；以帳戶使用者的身分登入時，請輸入「帳戶名稱/使用者名稱」。如果管理員已重設您的密碼，請使用該則訊息中的連結。您也可以<a>讓我們協助您登入</a>。
js-sign-in-attacked = 有人用這個名稱嘗試了許多密碼。請先完成按鈕上方的真人驗證，然後再次登入。
js-sign-in-attacked-quiet = 有人用這個名稱嘗試了許多密碼。請再次登入，這個瀏覽器會透過簡短的運算完成真人驗證。
js-sign-in-five-wrong = 驗證碼已輸入錯誤五次，這次登入已中止。請重新輸入密碼。
js-sign-in-expired = 已超過 10 分鐘，或驗證碼錯誤次數過多。請重新輸入密碼。
js-sign-in-passkey-expired = 已超過 5 分鐘。請重新選擇密碼金鑰。

## Scripts: a lost second factor

js-lost-factor-one-wrong = 其中一組驗證碼不正確，或不是最新的。請檢查兩組驗證碼。
js-lost-factor-wrong = 驗證碼不正確。只有最新一封郵件中的驗證碼有效。
js-lost-factor-used-up = 今天驗證碼錯誤次數過多。{ $when }即可再試一次。

## Scripts: signing in a desktop app

js-device-no-name = 未提供名稱
js-device-name-quoted = 「{ $name }」
js-device-over = 這個應用程式已不再等候：代碼已超過 10 分鐘，或已經使用過。請讓應用程式顯示新的代碼。
js-device-unknown = 沒有應用程式在等候這組代碼。請與應用程式顯示的代碼比對，或讓應用程式顯示新的代碼。
js-device-signed-in = 應用程式已經登入。<a>在裝置清單中將它登出</a>。

## Page: Forgot your name or password

forgot-title = 忘記名稱或密碼
forgot-heading = 忘記帳戶名稱或密碼？
forgot-lead-email = 請輸入您的電子郵件地址。我們會將您的帳戶名稱和設定新密碼的連結寄給您。
forgot-lead-phone = 請輸入您的手機號碼。我們會傳送一組驗證碼給您，輸入後即可在這裡查看您的帳戶並設定新密碼。
forgot-way = 我們該如何聯絡您？
forgot-way-email = 電子郵件
forgot-way-phone = 簡訊
forgot-email = 電子郵件地址
forgot-email-missing = 請輸入電子郵件地址。
forgot-email-wrong = 請輸入一個電子郵件地址，例如 name@example.com。
forgot-use-number = 這是手機號碼，改為傳送簡訊
forgot-phone = 手機號碼
forgot-phone-hint = 請以加號和國碼開頭，例如 +49 1512 3456789。
forgot-know-name = 我知道我的帳戶名稱
forgot-know-name-hint = 如果您輸入名稱，我們的訊息就只會提及該帳戶。
forgot-account = 帳戶名稱
forgot-user = 使用者名稱
forgot-optional = 選填
forgot-send-link = 傳送連結
forgot-send-code = 傳送驗證碼
forgot-have-code = 我有驗證碼
forgot-back = 返回登入頁面
forgot-sent-heading-email = 請查看您的信箱
forgot-sent-heading-phone = 請查看您的手機
forgot-sent-email = 如果 { $address } 屬於某個帳戶，我們已寄出主旨為「重設您的 { $brand } 密碼」的郵件。其中的連結和驗證碼在 15 分鐘內有效。
forgot-sent-phone = 如果 { $address } 屬於某個帳戶，我們已傳送簡訊。其中的驗證碼在 10 分鐘內有效。
forgot-reference-email = 郵件中會顯示相同的兩個單字，讓您確認這就是您要求的那一封。
forgot-reference-phone = 簡訊中會顯示相同的兩個單字，讓您確認這就是您要求的那一則。
forgot-code-email = 郵件中的驗證碼
forgot-code-phone = 簡訊中的驗證碼
forgot-code-hint-email = 在其他裝置上收信嗎？請在這裡輸入驗證碼。
forgot-code-hint-phone = 請只在這裡輸入驗證碼，不要告訴任何人。
forgot-continue = 繼續
forgot-send-another = 再傳送一次
forgot-junk = 也請查看垃圾郵件資料夾。
forgot-no-mail = 過了幾分鐘還沒收到郵件？
forgot-no-sms = 過了幾分鐘還沒收到簡訊？
forgot-wrong-address = 地址有誤？變更地址
forgot-wrong-number = 號碼有誤？變更號碼
forgot-ask-support = 洽詢支援團隊
forgot-expired = 這組驗證碼已使用過或已過期
forgot-expired-email = 驗證碼的有效時間為 15 分鐘，最多可嘗試五次。您的帳戶安全不受影響。請要求新的驗證碼。
forgot-expired-phone = 驗證碼的有效時間為 10 分鐘，最多可嘗試五次。您的帳戶安全不受影響。請要求新的驗證碼。
forgot-another = 再傳送一組
forgot-administrator = 沒有綁定電子郵件地址或手機號碼？請洽您的管理員

## Page: Reset your password

reset-title = 重設密碼
reset-opened = 您開啟了我們郵件中的連結。您可以在下一頁查看帳戶並設定新密碼。
reset-not-asked = 這不是您要求的嗎？請關閉這個網頁，目前沒有任何變更。
reset-continue = 繼續
reset-expired = 這個連結已使用過或已過期
reset-expired-why = 連結的有效時間為 15 分鐘，而且只能使用一次。您的帳戶安全不受影響。請要求新的連結。
reset-missing = 請開啟郵件中的連結
reset-missing-why = 您必須從我們郵件中的連結開啟這個網頁。如果您剛才重新載入了網頁，請再開啟一次連結。
reset-damaged = 連結不完整
reset-damaged-why = 有些郵件程式會截斷或更改連結。請從郵件中複製完整的連結，再貼到網址列；或是在您提出要求的網頁上輸入郵件中的驗證碼。
reset-type-code = 輸入驗證碼
reset-another = 再傳送一次

## Choosing a new password, at the end of a recovery

choose-title = 設定新密碼
choose-more = 您還有其他帳戶未顯示在這份清單中。如果找不到您要的帳戶，請<a>要求另一則訊息</a>，並在「我知道我的帳戶名稱」下輸入名稱。
choose-change = 變更密碼
choose-done = 密碼已變更
choose-done-what = 您已從所有裝置登出。請使用新密碼以 { $name } 的身分繼續。
choose-done-factors = 您的雙重驗證方式沒有變更。
choose-sign-in = 登入
choose-time-up = 時間已到
choose-time-up-why = 為了保護您的帳戶，設定密碼的時間限制為 10 分鐘。您的密碼沒有變更。

## Fields for a new password

password-new = 新密碼
password-new-missing = 請設定密碼。
password-again = 再次輸入新密碼
password-again-missing = 請再次輸入密碼。
password-rule-length = { $password-min } 到 { $password-max } 個字元
password-rule-name = 不含帳戶名稱或使用者名稱

## Field for a mobile number

phone-missing = 請輸入手機號碼。
phone-wrong = 請輸入一個以加號和國碼開頭的號碼，例如 +49 1512 3456789。

## Page: Choose your password

activate-title = 設定密碼
activate-lead = 之後您將使用這組密碼登入 { $brand }。沒有其他人會知道這組密碼，包括管理員在內。
activate-name = 您的登入名稱是 { $name }。
activate-set = 設定密碼
activate-done = 密碼已設定
activate-done-name = 您現在可以用 { $name } 的身分登入。
activate-sign-in = 登入
activate-expired = 這個連結已使用過或已過期
activate-expired-why = 連結的有效時間為 24 小時，而且只能使用一次。如果您已設定密碼，請直接登入。
activate-expired-invited = 連結是管理員傳給您的嗎？請向管理員索取新的連結。
activate-expired-registered = 您是自己建立帳戶的嗎？<a>重新建立</a>
activate-missing = 請開啟您收到的連結
activate-missing-why = 您必須從我們郵件中的連結，或管理員提供的連結開啟這個網頁。如果您剛才重新載入了網頁，請再開啟一次連結。
activate-damaged = 連結不完整
activate-damaged-why = 有些郵件程式會截斷或更改連結。請複製完整的連結，再貼到網址列。如果仍然不行，請要求新的連結。
activate-register = 建立帳戶
activate-taken = 這個名稱已有人使用
activate-taken-why = 在這段期間，有人用這個名稱建立了帳戶。請選擇其他名稱。
activate-another-name = 選擇其他名稱

## Page: Create an account

register-title = 建立帳戶
register-lead = 我們會將連結寄給您。開啟連結後即可設定密碼。
register-account = 帳戶名稱
register-account-hint = 您的電子郵件地址，或 3 到 64 個字元的名稱：可使用英文字母 a–z、數字、句點、連字號和底線。
register-account-missing = 請輸入帳戶名稱或您的電子郵件地址。
register-account-wrong = 請輸入電子郵件地址，或 3 到 64 個字元的名稱：可使用英文字母 a–z、數字、句點、連字號和底線，並以字母或數字開頭。
register-email = 電子郵件地址
register-email-hint = 如果您忘記名稱或密碼，我們會寄信到這個地址。
register-email-missing = 請輸入電子郵件地址。
register-email-wrong = 請輸入一個電子郵件地址，例如 name@example.com。
register-create = 建立帳戶
register-have-account = 已經有帳戶了？<a>登入</a>
register-sent = 請查看您的信箱
register-sent-to = 我們已寄送郵件到 { $address }。請在 24 小時內開啟其中的連結，並設定密碼。
register-sent-nothing = 過了幾分鐘還沒收到？請查看垃圾郵件資料夾，或<a>看看其他解決方法</a>。
register-send-again = 重新傳送
register-wrong-address = 地址有誤？變更地址
register-closed = 帳戶採邀請制
register-closed-how = 新的 { $brand } 帳戶由服務營運者建立。請向營運者提出申請，您就會收到附有設定密碼連結的郵件。
register-closed-sign-in = 登入
register-closed-support = 如何聯絡支援團隊

## Page: Was this not you?

not-me-title = 這不是您本人的操作嗎？
not-me-lead = 我們曾通知您，您的帳戶有一項變更。只開啟這個網頁，並不會變更任何設定。
not-me-was-you = <strong>是您本人嗎？</strong>請關閉這個網頁，一切都會維持原狀。
not-me-was-not-you = 是其他人嗎？
not-me-undoes = <strong>我們會撤銷這項變更</strong>和後續的所有變更，恢復您先前的電子郵件地址、手機號碼和雙重驗證方式。
not-me-signs-out = <strong>我們會登出所有裝置</strong>，並凍結從這些裝置建立或增加權限的使用者。
not-me-freezes = <strong>我們會凍結您的帳戶。</strong>在您重設密碼之前，沒有人能以您的身分登入。
not-me-undo = 這不是我：撤銷變更並凍結帳戶
not-me-done = 變更已撤銷，您的帳戶已凍結
not-me-done-what = 我們已登出 { $name } 的所有裝置。在重設密碼之前，沒有人能用這個名稱登入。
not-me-next = 現在該怎麼做
not-me-next-mailbox = 其他人是否可能看得到您的郵件？如果是，請先為您的信箱設定新密碼。
not-me-next-reset = 在這裡重設密碼，帳戶就會解除凍結。
not-me-next-code = 登入帳戶。如果除了密碼，網頁還要求另一道驗證，請使用密碼金鑰、驗證器應用程式或復原碼。如果都沒有，請開啟我們更早傳送的訊息中的「這不是我」連結。訊息愈早，能撤銷的變更就愈多。
not-me-next-review = 檢查您的聯絡方式、裝置和雙重驗證方式，並關閉不屬於您的項目。部分變更需要在重設 24 小時後才能進行。
not-me-reset = 重設我的密碼
not-me-user = 您是帳戶的使用者。如果您收不到任何訊息，請向管理員索取設定新密碼的連結。
not-me-expired = 這個連結已使用過或已過期
not-me-expired-used = 連結的有效期限為 7 天，而且只能使用一次。如果您已經使用過，變更就已撤銷，帳戶也已凍結。重設密碼即可解除凍結。
not-me-expired-else = 如果您沒有使用過，而帳戶確實有異狀，請立即重設密碼。所有裝置都會隨之登出。接著請檢查聯絡方式和雙重驗證方式，需要協助時請洽支援團隊。
not-me-support = 洽詢支援團隊
not-me-missing = 請開啟我們訊息中的連結
not-me-missing-why = 您必須從我們訊息中的連結開啟這個網頁。如果您剛才重新載入了網頁，請再開啟一次連結。連結的有效期限為 7 天。
not-me-missing-else = 如果訊息已經不在，而您認為有人登入了您的帳戶，請重設密碼。所有裝置都會隨之登出。
not-me-damaged = 連結不完整
not-me-damaged-why = 有些郵件程式會截斷或更改連結。請從訊息中複製完整的連結，再貼到網址列。

## Page: No message from us?

help-title = 沒收到我們的訊息？
help-lead = 訊息大多會在一分鐘內送達。如果沒收到，請依序嘗試以下步驟，最有效的排在最前面。
help-more = 其他問題
help-junk = 查看垃圾郵件資料夾
help-junk-how = 也請查看「垃圾郵件」、「促銷內容」和「其他」，以及您自訂規則歸檔郵件的資料夾。
help-subject = 搜尋主旨
help-subject-how = 在所有郵件中搜尋「{ $brand }」。重設密碼的郵件主旨是「重設您的 { $brand } 密碼」。
help-addresses = 試試您的其他地址
help-addresses-how = 我們只會寄到帳戶所綁定的地址。為了您的安全，這個網站不會透露是否有綁定的地址。您可能用了另一個地址，例如公司、學校或以前的地址。
help-wait = 等候幾分鐘
help-wait-how = 有些郵件服務和公司的過濾系統，會暫時扣留來自陌生寄件者的郵件。
help-pause = 不要太頻繁提出要求
help-pause-how = 同一個地址最多可連續收到三則訊息，之後每五分鐘一則。
help-address-book = 將我們加入通訊錄
help-address-book-how = 通訊錄中寄件者的郵件很少會被歸為垃圾郵件。我們的地址就在先前寄給您的任何一封郵件裡。
help-another = 再傳送一次
help-support = 洽詢支援團隊
help-register = 在等建立新帳戶的郵件嗎？<a>再要求一次</a>
help-sms = 沒收到簡訊？
help-sms-lead = 簡訊中只有驗證碼，沒有連結。請在您提出要求的網頁上輸入驗證碼。
help-sms-signal = 確認手機有訊號，並將飛航模式開啟後再關閉。在國外時，有些簡訊可能無法送達。
help-sms-blocked = 查看已封鎖的訊息，以及來自不明寄件者的訊息。
help-sms-form = 輸入號碼時，請以加號和國碼開頭：+49 1512 3456789，而不是 01512 3456789。
help-sms-linked = 我們只會傳送到帳戶所綁定的號碼。為了您的安全，這個網站不會透露是否有綁定的號碼。
help-sms-limit = 同一個號碼最多可連續收到三則簡訊，之後每五分鐘一則。
help-sms-email = 如果有綁定電子郵件地址，請<a>改用電子郵件</a>。
help-sms-neither = 兩種都無法使用嗎？<a>管理員可以協助您</a>
help-countries = 可接收簡訊的國家/地區
help-countries-only = 我們無法將簡訊傳送到其他國家/地區的手機號碼。
help-administrator = 沒有綁定電子郵件地址或手機號碼？
help-administrator-who = 這樣我們就無法聯絡您。請洽為您建立使用者的管理員。管理員可以：
help-administrator-reset = 提供設定密碼的連結給您。連結的有效時間為 24 小時，而且只能使用一次。管理員不會知道您的密碼。
help-administrator-contact = 為您輸入電子郵件地址或手機號碼，下次您就能自行處理。
help-administrator-factors = 在您無法再取得驗證碼時，關閉您的雙重驗證方式。
help-administrator-own = 是您自己的帳戶嗎？<a>洽詢支援團隊</a>
help-codes = 登入時的驗證碼
help-codes-mail = 驗證碼郵件的主旨是「您的 { $brand } 驗證碼」。前述尋找郵件的步驟同樣適用。
help-codes-newest = 只有最新一封郵件中的驗證碼有效。驗證碼的有效時間為 10 分鐘，只能使用一次，而且要在您提出要求的網頁上輸入。
help-codes-again = 30 秒後即可要求另一組驗證碼，每天最多 20 次。
help-codes-app = 驗證器應用程式會自行顯示驗證碼。請開啟應用程式並找到 { $brand }。如果驗證碼遭到拒絕，請將手機設為自動設定時間。
help-codes-recovery = 無法取得驗證碼嗎？請改用復原碼。
help-codes-lost = 設定新密碼並不會關閉雙重驗證。<a>全都遺失時該怎麼做</a>
help-passkeys = 密碼金鑰
help-passkeys-use = 在登入頁面選擇「使用密碼金鑰登入」。有了密碼金鑰，就不必輸入密碼和驗證碼。
help-passkeys-other = 如果瀏覽器找不到密碼金鑰，它可能在另一部裝置上。請在瀏覽器的視窗中選擇其他裝置，開啟藍牙，再用手機掃描 QR 圖碼。
help-passkeys-refused = 如果密碼金鑰遭到拒絕，請先使用密碼登入，再使用密碼金鑰。重設密碼後可能會發生這種情況。
help-passkeys-lost = 遺失了存有密碼金鑰的裝置嗎？請用其他方式登入，並<a>移除密碼金鑰</a>。沒有您的指紋、臉部或 PIN 碼，任何人都無法使用它。
help-recovery-codes = 復原碼
help-recovery-codes-where = 開啟雙重驗證時，您會得到十組復原碼。請在密碼管理工具、紙本記錄中尋找，或找找名為「{ $brand } 復原碼」的檔案。
help-recovery-codes-how = 復原碼由 16 個英文字母和數字組成，例如 ABCD-EFGH-JKMN-PQRS。輸入密碼後，以復原碼代替驗證碼。每組只能使用一次。
help-recovery-codes-new = 只剩下幾組，或有其他人知道了嗎？<a>產生新的復原碼</a>。舊的復原碼會隨之失效。
help-trusted = 「不要在這個瀏覽器上再次詢問」
help-trusted-what = 勾選後，這個瀏覽器在 { $trust-days } 天內不會再要求驗證碼。請只在沒有其他人使用的裝置上勾選。
help-trusted-ends = 在期限屆滿、您刪除瀏覽器的 Cookie，或是密碼、雙重驗證方式或電子郵件地址變更後，瀏覽器就會再次要求驗證碼。管理員也可以停用這項功能。
help-trusted-undo = 在不屬於您的裝置上勾選了嗎？<a>讓所有瀏覽器重新要求驗證碼</a>
help-device = 電腦版應用程式顯示代碼
help-device-how = 開啟<a>電腦版應用程式的登入頁面</a>，登入後輸入應用程式顯示的代碼。確認頁面上的名稱就是您眼前的應用程式，然後核准。
help-device-old = 代碼的有效時間為 10 分鐘，而且只能使用一次。如果遭到拒絕，請讓應用程式顯示新的代碼。
help-device-sent = 有人傳給您代碼或該頁面的連結嗎？請勿使用，對方想登入您的帳戶。我們絕不會傳送應用程式的代碼。
help-device-undo = 不小心核准了應用程式嗎？請<a>將它登出</a>，然後設定新密碼。
help-lost = 驗證器應用程式、密碼金鑰和復原碼全都遺失了？
help-lost-begin = 使用密碼登入。當網頁要求雙重驗證時，選擇「{ sign-in-lost }」。如果您是帳戶的使用者，可能需要由管理員為您關閉雙重驗證。
help-lost-codes = 我們會將驗證碼寄到您的電子郵件地址。輸入後，等候期就會開始，頁面會顯示何時結束。
help-lost-both = 我們會將驗證碼分別傳送到您的電子郵件地址和手機號碼。如果兩者都已綁定 7 天且沒有變更，輸入兩組驗證碼即可立即關閉雙重驗證。如果只有郵件中的驗證碼，則會開始等候期，頁面會顯示何時結束。
help-lost-wait = 等候期間，我們每天都會提醒您。請勿變更密碼或聯絡方式，否則等候期會隨之結束。
help-lost-finish = 等候期滿後，我們會將連結寄給您，有效期限為 7 天。開啟連結並確認，就會關閉雙重驗證，並登出所有裝置。
help-lost-after = 使用密碼登入，重新開啟雙重驗證，並儲存新的復原碼。
help-lost-found = 找到了驗證器應用程式、密碼金鑰或復原碼嗎？請用它登入，等候期就會停止。
help-lost-stranger = 沒有提出要求卻收到提醒嗎？這表示有人知道您的密碼。請使用訊息中的連結停止等候期，並設定新密碼。

## Scripts: recovering a name or password

js-forgot-account-too = 請一併輸入帳戶名稱。
js-forgot-code-wrong = 驗證碼不正確。請與顯示上方兩個單字的那則訊息比對。
js-recover-one = 這是您的帳戶
js-recover-several = 您要重設哪一個帳戶的密碼？
js-recover-missing = 請選擇帳戶。
js-recover-user = { $account } 的使用者
js-recover-time-left = 剩餘時間：{ $time }
js-recover-minutes-left = 設定密碼的時間還剩 { $minutes } 分鐘。

## Scripts: creating an account

js-register-taken = 這個名稱已有人使用，請選擇其他名稱。
js-register-closed = 新帳戶由服務營運者建立，請向營運者提出申請。

## Scripts: Was this not you?

js-not-me-email = 已恢復您先前的電子郵件地址。
js-not-me-phone = 已恢復您先前的手機號碼。
js-not-me-passkey-removed = 已移除後來新增的密碼金鑰。
js-not-me-passkey-restored = 您先前的密碼金鑰已可再次使用。
js-not-me-app-off = 已移除後來新增的驗證器應用程式。
js-not-me-app-restored = 您先前的驗證器應用程式已可再次使用。
js-not-me-email-codes-off = 已關閉後來開啟的電子郵件驗證碼。
js-not-me-email-codes-restored = 已重新開啟電子郵件驗證碼。
js-not-me-recovery-codes-restored = 您先前的復原碼已可再次使用。
js-not-me-policy = 您帳戶的登入規則至少與先前一樣嚴格。
js-not-me-users = { $count ->
   *[other] 我們已凍結以下使用者：{ $users }。您可以在重設密碼 24 小時後，到「使用者」頁面解除凍結；如果使用先前的密碼金鑰、驗證器應用程式或復原碼，則可立即解除。
  }
js-not-me-conflict = 同一時間有其他變更，因此尚未撤銷任何項目。請再按一次按鈕。

## Scripts: a new password

js-strength-weak = 這組密碼容易被猜到。密碼愈長愈安全，例如使用多個不相關的字詞。
js-strength-fair = 這組密碼好一些。再多幾個字元就很難猜到。
js-strength-strong = 這組密碼夠長了。請勿在其他地方使用。

## Scripts: messages that are asked for too often

js-too-soon = 您已經要求了三則訊息。{ $when }可再傳送下一則。先前收到的訊息仍然有效。

## Page: Support

support-title = 支援
support-lead = 如果這些網頁無法解決您的問題，將由專人協助您。
support-contact = 聯絡支援團隊
support-ask-operator = 請洽服務營運者，也就是提供這個網站網址給您的單位。如果您是以帳戶使用者的身分登入，請先洽詢該帳戶的管理員。管理員可以傳送新的連結給您。
support-ready = 請先準備好以下資訊
support-ready-reference = 網頁和我們的訊息中顯示的兩個單字。
support-ready-time = 您嘗試的時間，以及當時網頁顯示的內容。
support-ready-name = 您的帳戶名稱，如果有使用者名稱也請提供。
support-ready-code = 如果您無法取得驗證碼，也沒有復原碼，請告訴我們。設定新密碼並不能解決這個問題。
support-secrets = <strong>請勿將密碼、驗證碼或我們訊息中的連結告訴任何人。</strong>支援團隊不需要這些資訊，也絕不會向您索取。
support-waiting = 還在等訊息嗎？<a>看看常見的解決方法</a>

## Page: not found

not-found-title = 找不到網頁
not-found-heading = 這裡沒有網頁
not-found-why = 網址可能輸入或複製錯誤，或是網頁已移至其他位置。如果是郵件中的連結，請直接點選開啟。

## Page: what the pages of the settings share

settings-nav = 設定
settings-account-tab = 帳戶
settings-security-tab = 安全性
settings-activity-tab = 活動記錄
settings-users-tab = 使用者
settings-loading = 載入中…
settings-unavailable = 無法載入這個網頁
settings-retry = 再試一次
settings-cancel = 取消
settings-optional = 選填

## Page: Account settings

account-title = 帳戶設定
account-profile = 您的身分
account-name = 帳戶
account-signed-in-as = 登入身分
account-contacts = 聯絡方式
account-contacts-hint = 變更其中一項時，我們會同時通知原本和新的聯絡方式。您可在 7 天內透過原本的聯絡方式撤銷變更。
account-email = 電子郵件地址
account-phone = 手機號碼
account-contact-linked = 已綁定
account-remove = 移除
account-remove-phone = 移除您的手機號碼
account-devices = 您已登入的裝置
account-devices-hint = 如果有您不認得的裝置，請將它登出，然後變更密碼。
account-devices-desktop = 登入顯示代碼的電腦版應用程式
account-sign-out-others = 登出所有其他裝置
account-trusted = 信任的瀏覽器
account-trusted-hint = 在這些瀏覽器上登入只需要密碼，不需要驗證碼。如果您變更密碼或雙重驗證方式，所有瀏覽器都會再次要求驗證碼。
account-distrust-all = 在所有瀏覽器上要求驗證碼
account-language = 語言
account-locale = 網頁和訊息的語言
account-locale-browser = 瀏覽器的語言
account-language-save = 儲存
account-password = 變更密碼
account-password-hint = 變更後，其他裝置都會登出。
account-current-password = 目前的密碼
account-current-password-missing = 請輸入目前的密碼。
account-reveal = 顯示
account-reveal-current = 目前的密碼
account-new-email = 您的新電子郵件地址
account-new-email-lead = 我們會將驗證碼寄到這個地址。
account-name-stays = 您的帳戶名稱不會改變，登入時仍使用 { $account }。
account-email-missing = 請輸入電子郵件地址。
account-email-wrong = 請輸入一個電子郵件地址，例如 name@example.com，且只能使用不含重音符號的英文字母。
account-mail-code = 寄送驗證碼
account-new-phone = 您的手機號碼
account-new-phone-lead = 我們會以簡訊將驗證碼傳送到這個號碼。
account-phone-hint = 請以加號和國碼開頭，例如 +49 1512 3456789。查看<a>可接收簡訊的國家/地區</a>。
account-text-code = 傳送驗證碼
account-check-mail = 請查看您的信箱
account-check-phone = 請查看您的手機
account-code-sent = 我們已將驗證碼傳送到 { $contact }。
account-code = 6 位數驗證碼
account-code-hint = 驗證碼的有效時間為 10 分鐘。
account-code-confirm = 確認
account-code-later = 暫時不要
account-no-sms = 為什麼我沒收到？
account-no-sms-newest = 只有最新一則簡訊中的驗證碼有效。
account-no-sms-life = 驗證碼的有效時間為 10 分鐘，而且只能使用一次。
account-no-sms-wait = 簡訊可能需要一分鐘才會送達。30 秒後即可要求重新傳送。
account-no-sms-more = 查看其他可能原因（在新分頁中開啟）

## Page: Security settings

security-title = 安全性設定
security-lead = 開啟雙重驗證後，有人使用您的密碼登入時，我們會再要求密碼金鑰或驗證碼。這樣即使密碼遭竊，也無法登入您的帳戶。
security-turn-on = 開啟
security-turn-off = 關閉
security-required = 管理員要求使用雙重驗證。請先開啟另一種符合規定的方式，再關閉這一種。
security-passkeys = 密碼金鑰
security-passkeys-hint = 使用您解鎖裝置時所用的指紋、臉部或 PIN 碼登入，也可以使用安全金鑰。密碼金鑰可代替密碼和驗證碼，而且只適用於這個網站。
security-passkeys-required = 管理員要求使用雙重驗證。請先開啟另一種符合規定的方式，再移除最後一個密碼金鑰。
security-passkeys-held = 您的密碼不久前重設過。在 { $end } 之前，您新增的密碼金鑰必須搭配密碼使用。
security-no-passkeys-here = 這個瀏覽器無法建立密碼金鑰。
security-add-passkey = 新增密碼金鑰
security-app = 驗證器應用程式
security-app-hint = 手機或電腦上的應用程式每半分鐘會顯示一組新的驗證碼。不需要網路，而且就算有人能存取您的信箱，也拿不到驗證碼。
security-email = 電子郵件驗證碼
security-codes = 復原碼
security-codes-hint = 當您無法以其他方式取得驗證碼時，可使用復原碼登入，每組只能使用一次。
security-codes-alone = 在您新增密碼金鑰，或開啟驗證器應用程式或電子郵件驗證碼之前，登入時會要求復原碼。
security-new-codes = 產生新的復原碼
security-app-setup = 設定驗證器應用程式
security-app-get = 取得應用程式
security-app-get-hint = 您可以使用 Google Authenticator、Microsoft Authenticator 或其他驗證器應用程式。許多密碼管理工具也內建這項功能。
security-app-scan = 掃描這個 QR 圖碼
security-app-qr = QR 圖碼，內含旁邊所示的金鑰
security-app-key = 或在應用程式中輸入這組金鑰：
security-app-copy = 複製金鑰
security-app-open = 在應用程式中開啟
security-app-enter = 輸入應用程式顯示的驗證碼
security-app-code-hint = 應用程式每半分鐘會顯示一組新的驗證碼。
security-email-sent = 我們已將驗證碼寄到 { $address }。請在這裡輸入，以確認您收得到我們的郵件。
security-save-codes = 儲存您的復原碼
security-is-on = 雙重驗證已開啟。
security-save-codes-why = 當您無法以其他方式取得驗證碼時，可使用復原碼登入，每組只能使用一次。如果您遺失了雙重驗證方式和這些復原碼，即使設定新密碼也無法登入。
security-save-codes-once = 這些復原碼只會顯示這一次。請存放在只有您找得到的地方，例如密碼管理工具或紙本記錄。
security-codes-of-brand = { $brand } 復原碼
security-copy-codes = 複製
security-download-codes = 下載
security-print-codes = 列印
security-codes-saved = 我已儲存
security-name-passkey = 為密碼金鑰命名
security-passkey-name = 名稱
security-passkey-name-hint = 註明密碼金鑰存放在哪裡，方便您日後辨認。
security-passkey-name-missing = 請輸入名稱。
security-passkey-continue = 繼續

## Page: Activity

activity-title = 活動記錄
activity-views = 顯示誰的活動記錄
activity-own = 您
activity-account = 整個帳戶
activity-not-you = <strong>不是您本人嗎？</strong>如果看到不是您做的操作，請<a>變更密碼</a>。其他裝置都會隨之登出。
activity-act = 操作
activity-everything = 全部
activity-user = 使用者名稱
activity-user-wrong = 使用者名稱由 1 到 64 個字元組成，可使用英文字母 a–z、數字、句點、連字號和底線。
activity-from = 開始日期
activity-to = 結束日期
activity-search = 搜尋
activity-download = 下載為 JSON Lines
activity-pages = 活動記錄的頁面
activity-newest = 回到最新
activity-older = 較舊的活動記錄

## Page: Users

users-title = 使用者
users-forbidden = 只有管理員能查看這個頁面
users-forbidden-why = 只有帳戶的管理員，以及具有 { $manage } 或 { $read } 權限的使用者，能在這個頁面查看帳戶的使用者。如果您需要查看，請洽您的管理員。
users-own-settings = 您自己的設定
users-lead = 使用者以帳戶名稱、使用者名稱和自己的密碼登入，權限則決定他們可以執行哪些操作。
users-create = 建立使用者
users-search = 搜尋
users-search-hint = 使用者名稱的開頭
users-name = 使用者名稱
users-state = 狀態
users-factors = 雙重驗證方式
users-last-sign-in = 上次登入
users-pages = 清單的頁面
users-first-page = 回到第一頁
users-all = 所有使用者
users-next-page = 下一頁
users-frozen = 這個使用者已凍結，無法登入。可能是使用者透過我們訊息中的連結，回報有其他人冒用其身分；也可能是管理員撤銷了某個工作階段的變更，而這個使用者是在其中建立或變更的。解除凍結前，請確認三件事：您認識這個使用者、您同意其權限和聯絡方式，而且沒有其他人能看到使用者的郵件。
users-more-than-you = 這個使用者的權限比您多，因此您無法變更。
users-edit = 聯絡方式和權限
users-name-hint = 請使用 1 到 64 個字元：英文字母 a–z、數字、句點、連字號和底線。名稱之後無法變更。
users-name-missing = 請輸入使用者名稱。
users-name-wrong = 請使用 1 到 64 個字元：英文字母 a–z、數字、句點、連字號和底線，並以字母或數字開頭。
users-permissions = 權限
users-grant-hint = 您可以授予自己擁有的權限。
users-manage = 管理使用者
users-manage-hint = 可建立、變更、重設和刪除權限較少的使用者，並授予自己擁有的權限。
users-read = 查看使用者
users-read-hint = 可查看這份清單，但無法變更任何內容。
users-audit = 查看所有人的活動記錄
users-audit-hint = 可在「活動記錄」頁面查看誰在何時對帳戶做了什麼。
users-others = 其他服務的權限
users-others-hint = 請以 { $form } 的格式輸入，例如 { $example }，並以空格、逗號或換行分隔。
users-create-submit = 建立使用者
users-save = 儲存變更
users-password = 密碼
users-reset-password = 重設密碼
users-restore = 解除凍結這個使用者
users-reset-factors = 重設雙重驗證
users-delete-title = 刪除
users-delete-hint = 適用於不得再登入的使用者。刪除後無法復原。
users-delete = 刪除這個使用者
users-link-title = 轉交這個連結
users-link-lead = 任何人取得這個連結，都能為 { $user } 設定密碼。請只交給本人，當面交付或使用您信任的方式。登入時還需要名稱 { $name }。
users-link = 一次性連結
users-link-life = 連結的有效時間為 24 小時，而且只能使用一次。
users-link-once = 這個連結只會顯示這一次。如果遺失了，請在使用者的頁面按「{ $action }」產生新的連結。
users-link-copy = 複製連結
users-link-done = 完成

## Page: Users, the rules for signing in

policy-title = 登入規則
policy-hint = 規則會從每個人下次登入起套用。已登入的人會維持登入狀態。
policy-required = 要求使用者使用雙重驗證
policy-required-hint = 尚未設定的使用者下次登入時，必須先開啟雙重驗證，才能進行其他操作。
policy-kinds = 可接受的雙重驗證方式
policy-passkey = 密碼金鑰
policy-app = 驗證器應用程式
policy-email = 電子郵件驗證碼
policy-email-hint = 保護程度取決於使用者信箱的安全程度。
policy-web = 瀏覽器自動登出時間
policy-web-unit = 瀏覽器自動登出時間的單位
policy-apps = 應用程式自動登出時間
policy-apps-unit = 應用程式自動登出時間的單位
policy-life-hint = 從登入時開始計算，對您也同樣適用。
policy-life-missing = 請輸入數字。
policy-life-wrong = 請輸入 1 以上的數字。
policy-minutes = 分鐘
policy-hours = 小時
policy-days = 天
policy-trusted = 允許信任瀏覽器
policy-trusted-hint = 在瀏覽器中輸入過驗證碼的人，可以選擇讓該瀏覽器在一段時間內不再詢問。對您也同樣適用。
policy-lost = 允許遺失所有雙重驗證方式的使用者自行關閉雙重驗證
policy-lost-hint = 否則，使用者必須請您或可管理使用者的人代為關閉。
policy-save = 儲存規則

## Scripts: what the pages of the settings share

js-client-web = 網頁瀏覽器
js-client-mobile = 行動應用程式
js-client-desktop = 電腦版應用程式
js-root = 企業管理員
js-factor-passkey = 密碼金鑰
js-factor-app = 驗證器應用程式
js-factor-email = 電子郵件驗證碼
js-settings-changed-elsewhere = 在這段期間有人變更了這項設定。現在顯示的是目前的狀態。
js-notice-lost-factor = 有人知道您的密碼，並向我們表示您的雙重驗證方式已全部遺失。
js-notice-lost-factor-from = 自 { $at } 起，即可使用我們寄出的連結關閉雙重驗證。
js-notice-lost-factor-stop = 如果不是您本人，請<a>變更密碼</a>以停止這項要求。如果是您本人，而且已找到其中一種雙重驗證方式，請用它重新登入，這樣也能停止。
js-notice-factors-reset = 管理員已於 { $day }關閉您的所有雙重驗證方式。<a>請重新開啟</a>。如果這不是您要求的，請洽您的管理員。
js-notice-factor-required = 管理員要求使用雙重驗證。<a>立即開啟</a>。下次登入時，您必須先開啟才能進行其他操作。
js-notice-policy-changed = 管理員已於 { $day }變更登入規則，會從您下次登入起套用。
js-notice-hold = 在 { $at } 之前，部分變更暫時無法進行。
js-notice-hold-why = 您在過去 24 小時內重設過密碼。目前無法變更電子郵件地址、手機號碼和使用者，也無法關閉雙重驗證方式或產生新的復原碼。進行這類變更時，如果使用重設之前就已設定的雙重驗證方式確認，就不必等候。
js-notice-enrol = 管理員要求使用雙重驗證。請在這裡開啟，之後才能進行其他操作。
js-passkey-offer = 下次只要用解鎖這部裝置的方式就能登入，不必輸入密碼和驗證碼：<a>新增密碼金鑰</a>。
js-passkey-offer-no = 不要再詢問

## Scripts: Account settings

js-devices-this = 這部裝置
js-devices-times = 上次使用：{ $used }，登入時間：{ $began }
js-devices-times-this = 登入時間：{ $began }
js-devices-numbered = { $name }（{ $number }）
js-devices-sign-out = 登出
js-devices-sign-out-name = 登出 { $name }
js-devices-sign-out-question = 要登出 { $name } 嗎？
js-devices-sign-out-consequence = 使用這部裝置的人必須重新登入。
js-devices-signed-out = 已登出。
js-devices-others-question = 要登出所有其他裝置嗎？
js-devices-others-consequence = 您只會在這部裝置上維持登入。
js-trusted-this = 這個瀏覽器
js-trusted-times = 信任至 { $ends } · 上次登入：{ $used }
js-trusted-ask = 要求驗證碼
js-trusted-ask-name = 在 { $name } 上要求驗證碼
js-trusted-ask-question = 要在 { $name } 上重新要求驗證碼嗎？
js-trusted-ask-consequence = 下次在這個瀏覽器上登入時，輸入密碼後還需要驗證碼。不會登出任何人。
js-trusted-asks = 下次在這個瀏覽器上登入時需要驗證碼。
js-trusted-all-question = 要在所有瀏覽器上重新要求驗證碼嗎？
js-contacts-none = 尚未設定
js-contacts-no-email = 有了地址，您就能透過郵件重設密碼，我們也能通知您重要的變更。
js-contacts-email = 您可以透過郵件重設密碼。我們也會將帳戶的重要通知寄到這裡。
js-contacts-email-codes = 您可以透過郵件重設密碼。我們也會將帳戶的重要通知和登入驗證碼寄到這裡。
js-contacts-no-phone = 有了號碼，您就能在無法收信時透過簡訊重設密碼。
js-contacts-phone = 您可以透過簡訊重設密碼。我們也會將帳戶最重要的通知傳送到這裡。
js-contacts-no-sms = 我們目前不傳送簡訊。
js-contacts-add = 新增
js-contacts-add-email = 新增您的電子郵件地址
js-contacts-add-phone = 新增您的手機號碼
js-contacts-change = 變更
js-contacts-change-email = 變更您的電子郵件地址
js-contacts-change-phone = 變更您的手機號碼
js-contacts-until-then = 在您輸入驗證碼之前，綁定的仍是 { $contact }。
js-contacts-waiting = 等候驗證碼
js-contacts-by-administrator = 由管理員輸入，尚未確認
js-contacts-enter-code = 輸入驗證碼
js-contacts-confirm-number = 確認這個號碼
js-contacts-linked = 已綁定 { $contact }。
js-contacts-replaced = 已綁定 { $contact }。我們已通知 { $former }，7 天內可透過該聯絡方式撤銷變更。
js-contacts-wrong-code = 驗證碼不正確。只有最新的驗證碼有效。
js-contacts-expired = 已超過 10 分鐘，或驗證碼已輸入錯誤五次。沒有任何變更。請重新開始，我們會再傳送一組驗證碼。
js-contacts-remove = 移除
js-contacts-remove-question = 要移除 { $phone } 嗎？
js-contacts-remove-consequence = 您將無法再透過簡訊重設密碼。我們會通知這個號碼，7 天內可透過該號碼撤銷。
js-contacts-remove-last-consequence = 您將無法再透過簡訊重設密碼。由於也沒有綁定電子郵件地址，之後只有管理員或支援團隊能協助您。我們會通知這個號碼，7 天內可透過該號碼撤銷。
js-contacts-removed = 已解除綁定 { $phone }。
js-account-password-changed = 密碼已變更，其他裝置都已登出。
js-account-wrong-password = 目前的密碼不正確。

## Scripts: Security settings

js-security-email-hint = 我們會將驗證碼寄到 { $address }。不需要應用程式，但保護程度取決於您信箱的安全程度。
js-security-email-hint-user = 您需要有電子郵件地址才能使用。請洽管理員為您輸入。
js-security-email-hint-none = 您需要有電子郵件地址才能使用。請在「帳戶」頁面綁定。
js-security-app-off-question = 要關閉驗證器應用程式嗎？
js-security-email-off-question = 要關閉電子郵件驗證碼嗎？
js-security-off-one = 之後登入時，您需要使用其他雙重驗證方式或復原碼。
js-security-off-last = 這是您唯一的雙重驗證方式。關閉後只需要密碼即可登入，您的復原碼也會失效。
js-security-is-on = 雙重驗證已開啟。之後登入時，除了密碼還需要另一道驗證。
js-security-app-on = 驗證器應用程式已開啟。
js-security-app-is-off = 驗證器應用程式已關閉。
js-security-email-on = 電子郵件驗證碼已開啟。
js-security-email-is-off = 電子郵件驗證碼已關閉。
js-security-on-since = 自 { $day }起開啟
js-security-off = 未開啟
js-security-turn-off = 關閉
js-security-on-already = 已經開啟了。如果您沒有看到任何復原碼，請產生新的復原碼。
js-security-expired = 已超過 10 分鐘，或驗證碼錯誤次數過多。請重新開始。
js-security-codes-left = 剩餘 { $left } 組
js-security-few-codes = { $left ->
    [0] 復原碼已全部用完，請產生新的復原碼。
   *[other] 只剩 { $left } 組。請在需要用到之前產生新的復原碼。
  }
js-passkeys-used = 上次使用：{ $at }
js-passkeys-unused = 尚未使用
js-passkeys-synced = 已同步
js-passkeys-added = 新增於 { $day }
js-passkeys-one-device = 僅限一部裝置
js-passkeys-on = 已新增密碼金鑰。
js-passkeys-removed = 已移除密碼金鑰。
js-passkeys-rename = 重新命名
js-passkeys-rename-name = 重新命名 { $name }
js-passkeys-remove = 移除
js-passkeys-remove-name = 移除 { $name }
js-passkeys-remove-question = 要移除 { $name } 嗎？
js-passkeys-expired = 已超過 5 分鐘。請再次新增密碼金鑰。
js-codes-title = { $brand } 復原碼
js-codes-lead = 適用於 { $name }，產生於 { $day }。每組只能使用一次。
js-codes-for = 適用於 { $name }，產生於 { $day }
js-codes-made = 已產生新的復原碼。
js-codes-new-question = 要產生新的復原碼嗎？
js-codes-new-consequence = 您現有的復原碼會立即失效。
js-codes-new = 產生新的復原碼

## Scripts: Activity

js-activity-account = 帳戶的活動記錄
js-activity-account-hint = 由新到舊排列，以您的當地時間顯示。只有管理員和具有 audit:read 權限的使用者能查看。
js-activity-own = 您的活動記錄
js-activity-own-hint = 由新到舊排列，以您的當地時間顯示。
js-activity-none = 沒有可顯示的內容。
js-activity-none-yet = 這裡還沒有內容。請按「較舊的活動記錄」查看更早的內容。
js-activity-refused = 已拒絕
js-activity-you = 您
js-activity-by = 執行者：{ $name }
js-activity-by-you = 執行者：您
js-activity-by-support = 執行者：支援團隊
js-activity-downloaded = 已下載。
js-act-account-activated = 已建立帳戶
js-act-password-recovered = 已使用我們傳送的連結或驗證碼重設密碼
js-act-password-changed = 已變更密碼
js-act-user-created = 已建立使用者
js-act-permissions-set = 已變更權限
js-act-email-named = 已為使用者輸入電子郵件地址
js-act-email-removed = 已移除使用者的電子郵件地址
js-act-phone-named = 已為使用者輸入手機號碼
js-act-phone-removed = 已移除使用者的手機號碼
js-act-user-deleted = 已刪除使用者
js-act-password-reset = 管理員已重設密碼
js-act-factors-reset = 管理員已關閉雙重驗證方式
js-act-user-frozen = 收到回報後已凍結使用者
js-act-policy-changed = 已變更登入規則
js-act-user-restored = 已解除凍結使用者
js-act-user-activated-by-mail = 已使用郵件中的連結首次設定密碼
js-act-user-activated-by-hand = 已使用管理員提供的連結首次設定密碼
js-act-contact-changed = 已綁定電子郵件地址或手機號碼
js-act-contact-removed = 已移除手機號碼
js-act-undone = 變更已回報為「不是我」並撤銷
js-act-signed-out = 已登出
js-act-device-signed-out = 已登出另一部裝置
js-act-others-signed-out = 已登出所有其他裝置
js-act-signed-in-by-password = 已使用密碼登入
js-act-signed-in-by-app = 已使用密碼和驗證器應用程式登入
js-act-signed-in-by-email = 已使用密碼和電子郵件驗證碼登入
js-act-signed-in-by-recovery-code = 已使用密碼和復原碼登入
js-act-signed-in-by-approval = 電腦版應用程式已登入
js-act-sign-in-approved = 已核准電腦版應用程式
js-act-sign-in-denied = 已拒絕電腦版應用程式
js-act-signed-in-by-trusted-browser = 已在信任的瀏覽器中使用密碼登入
js-act-browser-trusted = 已信任瀏覽器
js-act-browser-distrusted = 已不再信任瀏覽器
js-act-browsers-distrusted = 已不再信任所有瀏覽器
js-act-trusted-browser-copied = 發現信任的瀏覽器有複本，已登出所有裝置
js-act-signed-in-by-passkey = 已使用密碼和密碼金鑰登入
js-act-signed-in-by-passkey-alone = 已使用密碼金鑰登入
js-act-reauthenticated = 變更前已確認身分
js-act-app-turned-on = 已開啟驗證器應用程式
js-act-app-turned-off = 已關閉驗證器應用程式
js-act-email-turned-on = 已開啟電子郵件驗證碼
js-act-email-turned-off = 已關閉電子郵件驗證碼
js-act-passkey-added = 已新增密碼金鑰
js-act-passkey-renamed = 已重新命名密碼金鑰
js-act-passkey-removed = 已移除密碼金鑰
js-act-passkey-copied = 已拒絕可能遭複製的密碼金鑰
js-act-recovery-codes-made = 已產生新的復原碼
js-act-factors-off-begun = 已回報遺失所有雙重驗證方式，等候期已開始
js-act-factors-off-stopped = 已停止遺失雙重驗證方式後的等候期
js-act-lost-factors-off = 已關閉遺失的雙重驗證方式
js-act-codes-capped = 驗證碼錯誤次數過多
js-act-session-guessed = 多次密碼錯誤，已登出裝置
js-act-account-invited = 已建立帳戶並寄出連結
js-act-account-frozen = 已鎖定存取權
js-act-account-unfrozen = 已解除鎖定存取權
js-act-sessions-ended = 已登出所有裝置
js-act-imported = 已從其他系統匯入
js-act-account-deleted = 已刪除帳戶

## Scripts: Users

js-users-active = 使用中
js-users-active-words = 使用密碼登入
js-users-invited = 已邀請
js-users-invited-words = 尚未設定密碼
js-users-reset = 密碼已重設
js-users-reset-words = 必須設定新密碼
js-users-frozen = 已凍結
js-users-frozen-words = 須由{ $root }解除凍結後才能登入
js-users-you = 您
js-users-gone = 這個使用者已不存在。
js-users-all = 所有使用者
js-users-after = 「{ $after }」之後的使用者
js-users-search = 名稱以「{ $search }」開頭的使用者
js-users-search-after = 名稱以「{ $search }」開頭、排在「{ $after }」之後的使用者
js-users-found = { $title }：{ $count } 位。
js-users-found-more = { $title }：{ $count } 位以上。
js-users-none = 還沒有使用者。
js-users-none-create = 還沒有使用者。請建立第一位使用者。
js-users-none-found = 沒有以此開頭的使用者名稱。
js-users-no-more = 沒有更多使用者了。
js-users-account = 帳戶
js-users-email = 電子郵件地址
js-users-phone = 手機號碼
js-users-permissions = 權限
js-users-state = 狀態
js-users-factors = 雙重驗證方式
js-users-factors-off = 未開啟
js-users-last-sign-in = 上次登入
js-users-never = 從未登入
js-users-then = { $contact }，確認後改為 { $pending }
js-users-unconfirmed = 尚未確認
js-users-new-email-hint = 我們會將設定密碼的連結寄到這個地址。如果沒有填寫，您會得到一個可轉交的連結。
js-users-email-is-factor = 這個地址用於接收雙重驗證的驗證碼。重設這個使用者的雙重驗證後，才能變更。
js-users-email-new = 我們會將連結寄到這個地址。收件人使用連結設定密碼後，地址就會綁定。
js-users-email-stays = 我們會將連結寄到新地址。收件人使用連結設定密碼後，新地址才會綁定。在那之前，綁定的仍是 { $email }。
js-users-email-waits = { $pending } 會在收件人使用我們寄出的連結設定密碼後綁定。
js-users-email-replaces = { $pending } 會在收件人使用我們寄出的連結設定密碼後綁定。在那之前，綁定的仍是 { $email }。如要撤銷，請重新輸入 { $email }。
js-users-phone-new = 請以加號和國碼開頭，例如 +49 1512 3456789。使用者在設定中以驗證碼確認後，號碼就會綁定。
js-users-phone-stays = 請以加號和國碼開頭，例如 +49 1512 3456789。使用者在設定中以驗證碼確認後，新號碼才會綁定。在那之前，綁定的仍是 { $phone }。
js-users-phone-waits = { $pending } 會在使用者於設定中以驗證碼確認後綁定。
js-users-phone-replaces = { $pending } 會在使用者於設定中以驗證碼確認後綁定。在那之前，綁定的仍是 { $phone }。如要撤銷，請重新輸入 { $phone }。
js-users-link-mailed = 設定密碼的連結已寄往 { $address }。如果您新增權限，連結就會失效。
js-users-link-out = 使用者手上可能有設定密碼的連結。如果您新增權限或變更地址，連結就會失效。請使用下方的「{ $action }」產生新的連結。
js-users-factors-on-hint = 適用於無法再取得任何驗證碼的使用者。密碼維持不變。
js-users-factors-off-hint = 登入時只要求密碼。只有使用者本人能開啟雙重驗證。
js-users-own-others = 您擁有：{ $permissions }。
js-users-no-own-others = 您沒有這類權限。
js-users-wrong-permission = 「{ $name }」不是有效的權限。請以 service:verb 的格式輸入，使用小寫英文字母 a–z、數字和連字號。
js-users-created = 已建立 { $name }。我們已將設定密碼的連結寄到 { $address }。
js-users-unchanged = 沒有任何變更。
js-users-saved = 已儲存。
js-users-saved-mailed = 我們已將連結寄到 { $address }。
js-users-saved-removed = 已解除綁定 { $contact }，並已通知其擁有者。
js-users-saved-phone = { $name } 現在可以在設定中確認 { $phone }。
js-users-saved-link-ended = 先前發出的連結已失效。
js-users-saved-dropped = 如果 { $address } 確實是使用者本人的地址，請再儲存一次，我們會寄出新的連結。
js-users-saved-again = 請使用「{ $action }」產生新的連結。
js-users-take-away = 移除
js-users-no-email-question = 要移除 { $name } 的地址嗎？
js-users-no-email-consequence = 我們不會再寄信到這個地址，也無法再透過它重設密碼。如果地址已綁定，我們會通知其擁有者。
js-users-mail-question = 要將連結寄到 { $address } 嗎？
js-users-mail-consequence = 任何看得到該信箱郵件的人，都能為 { $name } 設定新密碼。請逐字檢查地址。
js-users-mail-link = 寄送連結
js-users-no-phone-question = 要移除 { $name } 的號碼嗎？
js-users-no-phone-consequence = 我們不會再傳送簡訊到這個號碼，也無法再透過它重設密碼。如果號碼已綁定，我們會通知其擁有者。
js-users-reset-password = 重設密碼
js-users-reset-password-hint = 適用於無法自行設定新密碼的使用者。您會得到一個可轉交的連結，但不會知道新密碼。
js-users-new-link = 新連結
js-users-new-link-hint = 如果舊連結遺失或已過期，請產生新的連結。您不會知道使用者設定的密碼。
js-users-reset-question = 要重設 { $name } 的密碼嗎？
js-users-new-link-question = 要為 { $name } 產生新的連結嗎？
js-users-reset-ends-password = 這個使用者目前的密碼和所有工作階段會立即失效。
js-users-reset-ends-link = 先前發出的連結會立即失效。
js-users-reset-link = 您會得到一個可轉交的連結。連結的有效時間為 24 小時，而且只能使用一次。
js-users-reset-link-mailed = 您會得到一個可轉交的連結。連結的有效時間為 24 小時，而且只能使用一次。我們也會將另一個連結寄到 { $address }。
js-users-reset-unseen = 您不會知道新密碼。
js-users-reset-factors-stay = 雙重驗證方式維持不變。
js-users-reset-done = { $name } 的密碼和所有工作階段都已失效。
js-users-factors-question = 要重設 { $name } 的雙重驗證嗎？
js-users-factors-consequence = 這個使用者的所有雙重驗證方式和復原碼會立即失效。在使用者重新開啟雙重驗證之前，登入時只要求密碼。密碼維持不變。我們會通知使用者。
js-users-factors-reset = 重設雙重驗證
js-users-factors-done = 已關閉所有雙重驗證方式，並已通知使用者。
js-users-restore = 解除凍結
js-users-restore-question = 要解除凍結 { $name } 嗎？
js-users-restore-consequence = 使用者將可再次登入，並擁有以下權限：{ $permissions }。請只解除凍結您認識的使用者：這個使用者可能是其他人建立的，或由其他人授予了權限。
js-users-restore-consequence-none = 使用者將可再次登入，但沒有任何權限。請只解除凍結您認識的使用者：這個使用者可能是其他人建立的。
js-users-restored = 已解除凍結 { $name }。
js-users-delete = 刪除
js-users-delete-question = 要刪除 { $name } 嗎？
js-users-delete-consequence = 這個使用者的所有工作階段和連結都會失效，雙重驗證方式和綁定的聯絡方式也會移除。我們會通知已綁定的地址。刪除後無法復原：即使之後建立同名的使用者，也是另一個使用者。
js-users-deleted = 已刪除 { $name }。
js-users-link-also-mailed = 我們也將另一個連結寄到了 { $address }。只要使用其中一個，兩個都會失效。
js-users-link-links-address = 只有使用郵件中的連結，才會綁定這個地址。

## Scripts: Users, the rules for signing in

js-policy-saved = 已儲存。規則會從下次登入起套用。
js-policy-no-kind = 請至少選擇一種。
js-policy-too-short = 請至少選擇 { $limit }。
js-policy-too-long = 最多只能選擇 { $limit }。這項服務的工作階段不會超過這個時間。

## Problems: what an answer of the API says. They have no $brand.

problem-sentences = { $before }{ $next }
problem-invalid-request-title = 要求無效
problem-captcha-failed-title = 未通過真人驗證
problem-captcha-failed-detail = 請完成新的真人驗證，然後再試一次。
problem-authorization-pending-title = 尚未核准
problem-authorization-pending-detail = 這個應用程式尚未獲得核准。請在間隔時間後再次查詢。
problem-slow-down-title = 查詢過於頻繁
problem-slow-down-detail = 這個應用程式尚未獲得核准。請每 { $seconds } 秒查詢一次。
problem-access-denied-title = 已拒絕
problem-access-denied-detail = 這個應用程式的登入要求已遭拒絕。
problem-expired-token-title = 已失效
problem-expired-token-detail = 裝置代碼已使用過、已過期或不存在。請重新開始。
problem-unauthenticated-title = 尚未登入
problem-unauthenticated-detail = 請先登入。
problem-invalid-credentials-title = 名稱或密碼不正確
problem-invalid-credentials-detail = 帳戶名稱、使用者名稱或密碼不正確。
problem-wrong-password-title = 密碼不正確
problem-wrong-password-detail = 目前的密碼不正確。
problem-invalid-code-title = 驗證碼不正確
problem-invalid-code-detail = 驗證碼不正確。
problem-invalid-code-last = 驗證碼不正確，而且已無法再嘗試。請重新開始。
problem-invalid-code-tries = 驗證碼不正確。您還可以嘗試 { $tries } 次。
problem-passkey-refused-title = 無法使用密碼金鑰
problem-passkey-refused-detail = 這個密碼金鑰目前無法單獨用於登入。請先使用密碼登入，再使用密碼金鑰。這樣登入一次後，密碼金鑰就能再次單獨使用；如果是在重設密碼後 24 小時內新增的，還要等到這段期間結束。
problem-wrong-passkey-title = 無法使用密碼金鑰
problem-wrong-passkey-detail = 無法使用這個密碼金鑰。請再試一次，或改用其他方式。
problem-reauthentication-required-title = 需要驗證身分
problem-reauthentication-required-detail = 請先再次輸入密碼；如果已開啟雙重驗證，還需要驗證碼。
problem-on-hold-title = 重設密碼後暫時無法進行
problem-on-hold-detail = 重設密碼後 24 小時內無法進行這項操作，除非您使用重設之前就有的密碼金鑰、驗證器應用程式或復原碼確認是您本人。
problem-forbidden-title = 不允許的操作
problem-web-only-title = 只能在網頁上進行
problem-web-only-detail = 這項操作只能在瀏覽器中進行。
problem-client-unsupported-title = 電腦版應用程式不支援
problem-client-unsupported-detail = 這個帳戶在登入時需要驗證碼，但電腦版應用程式無法在這裡輸入。請使用網頁或行動應用程式。
problem-approval-required-title = 請在瀏覽器中核准應用程式
problem-approval-required-detail = 這個帳戶在登入時需要驗證碼，但電腦版應用程式無法輸入。請改讓應用程式顯示代碼，然後在瀏覽器中開啟 help_url 的網頁，並在那裡核准應用程式。
problem-two-factor-required-title = 需要雙重驗證
problem-two-factor-required-detail = 管理員要求使用雙重驗證。請在網頁上開啟，然後在其他地方重新登入。
problem-not-found-title = 找不到
problem-not-found-detail = 這裡沒有任何內容。
problem-name-taken-title = 名稱已有人使用
problem-name-taken-detail = 這個帳戶名稱已有人使用，請選擇其他名稱。
problem-conflict-title = 已有其他變更
problem-conflict-detail = 在這段期間有內容變更。請重新查看後再試一次。
problem-state-conflict-title = 目前的狀態不允許
problem-support-required-title = 驗證碼無法送達
problem-support-required-detail = 這個帳戶沒有綁定電子郵件地址，因此無法寄送驗證碼。請透過回報表單告訴我們。
problem-lost-factor-support-title = 需要由支援團隊協助
problem-lost-factor-support-detail = 密碼曾透過您的其中一種聯絡方式設定，或是沒有綁定電子郵件地址，因此再傳送驗證碼也無法證明是您本人。請透過回報表單告訴我們。
problem-expired-title = 已失效
problem-expired-detail = 這個連結、驗證碼或登入程序已使用過、已過期或不存在。請重新開始。
problem-body-too-large-title = 要求本文過大
problem-body-too-large-detail = 要求本文的上限為 8 KiB。
problem-unsupported-media-type-title = 不是 JSON
problem-unsupported-media-type-detail = 請以 application/json 傳送要求本文。
problem-password-refused-title = 請改用其他密碼
problem-password-refused-detail = 新密碼不符合規定。
problem-captcha-required-detail = 這個名稱嘗試密碼的次數過多。請完成真人驗證，或等候 { $seconds } 秒，然後再試一次。
problem-recovery-codes-capped-title = 復原碼錯誤次數過多
problem-recovery-codes-capped-detail = 今天的復原碼錯誤次數已達上限。請使用驗證器應用程式或電子郵件驗證碼，或明天再試。
problem-codes-capped-title = 驗證碼錯誤次數過多
problem-codes-capped-detail = 今天的驗證碼錯誤次數已達上限。您仍可使用復原碼，或明天再試。
problem-codes-in-a-row-title = 連續輸入錯誤的驗證碼太多次
problem-codes-in-a-row-detail = 連續輸入錯誤的驗證碼太多次。請使用復原碼，之後就能再使用其他驗證碼。
problem-internal-title = 內部錯誤
problem-internal-detail = 我們的系統發生錯誤。
problem-unavailable-title = 暫時無法使用
problem-unavailable-detail = 目前無法進行這項操作，請稍後再試一次。
problem-rate-limited-title = 嘗試次數過多
problem-rate-limited-detail = 請等候 { $seconds } 秒，然後再試一次。
problem-invalid-link-or-code = 請傳送 token，或同時傳送 recovery_id 和 code。
problem-invalid-query-users = 查詢只能包含 search 和 after，而且各一次。
problem-invalid-query-audit = 查詢只能包含 act、actor、user、from、to 和 after，而且各最多一次。
problem-invalid-method-and-code = 請同時傳送 method 和 code，或兩者都不傳送。
problem-invalid-one-contact = 請提供電子郵件地址或手機號碼其中一項。
problem-invalid-query-captcha = 查詢只能包含 action（recovery、register 或 sign-in）。
problem-invalid-query-activity = 查詢只能包含 after，而且只有一次。
problem-invalid-codes-of-contacts = 請傳送 email_code，或同時傳送 email_code 和 phone_code。
problem-invalid-no-body = 這項呼叫不接受要求本文。請勿傳送本文，或傳送 {"{"}{"}"}。
problem-invalid-body-broken = 要求本文傳送中斷。
problem-invalid-not-an-object = 要求本文不是 JSON 物件。
problem-invalid-field = 有欄位缺少、不明、重複或類型錯誤。
problem-invalid-not-json = 要求本文不是 JSON。
problem-forbidden-users = 只有帳戶的管理員，以及具有 users:read 或 users:manage 權限的使用者能查看。
problem-forbidden-restore = 只有帳戶的管理員能解除凍結使用者。
problem-forbidden-grant = 您只能授予自己擁有的權限。
problem-forbidden-audit = 只有帳戶的管理員，以及具有 audit:read 權限的使用者能查看。
problem-forbidden-manage = 只有帳戶的管理員，以及具有 users:manage 權限的使用者能進行這項操作。
problem-forbidden-stronger-user = 您無法對自己，或權限比您多的使用者進行這項操作。
problem-forbidden-policy = 只有帳戶的管理員能查看和變更登入規則。
problem-forbidden-sign-up = 新帳戶由服務營運者建立。
problem-forbidden-lost-factor = 請洽您帳戶的管理員，管理員可以重設您的雙重驗證。
problem-forbidden-way-around = 這個要求並非經由正式入口傳送。
problem-forbidden-other-site = 這個要求並非來自這個網站的網頁。
problem-conflict-user-taken = 這個使用者名稱已有人使用。
problem-conflict-codes-by-mail = 這個使用者的地址用於接收驗證碼。請先重設其雙重驗證。
problem-conflict-user-frozen = 這個使用者已凍結，須先由帳戶的管理員解除凍結。
problem-conflict-user-without-factor = 這個使用者沒有開啟雙重驗證。
problem-conflict-user-not-frozen = 這個使用者並未凍結。
problem-conflict-frozen-by-support = 這個使用者已由支援團隊凍結，只有支援團隊能解除凍結。
problem-conflict-no-factor-to-prove = 沒有開啟雙重驗證。請只傳送密碼。
problem-conflict-no-passkey = 這個帳戶沒有密碼金鑰。
problem-conflict-passkeys-full = 已經有十個密碼金鑰。請先移除一個。
problem-conflict-passkey-known = 這個密碼金鑰已經存在。
problem-conflict-contact-bound = 目前綁定的就是這一項。
problem-conflict-no-codes-by-mail = 這個帳戶沒有開啟電子郵件驗證碼。
problem-conflict-codes-by-mail-refused = 這次登入無法使用電子郵件驗證碼。
problem-conflict-app-on = 已開啟驗證器應用程式。請先將它關閉。
problem-conflict-codes-by-mail-on = 已開啟電子郵件驗證碼。
problem-conflict-nothing-to-recover = 沒有開啟雙重驗證，因此無需進行這項操作。
problem-conflict-factor-required = 管理員要求使用雙重驗證。請先開啟另一種符合規定的方式。
problem-conflict-kind-of-factor = 管理員要求使用其他類型的雙重驗證方式。

## Rules: what a field takes

rule-factor-required = 已開啟雙重驗證。請一併傳送 method 和 code。
rule-same-client = 這次登入是從另一種用戶端開始的。
rule-email-of-account = 以電子郵件地址命名的帳戶，必須使用該地址。
rule-desktop-client = 只有電腦版應用程式需要在瀏覽器中核准。
rule-language = 請選擇 GET /v1/config 列出的語言。
rule-phone-country = 我們無法將簡訊傳送到這個國家/地區的號碼。
rule-one-time-code = 驗證碼應為 6 位數字。
rule-passkey-is-no-code = 密碼金鑰沒有驗證碼。請從 /v1/sign-in/passkey/begin 或 /v1/session/reauthenticate/passkey/begin 開始。
rule-recovery-code = 復原碼由 16 個英文字母和數字組成，例如 ABCD-EFGH-JKMN-PQRS。
rule-audit-actor = actor 必須是記錄項目的 principal，或使用者名稱。
rule-audit-after = after 的值必須是先前回應中的 next。
rule-session-too-short = 至少 { $seconds } 秒。
rule-session-too-long = 最多 { $seconds } 秒，這項服務的工作階段不會超過這個時間。
rule-factor-kinds = { $kinds } 其中一項或多項，每項一次。
rule-two-factor = optional 或 required。
rule-lost-factor = administrator 或 self。
rule-device-name = 裝置名稱須為 1 到 64 個字元，至少含有一個可見字元，且不可換行。
rule-time = 時間須採用 RFC 3339 格式，例如 2026-11-22T09:30:00Z。
rule-account-name = 帳戶名稱須為電子郵件地址，或 3 到 64 個字元：英文字母 a–z、數字、句點、連字號和底線，並以字母或數字開頭。
rule-user-name = 使用者名稱須為 1 到 64 個字元：英文字母 a–z、數字、句點、連字號和底線，並以字母或數字開頭。
rule-phone-number = 請輸入一個以加號和國碼開頭的手機號碼，例如 +49 1512 3456789。
rule-phone-not-mobile = 這個號碼無法接收簡訊。請輸入手機號碼，而不是市話或服務號碼。
rule-audit-act = 活動記錄中沒有這種操作。
rule-locale = 請使用語言標籤，例如 en 或 pt-BR。
rule-permission = 權限的格式為 service:verb，使用英文字母 a–z、數字和連字號，例如 users:read，最多 64 個字元。
rule-permissions-too-many = 每個使用者最多可有 50 項權限。
rule-email = 請輸入一個電子郵件地址，例如 name@example.com，且只能使用 ASCII 字元。
rule-passkey-name = 密碼金鑰的名稱須為 1 到 64 個字元，至少含有一個可見字元，且不可換行。
rule-password-common = 這組密碼容易被猜到，請改用其他密碼。

## Mails: parts of every mail

mail-labelled = { $label }：{ $value }
mail-help = 說明
mail-when = { $year }年{ $month }月{ $day }日 { $time } UTC
mail-root-label = 企業管理員
mail-name-root = { $account }（{ $label }）
mail-name-user = { $account }/{ $user }
mail-fact-account = 帳戶
mail-fact-accounts = { $count ->
   *[other] 帳戶
  }
mail-fact-reference = 網頁上顯示的單字
mail-fact-until = 有效期限
mail-reason-linked = 您會收到這封郵件，是因為這個地址已綁定 { $brand } 的帳戶。
mail-reason-entered = 您會收到這封郵件，是因為有人在 { $brand } 輸入了這個地址。
mail-reason-administrator = 您會收到這封郵件，是因為管理員在 { $brand } 輸入了這個地址。

## Mail: a recovery

mail-recover-subject = 重設您的 { $brand } 密碼
mail-recover-preheader = 請在 { $minutes } 分鐘內設定新密碼。如果這不是您要求的，無須採取任何行動。
mail-recover-intro = 有人（可能是您本人）要求使用這個地址重設 { $brand } 密碼。請在您提出要求的網頁上輸入驗證碼，或在下方設定新密碼。
mail-recover-more = 這個地址還有其他帳戶未列在清單中。如果找不到您要的帳戶，請要求另一封郵件，並在「我知道我的帳戶名稱」下輸入帳戶名稱；如果您是該帳戶的使用者，也請輸入使用者名稱。
mail-recover-more-link = 要求另一封郵件
mail-recover-button = 設定新密碼
mail-recover-life = 驗證碼和連結在 { $minutes } 分鐘內有效。如果網頁顯示的單字與這封郵件不同，表示這封郵件屬於另一次要求。
mail-recover-not-you = 如果這不是您要求的，無須採取任何行動，您的密碼會維持不變。請勿將驗證碼或連結告訴任何人。

## Mail: a new account

mail-activate-subject = 啟用您的 { $brand } 帳戶
mail-activate-preheader = 請在 { $hours } 小時內設定密碼，以建立您的帳戶。
mail-activate-intro = 歡迎使用 { $brand }。設定密碼後，您的帳戶就會建立，網頁也會顯示帳戶名稱。
mail-activate-button = 設定密碼
mail-activate-life = 連結在 { $hours } 小時內有效（至 { $until }）。使用連結之前，帳戶不會建立。
mail-activate-not-you = 如果您沒有要求建立帳戶，無須採取任何行動，帳戶不會建立。

## Mail: a link for a user

mail-invited-subject = 邀請您使用 { $brand }
mail-invited-intro = 管理員已在 { $brand } 為您建立使用者。請設定密碼以開始使用。
mail-user-reset-subject = 設定新的 { $brand } 密碼
mail-user-reset-intro = 管理員已重設您的 { $brand } 使用者密碼，並登出所有裝置。請設定新密碼。
mail-user-address-subject = 確認您在 { $brand } 的地址
mail-user-address-intro = 管理員想將這個地址用於 { $brand } 的使用者。請設定密碼以確認這個地址。
mail-user-preheader = 請在 { $hours } 小時內設定密碼。連結只能使用一次。
mail-user-life = 連結只能使用一次，在 { $hours } 小時內有效（至 { $until }）。
mail-user-not-you = 如果您不清楚這是怎麼回事，無須採取任何行動。請勿將連結轉傳給任何人。

## Mail: an account that exists already

mail-registered-subject = 您已經有 { $brand } 帳戶
mail-registered-preheader = 沒有建立或變更任何內容。請登入，或設定新密碼。
mail-registered-intro = 有人（可能是您本人）想建立 { $brand } 帳戶，但該帳戶已經存在。沒有建立或變更任何內容。
mail-registered-button = 登入
mail-registered-forgot = 如果您忘記密碼，請設定新密碼。
mail-registered-forgot-link = 設定新密碼
mail-registered-not-you = 如果不是您本人，無須採取任何行動。
mail-taken-subject = 這個名稱在 { $brand } 已有人使用
mail-taken-preheader = 沒有建立或變更任何內容。請選擇其他名稱。
mail-taken-intro = 有人（可能是您本人）想建立以這個地址為名稱的 { $brand } 帳戶。這個名稱的帳戶已經存在，但擁有者已不再使用這個地址。沒有建立或變更任何內容。
mail-taken-button = 選擇其他名稱

## Mail: an authentication code

mail-code-subject = 您的 { $brand } 驗證碼
mail-code-subject-with-code = { $subject }：{ $code }
mail-code-preheader = 驗證碼就在這封郵件中，{ $minutes } 分鐘內有效。請勿告訴任何人。
mail-code-sign-in = 這組驗證碼用於完成登入。有人（可能是您本人）正在登入 { $brand }，並已輸入正確的密碼。
mail-code-reauthenticate = 這組驗證碼用於確認是您本人要變更 { $brand } 的設定。
mail-code-enrol = 這組驗證碼用於在 { $brand } 開啟電子郵件驗證碼。
mail-code-bind = 這組驗證碼用於將這個地址綁定到 { $brand } 的帳戶。
mail-code-lost-factor = 這組驗證碼用於關閉雙重驗證。有人（可能是您本人）已輸入正確的 { $brand } 密碼，並回報所有雙重驗證方式都已遺失。
mail-code-life = 驗證碼在 { $minutes } 分鐘內有效，請在要求驗證碼的網頁或應用程式中輸入。如果您要求了多組，只有最新的一組有效。請勿告訴任何人。
mail-code-not-you = 如果這不是您要求的，表示有人知道您的密碼。請立即設定新密碼。
mail-code-not-you-link = 設定新密碼
mail-code-not-you-bind = 如果您不清楚這是怎麼回事，無須採取任何行動。

## SMS: the code stands alone between blanks

sms-recover = { $brand }: { $code } 是您設定新密碼的驗證碼（{ $reference }），{ $minutes } 分鐘內有效。請勿告訴任何人。
sms-bind = { $brand }: { $code } 是您確認這個手機號碼的驗證碼，{ $minutes } 分鐘內有效。請勿告訴任何人。
sms-lost-factor = { $brand }: { $code } 是您關閉雙重驗證的驗證碼，{ $minutes } 分鐘內有效。不是您本人？請變更密碼。
sms-notice = { $subject }：{ $name }，{ $when }。{ $question }
sms-notice-not-you = 不是您本人？
sms-notice-unexpected = 您不知情？
sms-notice-reset = 重設密碼：
sms-notice-what-to-do = 處理方式：

## Notices: parts of every notice

notice-reason = 這封郵件會寄到 { $brand } 帳戶目前綁定的所有地址，以及這次變更前綁定的地址。
notice-lead = 如果是您本人的操作，無須採取任何行動。
notice-fact-what = 事件
notice-fact-when = 時間
notice-fact-contact = { $kind ->
    [email] 電子郵件地址
   *[phone] 手機號碼
  }
notice-fact-user = 使用者
notice-fact-users = { $count ->
   *[other] 凍結的使用者
  }
notice-fact-more-users = 以及另外 { $count } 位
notice-fact-passkey = 密碼金鑰
notice-fact-client = 登入方式
notice-fact-device = 裝置
notice-fact-browser = 核准時使用的瀏覽器
notice-client = { $client ->
    [web] 瀏覽器
    [mobile] 行動應用程式
   *[desktop] 電腦版應用程式
  }
notice-held = 雙重驗證維持原狀。在 { $until } 之前，關閉雙重驗證和產生新的復原碼時，需要使用重設之前就有的密碼金鑰、驗證器應用程式或復原碼。
notice-frozen-users = { $count ->
   *[other] 在您解除凍結之前，上述使用者會維持凍結。您可以在重設密碼 24 小時後解除；如果使用重設之前就有的密碼金鑰、驗證器應用程式或復原碼，則可立即解除。
  }
notice-more = 從 { $since } 到傳送這則訊息為止，又發生了 { $count } 次。
notice-button-not-me = 這不是我
notice-button-factors-off = 關閉雙重驗證
notice-button-forgot = 設定新密碼
notice-button-account = 查看您的裝置
notice-button-security = 開啟安全性設定
notice-button-sign-in = 登入
notice-button-support = 取得協助

## Notices: what to do if it was not you

notice-remedy-undo = 如果不是您本人，請在 { $days } 天內使用下方按鈕告訴我們，並在網頁上確認。我們會撤銷變更、登出所有裝置，並凍結帳戶，直到您重設密碼為止。
notice-remedy-somebody-knows = 如果不是您本人，表示有人知道您的密碼。請立即設定新密碼，然後檢查您的裝置和雙重驗證設定。
notice-remedy-own-password = 如果不是您本人，請立即設定新密碼，再為您的信箱設定新密碼。
notice-remedy-read-mailbox = 如果不是您本人，請先為您的信箱設定新密碼，再到這裡設定新密碼。
notice-remedy-read-sms = 如果不是您本人，表示有其他人看得到您的簡訊。請向電信業者查詢還有誰使用您的號碼，並在這裡設定新密碼。
notice-remedy-administrators-link = 如果不是您本人，請洽您的管理員，並立即設定新密碼。
notice-remedy-ask-administrator = 如果您不知情，請洽您的管理員，也可以洽詢支援團隊。
notice-remedy-ask-support = 如果您不知情，請洽支援團隊。
notice-remedy-pretender = 如果您不知情，可能有人冒用了您的身分。請洽支援團隊，並設定新密碼。
notice-remedy-reset-to-go-on = 在重設密碼之前，沒有人能登入。請立即重設。
notice-remedy-choose-password = 請立即設定新密碼。
notice-remedy-stop-wait = 如果不是您本人，表示有人知道您的密碼。請在下方停止這項要求，然後設定新密碼。
notice-remedy-stop-pretender = 如果不是您本人，表示有人冒用了您的身分。請在下方停止這項要求，然後通知支援團隊。
notice-remedy-end-wait = 請在下方關閉雙重驗證。如果這不是您要求的，請改為設定新密碼，這樣就能停止這項要求。
notice-remedy-unknown-factor = 如果不是您本人，表示有人知道您的密碼。請立即設定新密碼。如果之後要求您輸入您沒有的驗證碼，請通知支援團隊。
notice-remedy-unknown-passkey = 如果不是您本人，可能有其他人能夠登入。請立即設定新密碼，然後檢查您的密碼金鑰。
notice-remedy-replace-passkey = 請用其他方式登入，移除這個密碼金鑰，並新增另一個。
notice-remedy-other-codes = 如果不是您本人，表示有人知道您的密碼，也可能擁有其他復原碼。請設定新密碼，然後產生新的復原碼。
notice-remedy-look-at-devices = 如果不是您本人，表示有人使用了您的某部裝置，或其工作階段的複本。請登入並檢查您的裝置，將您不認得的裝置登出。
notice-remedy-guard-account = 如果不是您本人，只要對方沒有您的密碼，就無法登入。如果您的密碼很短，或也用於其他地方，請設定新密碼，並開啟雙重驗證。
notice-remedy-sign-devices-out = 如果不是您本人，請立即設定新密碼，所有裝置都會隨之登出。

## Notices: what happened

notice-password-recovered-subject = 您的 { $brand } 密碼已變更
notice-password-recovered-happened = 密碼已透過{ $proof ->
    [mailed-link] 寄到電子郵件地址的連結
    [mailed-code] 寄到電子郵件地址的驗證碼
   *[texted-code] 以簡訊傳送到手機號碼的驗證碼
  }重設。
notice-password-recovered-follows = 所有裝置都已登出。
notice-password-changed-subject = 您的 { $brand } 密碼已變更
notice-password-changed-happened = 密碼已在帳戶設定中變更。
notice-password-changed-follows = 其他裝置都已登出。
notice-password-chosen-subject = 您的 { $brand } 密碼已設定
notice-password-chosen-happened = 已使用管理員產生的連結設定密碼。
notice-password-chosen-follows = 所有裝置都已登出。
notice-contact-changed-subject = 您 { $brand } 帳戶的{ $kind ->
    [email] 電子郵件地址
   *[phone] 手機號碼
  }已{ $change ->
    [changed] 變更
    [added] 新增
   *[removed] 移除
  }
notice-contact-changed-happened = { $kind ->
    [email] 電子郵件地址
   *[phone] 手機號碼
  }已{ $change ->
    [changed] 更換
    [added] 綁定
   *[removed] 移除
  }。
notice-contact-changed-follows = { $change ->
    [changed] 原本的{ $kind ->
        [email] 電子郵件地址
       *[phone] 手機號碼
      }不會再收到訊息，也無法再用於重設密碼。
    [added] 之後會開始收到訊息，並可用於重設密碼。
   *[removed] 移除的{ $kind ->
        [email] 電子郵件地址
       *[phone] 手機號碼
      }不會再收到訊息，也無法再用於重設密碼。
  }
notice-email-named-subject = 您的 { $brand } 使用者將使用另一個地址
notice-email-named-happened = 管理員為使用者輸入了另一個電子郵件地址。
notice-email-named-follows = 在新地址確認之前，綁定的仍是目前的地址。
notice-email-removed-subject = 您的 { $brand } 使用者的電子郵件地址已移除
notice-email-removed-happened = 管理員移除了使用者的電子郵件地址。
notice-email-removed-follows = 這個地址不會再收到該使用者的訊息，也無法再用於重設其密碼。
notice-phone-removed-subject = 您的 { $brand } 使用者的手機號碼已移除
notice-phone-removed-happened = 管理員移除了使用者的手機號碼。
notice-phone-removed-follows = 這個號碼不會再收到該使用者的訊息，也無法再用於重設其密碼。
notice-user-deleted-subject = 您的 { $brand } 使用者已刪除
notice-user-deleted-happened = 管理員刪除了使用者。
notice-user-deleted-follows = 所有裝置都已登出。之後即使有同名的使用者，也是另一個人。
notice-factors-reset-subject = 您的 { $brand } 使用者的雙重驗證已重設
notice-factors-reset-happened = 管理員關閉了使用者的所有雙重驗證方式。
notice-factors-reset-follows = 在您重新開啟之前，登入時只要求密碼。
notice-administrator-made-subject = 有使用者現在可以管理您 { $brand } 帳戶的使用者
notice-administrator-made-happened = 使用者取得了建立、變更和重設使用者的權限。
notice-administrator-made-follows = 這個使用者現在可以管理帳戶的其他使用者。
notice-permissions-grown-subject = 您 { $brand } 帳戶的某個使用者增加了權限
notice-permissions-grown-happened = 使用者取得了更多權限。
notice-permissions-grown-follows = 您可以在「使用者」頁面查看每個使用者的權限。
notice-link-handed-over-subject = 已為您 { $brand } 帳戶的某個使用者產生連結
notice-link-handed-over-happened = 已產生可為使用者設定新密碼的連結。
notice-link-handed-over-follows = 任何取得連結的人都可在 24 小時內使用一次。
notice-user-address-named-subject = 您 { $brand } 帳戶的某個使用者將使用另一個地址
notice-user-address-named-happened = 已為使用者輸入另一個電子郵件地址。
notice-user-address-named-follows = 我們已將連結寄到該地址，收件人可為使用者設定新密碼。
notice-user-factors-reset-subject = 您 { $brand } 帳戶的某個使用者的雙重驗證已重設
notice-user-factors-reset-happened = 使用者的所有雙重驗證方式都已關閉。
notice-user-factors-reset-follows = 在使用者重新開啟雙重驗證之前，只需要密碼即可登入。
notice-user-restored-subject = 您 { $brand } 帳戶的某個使用者已解除凍結
notice-user-restored-happened = 凍結的使用者已解除凍結。
notice-user-restored-follows = 使用者可以再次登入。
notice-policy-changed-subject = 您 { $brand } 帳戶的登入規則已變更
notice-policy-changed-happened = 帳戶及其使用者的登入規則已變更。
notice-policy-changed-follows = 從現在起：
notice-factor-on-subject = 您 { $brand } 帳戶的雙重驗證已開啟
notice-factor-on-happened = { $factor ->
    [passkey] 密碼金鑰已開啟。
    [app] 驗證器應用程式已開啟。
   *[email] 電子郵件驗證碼已開啟。
  }
notice-factor-on-follows = 登入時，輸入密碼後還需要驗證碼。請將復原碼存放在安全的地方。
notice-factor-off-subject = 您 { $brand } 帳戶的一種雙重驗證方式已關閉
notice-factor-off-happened = { $factor ->
    [passkey] 密碼金鑰已關閉。
    [app] 驗證器應用程式已關閉。
   *[email] 電子郵件驗證碼已關閉。
  }
notice-factor-off-follows = 如果這是唯一的雙重驗證方式，之後登入時只要求密碼。
notice-passkey-added-subject = 您的 { $brand } 帳戶已新增密碼金鑰
notice-passkey-added-happened = 已新增密碼金鑰。
notice-passkey-added-follows = 使用密碼金鑰登入時不需要密碼。之後使用密碼登入時，會要求雙重驗證。請將復原碼存放在安全的地方。
notice-passkey-removed-subject = 您 { $brand } 帳戶的密碼金鑰已移除
notice-passkey-removed-happened = 已移除密碼金鑰。
notice-passkey-removed-follows = 如果這是唯一的雙重驗證方式，之後登入時只要求密碼。
notice-passkey-copied-subject = 您 { $brand } 帳戶的密碼金鑰可能遭到複製
notice-passkey-copied-happened = 我們拒絕了這個密碼金鑰。
notice-passkey-copied-follows = 安全金鑰會記錄使用次數，而這個金鑰的次數變少了。這表示金鑰可能有複本，而且可能在其他人手上。
notice-recovery-codes-made-subject = 您的 { $brand } 帳戶有新的復原碼
notice-recovery-codes-made-happened = 已產生新的復原碼。
notice-recovery-codes-made-follows = 舊的復原碼已失效。
notice-recovery-code-used-subject = 您 { $brand } 帳戶的復原碼已使用一組
notice-recovery-code-used-happened = 已使用一組復原碼。
notice-recovery-code-used-follows = { $left ->
    [0] 這是最後一組。請在安全性設定中產生新的復原碼。
    [1] 您還有 1 組。請在安全性設定中產生新的復原碼。
   *[other] 您還有 { $left } 組。
  }
notice-codes-capped-subject = 您的 { $brand } 帳戶驗證碼錯誤次數過多
notice-codes-capped-happened = 一天內已第二十次輸入錯誤的驗證碼。
notice-codes-capped-follows = 在最長 24 小時內，只能使用復原碼完成登入。輸入驗證碼的人知道正確的密碼。如果是您本人，而且驗證碼來自應用程式，可能是裝置的時間不正確。
notice-recovery-codes-capped-subject = 您的 { $brand } 帳戶復原碼錯誤次數過多
notice-recovery-codes-capped-happened = 一天內已第二十次輸入錯誤的復原碼。
notice-recovery-codes-capped-follows = 在最長 24 小時內，無法使用復原碼完成登入，但仍可使用密碼金鑰、驗證器應用程式和電子郵件驗證碼。輸入復原碼的人知道正確的密碼。
notice-wrong-codes-in-a-row-subject = 您的 { $brand } 帳戶連續 { $number } 次輸入錯誤的驗證碼
notice-wrong-codes-in-a-row-happened = 已連續 { $number } 次輸入錯誤的驗證碼。
notice-wrong-codes-in-a-row-follows = { $closed ->
    [yes] 目前無法使用驗證器應用程式或電子郵件驗證碼。請使用復原碼登入，之後就能再使用其他驗證碼。輸入驗證碼的人知道正確的密碼。
   *[no] 如果連續錯誤 { $most } 次，就必須使用復原碼登入一次。輸入驗證碼的人知道正確的密碼。
  }
notice-session-guessed-subject = 有人在已登入您 { $brand } 帳戶的裝置上輸入錯誤的密碼
notice-session-guessed-happened = 有人在已登入的裝置上多次輸入錯誤的密碼，因此我們已將該裝置登出。
notice-session-guessed-follows = 您的其他裝置會維持登入，密碼也沒有變更。
notice-name-guessed-subject = 有人正在嘗試登入您的 { $brand } 帳戶
notice-name-guessed-happened = 有人從您未曾使用過的裝置嘗試了許多密碼。
notice-name-guessed-follows = 如果我們沒有通知您有新的登入，就表示沒有人以這種方式登入。在這段期間，從新的地點登入時，可能需要完成真人驗證。您已在使用的裝置不受影響。
notice-factors-off-soon-subject = 您 { $brand } 帳戶的雙重驗證即將關閉
notice-factors-off-soon-happened = { $by ->
    [support] 有人告訴支援團隊，所有雙重驗證方式都已遺失。
   *[password] 有人知道密碼，並向我們表示所有雙重驗證方式都已遺失。
  }
notice-factors-off-soon-follows = 我們會在 { $ready } 寄出用於關閉雙重驗證的連結。在那之前，只要使用任何一種雙重驗證方式登入，就能停止這項要求。
notice-factors-off-ready-subject = 您現在可以關閉 { $brand } 帳戶的雙重驗證
notice-factors-off-ready-happened = 因遺失雙重驗證方式而開始的等候期已滿。
notice-factors-off-ready-follows = 連結的有效期限至 { $until }。使用連結後，所有裝置都會登出。
notice-factors-off-stopped-subject = 您 { $brand } 帳戶的雙重驗證維持開啟
notice-factors-off-stopped-happened = 有人使用我們訊息中的連結，停止了關閉雙重驗證的要求。
notice-factors-off-stopped-follows = 提出要求的人知道密碼。
notice-lost-factors-off-subject = 您 { $brand } 帳戶的雙重驗證已關閉
notice-lost-factors-off-happened = 因回報遺失，所有雙重驗證方式都已關閉。
notice-lost-factors-off-follows = 所有裝置都已登出。在您重新開啟雙重驗證之前，登入時只要求密碼。
notice-frozen-subject = 您的 { $brand } 帳戶已凍結
notice-frozen-happened = 有人使用我們訊息中的連結，回報了一項並非其本人所做的變更。我們已凍結帳戶。
notice-frozen-follows = 所有裝置都已登出，變更也已撤銷。如果開啟連結的不是您，表示有其他人看得到您的訊息。
notice-frozen-by-support-subject = 支援團隊已鎖定您的 { $brand } 帳戶
notice-frozen-by-support-happened = 支援團隊已鎖定帳戶。
notice-frozen-by-support-follows = 所有裝置都已登出。在支援團隊解除鎖定之前，沒有人能登入或重設密碼。
notice-unfrozen-by-support-subject = 支援團隊已解除鎖定您的 { $brand } 帳戶
notice-unfrozen-by-support-happened = 支援團隊已解除鎖定帳戶。
notice-unfrozen-by-support-follows = 密碼與先前相同。24 小時內，必須使用先前的密碼金鑰、驗證器應用程式或復原碼，才能變更保護帳戶的設定。
notice-signed-out-by-support-subject = 支援團隊已登出您 { $brand } 帳戶的所有裝置
notice-signed-out-by-support-happened = 支援團隊已登出所有裝置。
notice-signed-out-by-support-follows = 您的密碼與先前相同。
notice-new-device-subject = 您的 { $brand } 帳戶有新的登入
notice-new-device-happened = 有人{ $client ->
    [web] 在先前沒有記錄的瀏覽器中
    [mobile] 在行動應用程式中
   *[desktop] 在電腦版應用程式中
  }登入。
notice-new-device-follows = 您可以在帳戶設定的「您已登入的裝置」中查看所有已登入的裝置。
notice-sign-in-approved-subject = 您的 { $brand } 帳戶有新的登入
notice-sign-in-approved-happened = 有電腦版應用程式登入，這次登入是在先前已登入的瀏覽器中核准的。
notice-sign-in-approved-follows = 如果代碼或連結是別人傳給您的，對方現在已登入您的帳戶。您可以在帳戶設定的「您已登入的裝置」中將該應用程式登出。
notice-trusted-browser-copied-subject = 有人使用您信任的瀏覽器的複本存取您的 { $brand } 帳戶
notice-trusted-browser-copied-happened = 有人在您信任的瀏覽器的複本中輸入了正確的密碼。
notice-trusted-browser-copied-follows = 我們已要求驗證碼、登出所有裝置，並不再信任任何瀏覽器。如果瀏覽器是從備份還原，或在您上次登入時中斷連線，那也可能是您本人。

## Rules for signing in, as a notice and the audit log tell of a change

notice-policy-two-factor-required = 使用者從下次登入起必須使用雙重驗證：{ $kinds }。
notice-policy-two-factor-optional = 使用者可以只用密碼登入。
notice-policy-session-web = 在瀏覽器中登入後，維持登入的時間：{ $life }。
notice-policy-session-app = 在應用程式中登入後，維持登入的時間：{ $life }。
notice-policy-life-any = 服務允許的上限
notice-policy-life-days = 最多 { $count } 天
notice-policy-life-hours = 最多 { $count } 小時
notice-policy-life-minutes = 最多 { $count } 分鐘
notice-policy-life-seconds = 最多 { $count } 秒
notice-policy-trusted-browsers-on = 每個人都可以選擇讓瀏覽器在一段時間內不再要求驗證碼。
notice-policy-trusted-browsers-off = 每次登入時，所有瀏覽器都會要求驗證碼。
notice-policy-lost-factor-administrator = 遺失所有雙重驗證方式的使用者必須洽詢管理員。
notice-policy-lost-factor-self = 遺失所有雙重驗證方式的使用者可以自行關閉雙重驗證。
notice-policy-kind-passkey = 密碼金鑰
notice-policy-kind-app = 驗證器應用程式
notice-policy-kind-email = 電子郵件驗證碼
notice-policy-kinds-comma = { $first }、{ $next }
notice-policy-kinds-or = { $first }或{ $last }
