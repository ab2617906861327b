# Japanese. en.ftl is the source, with remarks on the places and arguments.
#
# Glossary: account アカウント, account name アカウント名, user ユーザー, administrator 管理者, enterprise administrator エンタープライズ管理者,
# sign in ログイン, sign out ログアウト, password パスワード, reset (a password) 再設定, reset (by an administrator) リセット,
# request (a code, link or message) リクエスト, report (lost factors) 申請, passkey パスキー, security key セキュリティキー,
# authenticator app 認証アプリ, two-factor authentication 2 要素認証, second factor 2 要素認証の方法, code 認証コード,
# code of a desktop app コード, recovery code リカバリーコード, codes by email メール認証コード, session セッション, device デバイス,
# browser ブラウザ, trusted browser 信頼できるブラウザ, link リンク, contacts 連絡先, linked (of an address) 登録済み,
# email address メールアドレス, mail メール, junk folder 迷惑メールフォルダ, mobile number 携帯電話番号, SMS SMS, settings 設定,
# security セキュリティ, activity アクティビティ, permission 権限, rules for signing in ログインのルール, wait 待機期間, freeze 凍結,
# restore (a user) 凍結を解除, lock (by support) ロック, undo 取り消す, approve 承認, deny 拒否, support サポート, operator 運営者.
# Blanks stand between Japanese and Latin letters or digits, none after a day. Quotation marks are 「」.

## The language itself

language-name = 日本語

## Parts of every page

base-skip = メインコンテンツへ移動
base-account-nav = アカウント
base-help-nav = ヘルプ
base-sign-in = ログイン
base-no-message = メッセージが届かない場合
base-support = サポート
base-terms = 利用規約
base-privacy = プライバシー
base-without-script = このページを利用するには JavaScript が必要です。このサイトで JavaScript を有効にするか、ブラウザを更新してから、ページを再読み込みしてください。
base-sign-out = ログアウト
base-settings = アカウント設定
base-password = パスワード
base-password-missing = パスワードを入力してください。
base-show = 表示
base-new-tab = （新しいタブで開きます）
base-loading = 読み込み中…
base-unavailable = ページを読み込めませんでした
base-retry = 再試行
base-continue = 次へ
base-cancel = キャンセル
base-close = 閉じる

## Part: the menu of the account, in the header

menu-account = アカウント
menu-signed-in-as = { $name } としてログイン中
menu-security = セキュリティ
menu-activity = アクティビティ
menu-users = ユーザー

## Part: a code of six digits, or of eight letters and digits

digits-missing = 6 桁の認証コードを入力してください。
digits-wrong = 認証コードは 6 桁の数字です。
typed-code-missing = コードを入力してください。
typed-code-wrong = コードは ABCD-EFGH のような 8 文字の英数字です。

## Part: below the field of a mailed code

mailed-code-again = 再送信
mailed-code-why = コードが届かない場合
mailed-code-junk = 迷惑メールフォルダに入っている可能性があります。メールの件名は「{ $brand } の認証コード」です。
mailed-code-newest = 最新のメールのコードだけが有効です。新しいコードが送信されると、以前のコードは使えなくなります。
mailed-code-once = コードの有効期間は 10 分で、使用できるのは 1 回だけです。
mailed-code-slow = メールが届くまで 1 分ほどかかることがあります。30 秒後に再送信できます。
mailed-code-else = その他の考えられる原因

## Part: the CAPTCHA in a picture

captcha-label = 画像の文字
captcha-hint = 英数字 6 文字です。大文字と小文字は区別されません。音声でも確認できます。
captcha-picture = 英数字 6 文字の画像。同じ文字を音声でも確認できます
captcha-sound = 英数字 6 文字の読み上げ音声
captcha-missing = 画像または音声の文字を入力してください。
captcha-another = 別の画像を表示

## Part: the second factor, at a sign-in and before a change

factor-title = 本人確認
factor-question = 確認方法を選択してください
factor-passkey = パスキー
factor-passkey-wrong = このパスキーは使用できませんでした。もう一度試すか、別の方法を使ってください。
factor-app = 認証アプリ
factor-app-hint = アプリに表示される 6 桁の数字を入力します
factor-app-wrong = コードが正しくないか、すでに使用されています。コードは 30 秒ごとに変わり、使用できるのは 1 回だけです。次のコードをお待ちください。それでも使えない場合は、アプリが入っているデバイスの時刻が合っているか確認してください。
factor-email = メール認証コード
factor-email-hint = { $address } に 6 桁の認証コードを送信します
factor-email-wrong = コードが正しくありません。各コードを使用できるのは 1 回だけで、最新のメールのコードだけが有効です。
factor-recovery-code = リカバリーコード
factor-recovery-code-hint = 保存しておいたコードのいずれか 1 つを使います
factor-recovery-code-field = 保存しておいたコードのいずれか 1 つを入力してください。各コードを使用できるのは 1 回だけです。
factor-recovery-code-missing = リカバリーコードを 1 つ入力してください。
factor-recovery-code-shape = リカバリーコードは ABCD-EFGH-JKMN-PQRS のような 16 文字の英数字です。
factor-recovery-code-wrong = コードが正しくないか、すでに使用されています。各コードを使用できるのは 1 回だけです。
factor-digits = 6 桁の認証コード
factor-digits-app = 認証アプリの { $brand } の欄に表示されています。
factor-digits-email = { $address } に送信しました。
factor-trust = 今後 { $trust-days } 日間、このブラウザでは確認しない
factor-trust-hint = ほかの人が使わないデバイスでのみ選択してください
factor-other = 別の方法を使う
factor-use-recovery-code = リカバリーコードを使う
factor-none = どの方法も使えなくなった場合

## Part: before a change, the question for the password, and the wait of 24 hours

reauthenticate-why = この変更はアカウントへのログイン方法に影響するため、本人確認が必要です。一度確認すると、5 分間は再度の確認を求められません。
reauthenticate-confirm = 確認
reauthenticate-passkey-hint = パスワードと認証コードの代わりに使えます
# Between the passkey and the password.
reauthenticate-or = または
hold-title = この変更は { $time } まで行えません
hold-why = 過去 24 時間以内に、メッセージを使ってパスワードが再設定されました。再設定後の 24 時間は、メールアドレス、携帯電話番号、ユーザーを変更したり、2 要素認証の方法をオフにしたり、新しいリカバリーコードを作成したりすることはできません。メッセージを盗み見た第三者にアカウントを乗っ取られるのを防ぐためです。
hold-way = 再設定の前から使っていたパスキー、認証アプリ、リカバリーコードのいずれかで確認すれば、すぐに変更できます。
hold-confirm = 今すぐ確認
hold-not-mine = パスワードを再設定した覚えがない場合
hold-not-mine-mailbox = 第三者にメッセージを読まれているおそれがあります。まず、メールボックスのパスワードを変更して安全を確保してください。
hold-not-mine-link = 次に、再設定をお知らせしたメッセージのリンクを開き、ご自身の操作ではないことを報告してください。すべてのデバイスからログアウトされ、パスワードを再設定するまでアカウントが凍結されます。
hold-not-mine-no-message = メッセージが見つからない場合は、<a>こちらでパスワードを変更</a>してください。ほかのすべてのデバイスからログアウトされます。
hold-not-mine-support = その後、<a>サポート</a>にお知らせください。

## Page: Sign in

sign-in-title = ログイン
sign-in-create = アカウントを作成
sign-in-account = アカウント名
sign-in-account-hint = メールアドレスまたは名前。アカウントのユーザーは「アカウント名/ユーザー名」の形式で入力します。
sign-in-account-missing = アカウント名を入力してください。
sign-in-as-user = アカウントのユーザーとしてログイン
sign-in-user = ユーザー名
sign-in-user-hint = アカウントの管理者から伝えられた名前です。ご自身のアカウントの場合は空欄のままにしてください。
sign-in-submit = ログイン
sign-in-passkey = パスキーでログイン
sign-in-passkey-hint = デバイスの画面ロックまたはセキュリティキーを使います
sign-in-forgot = アカウント名やパスワードをお忘れの場合
sign-in-new = 初めてご利用の場合は<a>アカウントを作成</a>
sign-in-as = { $name } としてログインします。パスワードに続いて、2 要素認証で確認してください。
sign-in-lost = 認証アプリ、パスキー、リカバリーコードをすべて紛失した
sign-in-again = 最初からやり直す
sign-in-already = ログインしています
sign-in-another = 別のアカウントを使う
sign-in-signed-out = ログアウトしました。
sign-in-ended = ログアウトされました。もう一度ログインしてください。管理者がパスワードをリセットした場合は、届いたメッセージのリンクを使ってください。

## Page: Lost second factor

lost-factor-title = 2 要素認証を利用できない場合
lost-factor-heading = 認証アプリ、パスキー、リカバリーコードをすべて紛失しましたか？
lost-factor-as = { $name } としてログインしようとしています。パスワードは確認できました。
lost-factor-look = もう一度ご確認ください。パスキーや認証アプリが別のデバイスにないか、リカバリーコードがパスワードマネージャーや紙に残っていないか、お確かめください。どれか 1 つあれば、すぐにログインできます。
lost-factor-check = すべて紛失した場合は、2 要素認証をオフにできます。その前に、別の方法で本人確認を行います。
lost-factor-report = すべて紛失した
lost-factor-back = ログインに戻る
lost-factor-ways = 本人確認の方法
lost-factor-two-contacts = メールと携帯電話番号宛ての SMS で、別々のコードを送信します。両方のコードを入力すると、2 要素認証をすぐにオフにできます。
lost-factor-mail-alone = メールのコードだけの場合は、数日間の待機期間があります。
lost-factor-wait = メールでコードを送信します。入力すると、数日間の待機期間が始まります。メールボックスとパスワードだけでは、2 要素認証をすぐにオフにする根拠として不十分なためです。
lost-factor-wait-daily = 待機期間中は毎日お知らせします。第三者による申請であれば、ワンクリックで停止できます。期間が終わると、2 要素認証をオフにするためのリンクをメールでお送りします。
lost-factor-send-one = コードを送信
lost-factor-send-both = コードを送信
lost-factor-enter-one = コードを入力
lost-factor-enter-both = 両方のコードを入力
lost-factor-email-code = メールのコード
lost-factor-email-code-hint = 有効期間は 10 分です。このページ以外では入力しないでください。
lost-factor-phone-code = SMS のコード
lost-factor-phone-code-hint = メールのコードとは異なります。
lost-factor-begin = 待機期間を開始
lost-factor-turn-off = 2 要素認証をオフにする
lost-factor-no-sms = SMS が届かないので、メールだけで続行して待機する
lost-factor-off = 2 要素認証がオフになりました
lost-factor-off-now = すべてのデバイスからログアウトしました。今後はパスワードだけでログインできます。登録されているすべての連絡先にお知らせしました。
lost-factor-off-next = できるだけ早く 2 要素認証をもう一度オンにして、リカバリーコードを保存してください。一部の変更は 24 時間後まで行えません。
lost-factor-waiting = 待機期間が始まりました
lost-factor-ready = { $time } に、2 要素認証をオフにするためのリンクをメールでお送りします。リンクは 7 日間有効です。
lost-factor-until = それまでの間
lost-factor-until-told = 今日から毎日、登録されているすべての連絡先にお知らせします。
lost-factor-until-found = 認証アプリ、パスキー、リカバリーコードのいずれかが見つかったら、それを使ってログインしてください。待機期間は終了し、2 要素認証はオンのままになります。
lost-factor-until-change = パスワードや連絡先は変更しないでください。変更すると待機期間が終了します。
lost-factor-until-again = もう一度申請しても、待機期間は短くなりません。
lost-factor-stop = この申請に心当たりはありますか？
lost-factor-stop-what = あなたのパスワードを知っている人から、2 要素認証の方法をすべて紛失したとの申請がありました。このページを開いただけでは、何も変更されません。
lost-factor-stop-you = <strong>ご自身で申請した場合</strong>は、このページを閉じてください。待機期間が続きます。
lost-factor-stop-else = 心当たりがない場合は、ワンクリックで待機期間を停止できます。2 要素認証はオンのままになります。
lost-factor-stop-now = 心当たりがないので、2 要素認証をオンのままにする
lost-factor-stopped = 2 要素認証はオンのままです
lost-factor-stopped-what = 誰かが { $began } に開始した { $name } の待機期間を、{ $stopped } に停止しました。2 要素認証の方法とリカバリーコードは、これまでどおり使えます。
lost-factor-stopped-next = 申請した人は、あなたのパスワードを知っています。今すぐ新しいパスワードを設定してください。すべてのデバイスからログアウトされます。
lost-factor-new-password = 新しいパスワードを設定
lost-factor-finish-what = 待機期間が終わりました。このページを開いただけでは、何も変更されません。
lost-factor-finish-click = ワンクリックで、2 要素認証の方法とリカバリーコードがすべて無効になり、すべてのデバイスからログアウトされます。その後はパスワードだけでログインできます。
lost-factor-finish-found = <strong>認証アプリ、パスキー、リカバリーコードが見つかった場合</strong>は、このページを閉じて、それを使ってログインしてください。何も変更されません。
lost-factor-finish-else = <strong>この申請に心当たりがない場合</strong>、申請した人にパスワードを知られています。<a>新しいパスワードを設定</a>してください。設定すると申請は停止され、2 要素認証はオンのままになります。
lost-factor-forbidden = 管理者にご連絡ください
lost-factor-forbidden-why = アカウントのユーザーとしてログインしています。アカウントの管理者は、「ユーザー」ページで 2 要素認証をすぐにリセットできます。
lost-factor-forbidden-then = リセット後はパスワードだけでログインできるので、2 要素認証をもう一度オンにしてください。
lost-factor-support = サポートによる対応が必要です
lost-factor-support-why = いずれかの連絡先を使ってパスワードを再設定したか、メールアドレスが登録されていません。同じ連絡先にもう一度コードを送っても、本人確認にはなりません。
lost-factor-support-next = サポートにご連絡ください。別の方法で本人確認を行います。
lost-factor-support-form = サポートに連絡
lost-factor-expired = 最初からやり直してください
lost-factor-expired-why = 時間がかかりすぎたか、誤ったコードが何度も入力されたか、その間にアカウントが変更されました。2 要素認証はオフになっていません。
lost-factor-expired-next = パスワードでログイン
lost-factor-over = このリンクは使用済みか、有効期限が切れています
lost-factor-over-why = 待機期間が終了したか、2 要素認証によるログインなどで停止されました。
lost-factor-over-next = 申請に心当たりがない場合、パスワードが第三者に知られています。新しいパスワードを設定してください。すべてのデバイスからログアウトされます。
lost-factor-damaged = リンクが壊れています
lost-factor-damaged-how = メールソフトによっては、リンクが途中で切れたり書き換えられたりすることがあります。メッセージからリンク全体をコピーして、アドレスバーに貼り付けてください。
lost-factor-missing = 先にパスワードでログインしてください
lost-factor-missing-how = 認証アプリ、パスキー、リカバリーコードをすべて紛失した場合は、名前とパスワードを入力し、2 要素認証を求められたら「{ sign-in-lost }」を選択してください。
lost-factor-missing-link = メッセージのリンクから来た場合は、もう一度リンクを開いてください。

## Page: Sign in a desktop app

device-title = デスクトップアプリにログイン
device-lead = アプリに表示されたコードをここに入力すると、どのアプリが { $name } としてログインしようとしているかを確認できます。承認するまでは何も行われません。
device-code = アプリに表示されたコード
device-code-hint = 8 文字の英数字です。有効期間は 10 分です。
device-code-missing = アプリに表示されたコードを入力してください。
device-warning = <strong>このコードやこのページへのリンクが誰かから送られてきた場合</strong>は、ページを閉じてください。相手の目的は、あなたのアカウントに不正にログインすることです。当サービスからアプリのコードをお送りすることはありません。また、ほかの人のためにコードを入力する必要もありません。
device-help = デスクトップアプリのコードについて
device-confirm = これはあなたのアプリですか？
device-confirm-lead = デスクトップアプリが { $name } としてログインしようとしています。ログインすると、ログアウトさせるまで、あなたと同じ操作ができるようになります。
device-request-code = コード
device-request-code-hint = 目の前のアプリに同じコードが表示されている必要があります。
device-request-name = アプリが名乗った名前
device-request-name-hint = アプリが自由に決めた名前です。誰でも好きな名前を使えます。
device-request-time = リクエスト日時
device-request-address = リクエスト元のネットワークアドレス
device-same-address = このブラウザと同じアドレスです。
device-other-address = このブラウザとは異なるアドレスです。スマートフォンのモバイルデータ通信など、別々のネットワークを使っている場合を除き、通常はアドレスが同じになります。
device-approve-if = たった今ご自身でアプリを起動した場合にのみ承認してください。誰かにコードを入力するよう頼まれた場合は、拒否してください。
device-deny = 拒否
device-approve = 承認
device-approved = アプリを承認しました
device-approved-next = アプリに戻ってください。数秒以内にログインします。その後、お知らせのメールをお送りします。
device-take-back = 誤って承認したので取り消す
device-devices = デバイスを確認
device-denied = アプリはログインしていません
device-denied-what = このコードはもう使えません。
device-denied-else = 誰かに頼まれてコードを入力した場合、その人はあなたのアカウントに不正にログインしようとしていました。ほかに必要な操作はありません。パスワードも知られている場合は、<a>変更してください</a>。

## Scripts: parts of every page

js-browser = ブラウザ
js-pause = { $clock } 後に再送信できます
js-offline = サービスに接続できませんでした。インターネット接続を確認して、もう一度お試しください。
js-rate-limited = 試行回数が多すぎます。{ $when }にもう一度お試しください。
js-unavailable = 現在、サービスが応答していません。{ $when }にもう一度お試しください。
js-captcha-unsolved = 先に、ボタンの上でロボットではないことを確認してください。
js-captcha-failed = ロボットではないことを確認できませんでした。ボタンの上に新しい確認が表示されているので、もう一度お試しください。
js-failed = エラーが発生しました。もう一度お試しください。解決しない場合は、サポートにご連絡ください。
js-moment-soon = しばらく後
js-moment-at = { $in }（{ $time }）
js-moment-after = { $in }（{ $time } 以降）

## Scripts: forms

js-tries-left = { $wrong }あと { $count } 回試せます。
js-form-broken = ページで問題が発生しました。再読み込みしてください。
js-form-check = この項目を確認してください。
js-form-several = { $count } 件の項目を修正してください。
js-copy-refused = ブラウザの設定により、コピーできませんでした。テキストを選択してコピーしてください。
js-copied = コピーしました
js-password-too-short = { $min } 文字以上にしてください。
js-password-too-long = { $max } 文字以内にしてください。
js-password-bad-character = 文字、数字、記号だけを使ってください。
js-password-contains-name = アカウント名やユーザー名をパスワードに含めないでください。
js-password-differs = パスワードが一致しません。
js-rule-met = （条件を満たしています）
js-rule-broken = （条件を満たしていません）
js-between-sentences = {""}
js-day-and-time = { $day } { $time }
js-show = 表示
js-hide = 非表示
js-code-just-sent = 先ほどコードを送信しました。別の操作のためのコードは、ここでは使えません。{ $when }に次のコードを送信できます。
js-code-used-up = 1 日に送信できるコードの上限に達しました。{ $when }に次のコードを送信できます。
js-code-no-address = アカウントにメールアドレスが登録されていないため、コードを送信できません。<a>お問い合わせいただければ対応いたします</a>。
js-code-sent-again = 新しいコードを送信しました。以前のコードは使えなくなりました。
js-passkey-unused = パスキーが使用されませんでした。もう一度試すか、別の方法を使ってください。
js-passkey-exists = このデバイスまたはセキュリティキーには、すでにこのアカウントのパスキーがあります。
js-passkey-address = このアドレスではパスキーを使えません。
js-passkey-failed = ブラウザで処理できませんでした。もう一度試すか、別の方法を使ってください。
js-captcha-check = ロボットではありません
js-captcha-checking = 確認しています…
js-captcha-checked = 確認しました
js-captcha-not-checked = 確認できませんでした。もう一度お試しください。
js-captcha-renewed = 新しい画像を表示しました。
js-captcha-not-renewed = 新しい画像を表示できませんでした。もう一度お試しください。

## Scripts: the second factor

js-factor-your-address = ご登録のメールアドレス
js-factor-in-a-row = 誤ったコードが何度も続けて入力されました。リカバリーコードを使ってください。その後は、ほかのコードも再び使えるようになります。
js-factor-used-up = 誤ったコードが何度も入力されました。現在使えるのはリカバリーコードだけです。ほかのコードは{ $when }に使えるようになります。
js-factor-recovery-used-up = 誤ったリカバリーコードが何度も入力されました。{ $when }にもう一度お試しください。
js-reauthenticate-wrong = パスワードが正しくありません。

## Scripts: the sign-in

js-sign-in-wrong = 名前とパスワードの組み合わせが正しくありません。どちらにも入力の誤りがないか確認してください。アカウントのユーザーは「アカウント名/ユーザー名」の形式で入力します。管理者がパスワードをリセットした場合は、届いたメッセージのリンクを使ってください。<a>ログインできない場合はこちら</a>をご覧ください。
js-sign-in-attacked = この名前に対して、多数のパスワードが試されました。ボタンの上でロボットではないことを確認してから、もう一度ログインしてください。
js-sign-in-attacked-quiet = この名前に対して、多数のパスワードが試されました。もう一度ログインしてください。ブラウザが短い計算を行い、ロボットではないことを確認します。
js-sign-in-five-wrong = 誤ったコードが 5 回入力されたため、ログインを中止しました。もう一度パスワードを入力してください。
js-sign-in-expired = 10 分以上経過したか、誤ったコードが何度も入力されました。もう一度パスワードを入力してください。
js-sign-in-passkey-expired = 5 分以上経過しました。もう一度パスキーを選択してください。

## Scripts: a lost second factor

js-lost-factor-one-wrong = どちらかのコードが正しくないか、最新のものではありません。両方のコードを確認してください。
js-lost-factor-wrong = コードが正しくありません。最新のメールのコードだけが有効です。
js-lost-factor-used-up = 今日は誤ったコードが何度も入力されました。{ $when }にもう一度お試しください。

## Scripts: signing in a desktop app

js-device-no-name = 名前なし
js-device-name-quoted = 「{ $name }」
js-device-over = アプリはもう待機していません。コードが表示されてから 10 分以上経過したか、すでに使用されています。アプリで新しいコードを表示してください。
js-device-unknown = このコードで待機しているアプリはありません。アプリに表示されているコードと見比べるか、アプリで新しいコードを表示してください。
js-device-signed-in = アプリはすでにログインしています。<a>デバイスの一覧でログアウトさせてください</a>。

## Page: Forgot your name or password

forgot-title = 名前またはパスワードをお忘れの場合
forgot-heading = アカウント名やパスワードをお忘れですか？
forgot-lead-email = メールアドレスを入力してください。アカウントの名前と、新しいパスワードを設定するためのリンクをお送りします。
forgot-lead-phone = 携帯電話番号を入力してください。コードをお送りします。コードを入力すると、ここでアカウントを確認して新しいパスワードを設定できます。
forgot-way = 連絡方法
forgot-way-email = メール
forgot-way-phone = SMS
forgot-email = メールアドレス
forgot-email-missing = メールアドレスを入力してください。
forgot-email-wrong = name@example.com のような形式で、メールアドレスを 1 つ入力してください。
forgot-use-number = これは携帯電話番号です。SMS を送信する
forgot-phone = 携帯電話番号
forgot-phone-hint = +49 1512 3456789 のように、プラス記号と国番号から入力してください。
forgot-know-name = アカウント名がわかる場合
forgot-know-name-hint = 名前を入力すると、そのアカウントについてのみお知らせします。
forgot-account = アカウント名
forgot-user = ユーザー名
forgot-optional = 省略可
forgot-send-link = リンクを送信
forgot-send-code = コードを送信
forgot-have-code = コードをお持ちの場合
forgot-back = ログインに戻る
forgot-sent-heading-email = メールを確認してください
forgot-sent-heading-phone = スマートフォンを確認してください
forgot-sent-email = { $address } がアカウントに登録されている場合は、件名が「{ $brand } のパスワードの再設定」のメールをお送りしました。メールのリンクとコードは 15 分間有効です。
forgot-sent-phone = { $address } がアカウントに登録されている場合は、SMS をお送りしました。コードは 10 分間有効です。
forgot-reference-email = メールにも同じ 2 つの単語が表示されます。ご自身がリクエストしたメールかどうかを、この単語で確認できます。
forgot-reference-phone = SMS にも同じ 2 つの単語が表示されます。ご自身がリクエストした SMS かどうかを、この単語で確認できます。
forgot-code-email = メールのコード
forgot-code-phone = SMS のコード
forgot-code-hint-email = 別のデバイスでメールを読んでいる場合は、ここにコードを入力してください。
forgot-code-hint-phone = コードはここにだけ入力し、誰にも教えないでください。
forgot-continue = 次へ
forgot-send-another = 再送信
forgot-junk = 迷惑メールフォルダもご確認ください。
forgot-no-mail = 数分待ってもメールが届かない場合
forgot-no-sms = 数分待っても SMS が届かない場合
forgot-wrong-address = メールアドレスを入力し直す
forgot-wrong-number = 電話番号を入力し直す
forgot-ask-support = サポートに問い合わせる
forgot-expired = このコードは使用済みか、有効期限が切れています
forgot-expired-email = コードの有効期間は 15 分で、入力できるのは 5 回までです。アカウントの安全性に影響はありません。新しいコードをリクエストしてください。
forgot-expired-phone = コードの有効期間は 10 分で、入力できるのは 5 回までです。アカウントの安全性に影響はありません。新しいコードをリクエストしてください。
forgot-another = 新しいコードを送信
forgot-administrator = メールアドレスも携帯電話番号も登録していない場合は、管理者にご連絡ください

## Page: Reset your password

reset-title = パスワードの再設定
reset-opened = メールのリンクが開かれました。次のページでアカウントを確認し、新しいパスワードを設定します。
reset-not-asked = 心当たりがない場合は、このページを閉じてください。何も変更されていません。
reset-continue = 次へ
reset-expired = このリンクは使用済みか、有効期限が切れています
reset-expired-why = リンクの有効期間は 15 分で、使用できるのは 1 回だけです。アカウントの安全性に影響はありません。新しいリンクをリクエストしてください。
reset-missing = メールのリンクを開いてください
reset-missing-why = このページを表示するには、メールのリンクが必要です。ページを再読み込みした場合は、もう一度リンクを開いてください。
reset-damaged = リンクが壊れています
reset-damaged-why = メールソフトによっては、リンクが途中で切れたり書き換えられたりすることがあります。メールからリンク全体をコピーして、アドレスバーに貼り付けてください。または、リクエストしたページでメールのコードを入力してください。
reset-type-code = コードを入力
reset-another = 新しいリンクを送信

## Choosing a new password, at the end of a recovery

choose-title = 新しいパスワードの設定
choose-more = この一覧に表示されていないアカウントがあります。お探しのアカウントがない場合は、<a>もう一度メッセージをリクエスト</a>し、「アカウント名がわかる場合」に名前を入力してください。
choose-change = パスワードを変更
choose-done = パスワードを変更しました
choose-done-what = すべてのデバイスからログアウトしました。新しいパスワードで { $name } としてログインしてください。
choose-done-factors = 2 要素認証の方法は変更されていません。
choose-sign-in = ログイン
choose-time-up = 時間切れです
choose-time-up-why = アカウントを保護するため、パスワードを設定できる時間は 10 分に限られています。パスワードは変更されていません。

## Fields for a new password

password-new = 新しいパスワード
password-new-missing = パスワードを入力してください。
password-again = 新しいパスワード（確認）
password-again-missing = 確認のため、もう一度パスワードを入力してください。
password-rule-length = { $password-min }～{ $password-max } 文字
password-rule-name = アカウント名やユーザー名を含まない

## Field for a mobile number

phone-missing = 携帯電話番号を入力してください。
phone-wrong = +49 1512 3456789 のように、プラス記号と国番号から始まる番号を 1 つ入力してください。

## Page: Choose your password

activate-title = パスワードの設定
activate-lead = 今後は、このパスワードで { $brand } にログインします。管理者を含め、ほかの人に知られることはありません。
activate-name = ログイン名は { $name } です。
activate-set = パスワードを設定
activate-done = パスワードを設定しました
activate-done-name = { $name } としてログインできるようになりました。
activate-sign-in = ログイン
activate-expired = このリンクは使用済みか、有効期限が切れています
activate-expired-why = リンクの有効期間は 24 時間で、使用できるのは 1 回だけです。すでにパスワードを設定した場合は、そのままログインしてください。
activate-expired-invited = 管理者からリンクを受け取った場合は、新しいリンクを依頼してください。
activate-expired-registered = ご自身でアカウントを作成した場合は、<a>もう一度作成してください</a>
activate-missing = 受け取ったリンクを開いてください
activate-missing-why = このページを表示するには、メールのリンクか、管理者から受け取ったリンクが必要です。ページを再読み込みした場合は、もう一度リンクを開いてください。
activate-damaged = リンクが壊れています
activate-damaged-why = メールソフトによっては、リンクが途中で切れたり書き換えられたりすることがあります。リンク全体をコピーして、アドレスバーに貼り付けてください。解決しない場合は、新しいリンクをリクエストしてください。
activate-register = アカウントを作成
activate-taken = この名前はすでに使われています
activate-taken-why = その間に、ほかの人がこの名前でアカウントを作成しました。別の名前を選んでください。
activate-another-name = 別の名前を選ぶ

## Page: Create an account

register-title = アカウントの作成
register-lead = リンクを記載したメールをお送りします。リンクを開いて、パスワードを設定してください。
register-account = アカウント名
register-account-hint = メールアドレス、または 3～64 文字の名前（英字 a–z、数字、ピリオド、ハイフン、アンダースコア）。
register-account-missing = アカウント名またはメールアドレスを入力してください。
register-account-wrong = メールアドレス、または 3～64 文字の名前（英字 a–z、数字、ピリオド、ハイフン、アンダースコア）を入力してください。名前の先頭は英字か数字にしてください。
register-email = メールアドレス
register-email-hint = 名前やパスワードを忘れたときに、このアドレスにご連絡します。
register-email-missing = メールアドレスを入力してください。
register-email-wrong = name@example.com のような形式で、メールアドレスを 1 つ入力してください。
register-create = アカウントを作成
register-have-account = アカウントをお持ちの場合は<a>ログイン</a>
register-sent = メールを確認してください
register-sent-to = { $address } にメールをお送りしました。24 時間以内にメールのリンクを開いて、パスワードを設定してください。
register-sent-nothing = 数分待っても届かない場合は、迷惑メールフォルダを確認するか、<a>その他の対処方法</a>をご覧ください。
register-send-again = 再送信
register-wrong-address = メールアドレスを入力し直す
register-closed = アカウントは招待制です
register-closed-how = 新しい { $brand } アカウントは、サービスの運営者が作成します。運営者にご依頼ください。パスワードを設定するためのリンクがメールで届きます。
register-closed-sign-in = ログイン
register-closed-support = サポートへの連絡方法

## Page: Was this not you?

not-me-title = この変更に心当たりはありますか？
not-me-lead = アカウントの変更についてメッセージでお知らせしました。このページを開いただけでは、何も変更されません。
not-me-was-you = <strong>ご自身による変更の場合</strong>は、このページを閉じてください。何も変わりません。
not-me-was-not-you = 心当たりがない場合
not-me-undoes = <strong>この変更と、その後に行われた変更を取り消します。</strong>メールアドレス、携帯電話番号、2 要素認証の方法を以前のものに戻します。
not-me-signs-out = <strong>すべてのデバイスをログアウトさせます。</strong>それらのデバイスから作成されたユーザーや、権限を追加されたユーザーは凍結します。
not-me-freezes = <strong>アカウントを凍結します。</strong>パスワードを再設定するまで、お使いの名前では誰もログインできません。
not-me-undo = 心当たりがないので、取り消してアカウントを凍結する
not-me-done = 変更を取り消し、アカウントを凍結しました
not-me-done-what = { $name } のすべてのデバイスをログアウトさせました。パスワードを再設定するまで、この名前では誰もログインできません。
not-me-next = 次に行うこと
not-me-next-mailbox = 第三者にメールを読まれている可能性がある場合は、まずメールボックスのパスワードを変更してください。
not-me-next-reset = ここでパスワードを再設定してください。アカウントの凍結が解除されます。
not-me-next-code = ログインしてください。パスワード以外の確認を求められたら、パスキー、認証アプリ、リカバリーコードのいずれかを使います。どれもない場合は、以前に届いたメッセージの「心当たりがない」のリンクを開いてください。古いメッセージほど、多くの変更を取り消せます。
not-me-next-review = 連絡先、デバイス、2 要素認証の方法を確認し、ご自身のものでなければ削除またはオフにしてください。一部の変更は、再設定から 24 時間後まで行えません。
not-me-reset = パスワードを再設定
not-me-user = アカウントのユーザーとしてご利用中です。メッセージが届かない場合は、新しいパスワードを設定するためのリンクを管理者に依頼してください。
not-me-expired = このリンクは使用済みか、有効期限が切れています
not-me-expired-used = リンクの有効期間は 7 日間で、使用できるのは 1 回だけです。すでに使用した場合は、変更が取り消され、アカウントが凍結されています。パスワードを再設定すると、凍結が解除されます。
not-me-expired-else = まだ使用しておらず、アカウントに異常がある場合は、今すぐパスワードを再設定してください。すべてのデバイスからログアウトされます。その後、連絡先と 2 要素認証の方法を確認し、必要に応じてサポートにご連絡ください。
not-me-support = サポートに問い合わせる
not-me-missing = メッセージのリンクを開いてください
not-me-missing-why = このページを表示するには、メッセージのリンクが必要です。ページを再読み込みした場合は、もう一度リンクを開いてください。リンクは 7 日間有効です。
not-me-missing-else = メッセージがすでになく、第三者にアカウントを使われていると思われる場合は、パスワードを再設定してください。すべてのデバイスからログアウトされます。
not-me-damaged = リンクが壊れています
not-me-damaged-why = メールソフトによっては、リンクが途中で切れたり書き換えられたりすることがあります。メッセージからリンク全体をコピーして、アドレスバーに貼り付けてください。

## Page: No message from us?

help-title = メッセージが届かない場合
help-lead = ほとんどのメッセージは 1 分以内に届きます。届かない場合は、次の手順をお試しください。効果の高いものから順に並んでいます。
help-more = その他の質問
help-junk = 迷惑メールフォルダを確認する
help-junk-how = 「迷惑メール」「プロモーション」「その他」のほか、ご自身の振り分けルールで移動するフォルダも確認してください。
help-subject = 件名で検索する
help-subject-how = すべてのメールから「{ $brand }」を検索してください。パスワードを再設定するメールの件名は「{ $brand } のパスワードの再設定」です。
help-addresses = ほかのメールアドレスを試す
help-addresses-how = メッセージは、アカウントに登録されたアドレスにだけお送りします。安全のため、アドレスが登録されているかどうかは、このサイトではお伝えしません。勤務先や学校のアドレス、以前のアドレスなど、別のものを登録した可能性があります。
help-wait = 数分待つ
help-wait-how = メールサービスや会社のフィルタによっては、初めての送信者からのメールを一時的に保留することがあります。
help-pause = 何度も続けてリクエストしない
help-pause-how = 1 つのアドレスに一度に送れるメッセージは 3 通までで、その後は 5 分ごとに 1 通です。
help-address-book = アドレス帳に追加する
help-address-book-how = アドレス帳に登録された送信者からのメールは、迷惑メールに振り分けられにくくなります。送信元のアドレスは、以前に届いたメールで確認できます。
help-another = 再送信する
help-support = サポートに問い合わせる
help-register = アカウント作成用のメールをお待ちの場合は、<a>もう一度リクエストしてください</a>
help-sms = SMS が届かない場合
help-sms-lead = SMS にはコードだけが記載され、リンクは含まれません。リクエストしたページでコードを入力してください。
help-sms-signal = スマートフォンが圏外でないことを確認し、機内モードを一度オンにしてからオフにしてください。海外では、SMS が届かないことがあります。
help-sms-blocked = ブロックしたメッセージや、不明な送信者からのメッセージを確認してください。
help-sms-form = 電話番号は、01512 3456789 ではなく +49 1512 3456789 のように、プラス記号と国番号から入力してください。
help-sms-linked = SMS は、アカウントに登録された番号にだけお送りします。安全のため、番号が登録されているかどうかは、このサイトではお伝えしません。
help-sms-limit = 1 つの番号に一度に送れる SMS は 3 通までで、その後は 5 分ごとに 1 通です。
help-sms-email = メールアドレスを登録している場合は、<a>メールを使ってください</a>。
help-sms-neither = どちらも使えない場合は、<a>管理者が対応できます</a>
help-countries = SMS を送信できる国と地域
help-countries-only = その他の国と地域の携帯電話番号には、SMS を送信できません。
help-administrator = メールアドレスも携帯電話番号も登録していない場合
help-administrator-who = その場合は、こちらからご連絡できません。ユーザーを作成した管理者にご連絡ください。管理者は次の対応ができます。
help-administrator-reset = 新しいパスワードを設定するためのリンクを発行する。リンクの有効期間は 24 時間で、使用できるのは 1 回だけです。管理者がパスワードを知ることはありません。
help-administrator-contact = メールアドレスまたは携帯電話番号を登録する。次回からはご自身で再設定できます。
help-administrator-factors = 認証コードを受け取れなくなった場合に、2 要素認証をオフにする。
help-administrator-own = ご自身のアカウントの場合は、<a>サポートにお問い合わせください</a>
help-codes = ログイン時の認証コード
help-codes-mail = コードを記載したメールの件名は「{ $brand } の認証コード」です。ほかのメールと同じ手順で確認できます。
help-codes-newest = 最新のメールのコードだけが有効です。有効期間は 10 分で、リクエストしたページで 1 回だけ使用できます。
help-codes-again = 次のコードは 30 秒後にリクエストできます。1 日 20 回までです。
help-codes-app = 認証アプリでは、アプリ自体がコードを表示します。アプリを開いて { $brand } を探してください。コードが拒否される場合は、スマートフォンの時刻を自動設定にしてください。
help-codes-recovery = コードを受け取れない場合は、代わりにリカバリーコードを使ってください。
help-codes-lost = パスワードを変更しても、2 要素認証はオフになりません。<a>すべて紛失した場合の手順</a>
help-passkeys = パスキー
help-passkeys-use = ログインページで「パスキーでログイン」を選択します。パスキーがあれば、パスワードも認証コードも必要ありません。
help-passkeys-other = ブラウザでパスキーが見つからない場合は、別のデバイスに保存されている可能性があります。ブラウザの画面で別のデバイスを選択し、Bluetooth をオンにして、スマートフォンで QR コードを読み取ってください。
help-passkeys-refused = パスキーが拒否された場合は、先にパスワードでログインしてから、パスキーを使ってください。パスワードの再設定後に起こることがあります。
help-passkeys-lost = パスキーを保存したデバイスを紛失した場合は、別の方法でログインして、<a>パスキーを削除してください</a>。指紋、顔、PIN がなければ、ほかの人は使えません。
help-recovery-codes = リカバリーコード
help-recovery-codes-where = 2 要素認証をオンにしたときに、10 個のリカバリーコードが発行されています。パスワードマネージャーや紙のメモ、「{ $brand } のリカバリーコード」という名前のファイルを探してください。
help-recovery-codes-how = リカバリーコードは ABCD-EFGH-JKMN-PQRS のような 16 文字の英数字です。パスワードの後、認証コードの代わりに使います。各コードを使用できるのは 1 回だけです。
help-recovery-codes-new = 残りが少ない場合や、ほかの人に知られた場合は、<a>新しいコードを作成</a>してください。以前のコードは使えなくなります。
help-trusted = 「このブラウザでは確認しない」
help-trusted-what = これを選択すると、そのブラウザでは { $trust-days } 日間、認証コードを求められません。ほかの人が使わないデバイスでのみ選択してください。
help-trusted-ends = 期間が過ぎたとき、ブラウザの Cookie を削除したとき、またはパスワード、2 要素認証の方法、メールアドレスを変更したときは、もう一度確認が必要です。管理者はこの機能をオフにできます。
help-trusted-undo = 自分のものではないデバイスで選択してしまった場合は、<a>すべてのブラウザで確認を求めるようにしてください</a>
help-device = デスクトップアプリにコードが表示された場合
help-device-how = <a>デスクトップアプリのログインページ</a>を開いてログインし、アプリのコードを入力します。ページに表示された名前が目の前のアプリと同じことを確認して、承認してください。
help-device-old = コードの有効期間は 10 分で、使用できるのは 1 回だけです。拒否された場合は、アプリで新しいコードを表示してください。
help-device-sent = 誰かからコードやログインページへのリンクが送られてきた場合は、使わないでください。相手の目的は、あなたのアカウントに不正にログインすることです。当サービスからアプリのコードをお送りすることはありません。
help-device-undo = 誤ってアプリを承認した場合は、<a>ログアウトさせて</a>から、新しいパスワードを設定してください。
help-lost = 認証アプリ、パスキー、リカバリーコードをすべて紛失した場合
help-lost-begin = パスワードでログインします。2 要素認証を求められたら、「{ sign-in-lost }」を選択してください。アカウントのユーザーの場合は、管理者に 2 要素認証をオフにしてもらう必要がある場合があります。
help-lost-codes = メールアドレスにコードをお送りします。入力すると待機期間が始まり、終了日時がページに表示されます。
help-lost-both = メールアドレスと携帯電話番号の両方にコードをお送りします。どちらも登録されてから 7 日以上変更されていなければ、両方のコードで 2 要素認証をすぐにオフにできます。メールのコードだけの場合は待機期間が始まり、終了日時がページに表示されます。
help-lost-wait = 待機期間中は毎日お知らせします。パスワードや連絡先は変更しないでください。変更すると待機期間が終了します。
help-lost-finish = 待機期間が終わると、7 日間有効なリンクをメールでお送りします。リンクを開いて確認すると、2 要素認証がオフになり、すべてのデバイスからログアウトされます。
help-lost-after = パスワードでログインし、2 要素認証をもう一度オンにして、新しいリカバリーコードを保存してください。
help-lost-found = 認証アプリ、パスキー、リカバリーコードのいずれかが見つかった場合は、それを使ってログインしてください。待機期間は停止します。
help-lost-stranger = 申請した覚えがないのにお知らせが届いた場合は、パスワードが第三者に知られています。メッセージのリンクで待機期間を停止し、新しいパスワードを設定してください。

## Scripts: recovering a name or password

js-forgot-account-too = アカウント名も入力してください。
js-forgot-code-wrong = コードが正しくありません。上の 2 つの単語が表示されているメッセージと見比べてください。
js-recover-one = あなたのアカウント
js-recover-several = どのアカウントのパスワードを再設定しますか？
js-recover-missing = アカウントを選択してください。
js-recover-user = { $account } のユーザー
js-recover-time-left = 残り時間：{ $time }
js-recover-minutes-left = パスワードを設定できるのはあと { $minutes } 分です。

## Scripts: creating an account

js-register-taken = この名前はすでに使われています。別の名前を選んでください。
js-register-closed = 新しいアカウントは、サービスの運営者が作成します。運営者にご依頼ください。

## Scripts: Was this not you?

js-not-me-email = 以前のメールアドレスに戻しました。
js-not-me-phone = 以前の携帯電話番号に戻しました。
js-not-me-passkey-removed = 追加されたパスキーを削除しました。
js-not-me-passkey-restored = 以前のパスキーが再び使えるようになりました。
js-not-me-app-off = 追加された認証アプリを削除しました。
js-not-me-app-restored = 以前の認証アプリが再び使えるようになりました。
js-not-me-email-codes-off = オンにされたメール認証コードをオフにしました。
js-not-me-email-codes-restored = メール認証コードをオンに戻しました。
js-not-me-recovery-codes-restored = 以前のリカバリーコードが再び使えるようになりました。
js-not-me-policy = アカウントのログインのルールは、以前と同じかそれ以上に厳しい状態です。
js-not-me-users = { $count ->
   *[other] 次のユーザーを凍結しました：{ $users }。パスワードの再設定から 24 時間後に、「ユーザー」ページで凍結を解除できます。以前のパスキー、認証アプリ、リカバリーコードのいずれかを使えば、すぐに解除できます。
  }
js-not-me-conflict = 同時に別の変更が行われたため、まだ何も取り消されていません。もう一度ボタンを押してください。

## Scripts: a new password

js-strength-weak = このパスワードは推測されるおそれがあります。無関係な単語をいくつか組み合わせるなど、長くするほど安全です。
js-strength-fair = 前より安全になりました。あと数文字加えると、推測されにくくなります。
js-strength-strong = 十分な長さです。ほかのサービスでは使わないでください。

## Scripts: messages that are asked for too often

js-too-soon = すでにメッセージを 3 回リクエストしています。{ $when }に次のメッセージをお送りできます。すでに届いているメッセージは、そのまま使えます。

## Page: Support

support-title = サポート
support-lead = これらのページで解決できない場合は、担当者が対応します。
support-contact = サポートに連絡
support-ask-operator = このサービスの運営者（このサイトのアドレスを案内した人）にお問い合わせください。アカウントのユーザーとしてログインしている場合は、先にアカウントの管理者にご連絡ください。管理者から新しいリンクを送ることができます。
support-ready = ご用意いただくもの
support-ready-reference = ページとメッセージに表示された 2 つの単語。
support-ready-time = 操作した日時と、そのときページに表示された内容。
support-ready-name = アカウント名。ユーザー名がある場合はユーザー名も。
support-ready-code = 認証コードを受け取れず、リカバリーコードもない場合は、その旨をお伝えください。パスワードを変更しても解決しません。
support-secrets = <strong>パスワード、認証コード、メッセージのリンクは、誰にも教えないでください。</strong>サポートがこれらを必要としたり、お尋ねしたりすることはありません。
support-waiting = メッセージをお待ちの場合は、<a>よくある対処方法</a>をご覧ください

## Page: not found

not-found-title = ページが見つかりません
not-found-heading = ページが見つかりません
not-found-why = アドレスの入力やコピーに誤りがあるか、ページが移動した可能性があります。メールのリンクは、クリックして開いてください。

## Page: what the pages of the settings share

settings-nav = 設定
settings-account-tab = アカウント
settings-security-tab = セキュリティ
settings-activity-tab = アクティビティ
settings-users-tab = ユーザー
settings-loading = 読み込み中…
settings-unavailable = ページを読み込めませんでした
settings-retry = 再試行
settings-cancel = キャンセル
settings-optional = 省略可

## Page: Account settings

account-title = アカウント設定
account-profile = プロフィール
account-name = アカウント
account-signed-in-as = ログイン名
account-contacts = 連絡先
account-contacts-hint = 連絡先を変更すると、変更前と変更後の両方にお知らせします。変更前の連絡先に届くお知らせから、7 日間は変更を取り消せます。
account-email = メールアドレス
account-phone = 携帯電話番号
account-contact-linked = 登録済み
account-remove = 削除
account-remove-phone = 携帯電話番号を削除
account-devices = ログイン中のデバイス
account-devices-hint = 見覚えのないデバイスがある場合は、ログアウトさせてから、パスワードを変更してください。
account-devices-desktop = コードが表示されたデスクトップアプリにログイン
account-sign-out-others = ほかのすべてのデバイスからログアウト
account-trusted = 信頼できるブラウザ
account-trusted-hint = これらのブラウザでは、パスワードだけでログインでき、認証コードは必要ありません。パスワードまたは 2 要素認証の方法を変更すると、すべてのブラウザで再び認証コードが必要になります。
account-distrust-all = すべてのブラウザで認証コードを求める
account-language = 言語
account-locale = ページとメッセージの言語
account-locale-browser = ブラウザの言語
account-language-save = 保存
account-password = パスワードを変更
account-password-hint = 変更すると、ほかのすべてのデバイスからログアウトされます。
account-current-password = 現在のパスワード
account-current-password-missing = 現在のパスワードを入力してください。
account-reveal = 表示
account-reveal-current = （現在のパスワード）
account-new-email = 新しいメールアドレス
account-new-email-lead = このアドレスに認証コードを送信します。
account-name-stays = アカウントの名前は変わりません。今後も { $account } としてログインします。
account-email-missing = メールアドレスを入力してください。
account-email-wrong = name@example.com のように、半角英数字（アクセント記号なし）でアドレスを 1 つ入力してください。
account-mail-code = 認証コードを送信
account-new-phone = 携帯電話番号
account-new-phone-lead = SMS で認証コードを送信します。
account-phone-hint = +49 1512 3456789 のように、プラス記号と国番号から入力してください。<a>SMS を送信できる国と地域</a>をご確認ください。
account-text-code = 認証コードを送信
account-check-mail = メールを確認してください
account-check-phone = スマートフォンを確認してください
account-code-sent = { $contact } に認証コードを送信しました。
account-code = 6 桁の認証コード
account-code-hint = 認証コードの有効期間は 10 分です。
account-code-confirm = 確認
account-code-later = 後で
account-no-sms = コードが届かない場合
account-no-sms-newest = 最新の SMS のコードだけが有効です。
account-no-sms-life = コードの有効期間は 10 分で、使用できるのは 1 回だけです。
account-no-sms-wait = SMS が届くまで 1 分ほどかかることがあります。30 秒後に再送信できます。
account-no-sms-more = その他の考えられる原因（新しいタブで開きます）

## Page: Security settings

security-title = セキュリティ設定
security-lead = 2 要素認証をオンにすると、パスワードでログインする際に、パスキーまたは認証コードによる確認が必要になります。パスワードが盗まれても、それだけではログインできません。
security-turn-on = オンにする
security-turn-off = オフにする
security-required = 管理者が 2 要素認証を必須にしています。オフにする前に、条件を満たす別の方法をオンにしてください。
security-passkeys = パスキー
security-passkeys-hint = デバイスのロック解除に使う指紋、顔、PIN、またはセキュリティキーでログインできます。パスキーはパスワードと認証コードの代わりになり、このサイトでのみ使えます。
security-passkeys-required = 管理者が 2 要素認証を必須にしています。最後のパスキーを削除する前に、条件を満たす別の方法をオンにしてください。
security-passkeys-held = 少し前にパスワードが再設定されました。{ $end } までは、追加したパスキーだけではログインできず、パスワードも必要です。
security-no-passkeys-here = このブラウザではパスキーを作成できません。
security-add-passkey = パスキーを追加
security-app = 認証アプリ
security-app-hint = スマートフォンやパソコンのアプリに、30 秒ごとに新しいコードが表示されます。ネットワーク接続は不要です。メールを読まれても、コードは知られません。
security-email = メール認証コード
security-codes = リカバリーコード
security-codes-hint = ほかの方法でコードを受け取れないときに、各コードで 1 回ずつログインできます。
security-codes-alone = パスキーを追加するか、認証アプリまたはメール認証コードをオンにするまで、ログイン時にリカバリーコードが必要です。
security-new-codes = 新しいコードを作成
security-app-setup = 認証アプリの設定
security-app-get = アプリを用意する
security-app-get-hint = Google Authenticator、Microsoft Authenticator などの認証アプリを使います。多くのパスワードマネージャーにも、この機能が内蔵されています。
security-app-scan = QR コードを読み取る
security-app-qr = 隣に表示されているキーの QR コード
security-app-key = または、次のキーをアプリに入力してください：
security-app-copy = キーをコピー
security-app-open = アプリで開く
security-app-enter = アプリに表示されたコードを入力する
security-app-code-hint = アプリには 30 秒ごとに新しいコードが表示されます。
security-email-sent = { $address } に認証コードを送信しました。メールが届くことを確認するため、ここに入力してください。
security-save-codes = リカバリーコードの保存
security-is-on = 2 要素認証がオンになりました。
security-save-codes-why = ほかの方法でコードを受け取れないときに、各コードで 1 回ずつログインできます。2 要素認証の方法とリカバリーコードをどちらも失うと、新しいパスワードを設定してもログインできません。
security-save-codes-once = リカバリーコードが表示されるのは今回だけです。パスワードマネージャーや紙のメモなど、ご自身だけがわかる場所に保管してください。
security-codes-of-brand = { $brand } のリカバリーコード
security-copy-codes = コピー
security-download-codes = ダウンロード
security-print-codes = 印刷
security-codes-saved = 保存しました
security-name-passkey = パスキーに名前を付ける
security-passkey-name = 名前
security-passkey-name-hint = 後で見分けられるように、パスキーの保存先がわかる名前にしてください。
security-passkey-name-missing = 名前を入力してください。
security-passkey-continue = 次へ

## Page: Activity

activity-title = アクティビティ
activity-views = 表示するアクティビティ
activity-own = 自分
activity-account = アカウント全体
activity-not-you = <strong>心当たりのない操作がある場合</strong>は、<a>パスワードを変更</a>してください。ほかのすべてのデバイスからログアウトされます。
activity-act = 操作
activity-everything = すべて
activity-user = ユーザー名
activity-user-wrong = ユーザー名は 1～64 文字で、英字 a–z、数字、ピリオド、ハイフン、アンダースコアを使えます。
activity-from = 開始日
activity-to = 終了日
activity-search = 検索
activity-download = JSON Lines 形式でダウンロード
activity-pages = アクティビティのページ
activity-newest = 最新に戻る
activity-older = 以前のアクティビティ

## Page: Users

users-title = ユーザー
users-forbidden = このページを表示できるのは管理者だけです
users-forbidden-why = このページを表示できるのは、アカウントの管理者と、権限 { $manage } または { $read } を持つユーザーだけです。表示する必要がある場合は、管理者にご連絡ください。
users-own-settings = 自分の設定
users-lead = ユーザーは、アカウント名、ユーザー名、各自のパスワードでログインします。実行できる操作は権限によって決まります。
users-create = ユーザーを作成
users-search = 検索
users-search-hint = ユーザー名の先頭の文字
users-name = ユーザー名
users-state = ステータス
users-factors = 2 要素認証の方法
users-last-sign-in = 最終ログイン
users-pages = 一覧のページ
users-first-page = 最初のページに戻る
users-all = すべてのユーザー
users-next-page = 次のページ
users-frozen = このユーザーは凍結されており、ログインできません。ユーザー本人がメッセージのリンクから第三者による不正な使用を報告したか、このユーザーを作成または変更したセッションを管理者が取り消したためです。凍結を解除する前に、ユーザーに心当たりがあること、権限と連絡先に問題がないこと、ユーザーのメールがほかの人に読まれていないことの 3 点を確認してください。
users-more-than-you = このユーザーはあなたより多くの権限を持っているため、変更できません。
users-edit = 連絡先と権限
users-name-hint = 1～64 文字で、英字 a–z、数字、ピリオド、ハイフン、アンダースコアを使えます。名前は後から変更できません。
users-name-missing = ユーザー名を入力してください。
users-name-wrong = 1～64 文字で、英字 a–z、数字、ピリオド、ハイフン、アンダースコアを使ってください。先頭は英字か数字にしてください。
users-permissions = 権限
users-grant-hint = 自分が持っている権限だけを付与できます。
users-manage = ユーザーの管理
users-manage-hint = 自分より権限の少ないユーザーを作成、変更、リセット、削除し、自分の権限を付与できます。
users-read = ユーザーの閲覧
users-read-hint = この一覧を表示できますが、変更はできません。
users-audit = 全員のアクティビティの閲覧
users-audit-hint = アカウントで誰がいつ何をしたかを、「アクティビティ」ページで確認できます。
users-others = ほかのサービスの権限
users-others-hint = { $example } のように { $form } の形式で入力し、スペース、カンマ、改行のいずれかで区切ってください。
users-create-submit = ユーザーを作成
users-save = 変更を保存
users-password = パスワード
users-reset-password = パスワードをリセット
users-restore = このユーザーの凍結を解除
users-reset-factors = 2 要素認証をリセット
users-delete-title = 削除
users-delete-hint = 今後ログインさせないユーザーを削除します。元に戻すことはできません。
users-delete = このユーザーを削除
users-link-title = このリンクを渡してください
users-link-lead = このリンクを知っている人は誰でも、{ $user } のパスワードを設定できます。直接会うか、信頼できる手段で、本人だけに渡してください。ログインには { $name } という名前も必要です。
users-link = 1 回限りのリンク
users-link-life = リンクの有効期間は 24 時間で、使用できるのは 1 回だけです。
users-link-once = このリンクが表示されるのは今回だけです。紛失した場合は、ユーザーのページの「{ $action }」で新しいリンクを作成してください。
users-link-copy = リンクをコピー
users-link-done = 完了

## Page: Users, the rules for signing in

policy-title = ログインのルール
policy-hint = ルールは、各自の次回のログインから適用されます。ログイン中の人は、ログインしたままになります。
policy-required = ユーザーに 2 要素認証を必須にする
policy-required-hint = 設定していないユーザーは、次回のログイン時に 2 要素認証をオンにするまで、ほかの操作ができません。
policy-kinds = 条件を満たす 2 要素認証の方法
policy-passkey = パスキー
policy-app = 認証アプリ
policy-email = メール認証コード
policy-email-hint = 安全性は、ユーザーのメールボックスがどれだけ保護されているかによって決まります。
policy-web = ブラウザから自動ログアウトするまでの時間
policy-web-unit = ブラウザから自動ログアウトするまでの時間の単位
policy-apps = アプリから自動ログアウトするまでの時間
policy-apps-unit = アプリから自動ログアウトするまでの時間の単位
policy-life-hint = ログインした時点から数えます。あなたにも適用されます。
policy-life-missing = 数値を入力してください。
policy-life-wrong = 1 以上の数値を入力してください。
policy-minutes = 分
policy-hours = 時間
policy-days = 日
policy-trusted = 信頼できるブラウザの利用を許可する
policy-trusted-hint = 認証コードを入力したブラウザで、一定期間、確認を省略することを各自が選択できます。あなたにも適用されます。
policy-lost = 2 要素認証の方法をすべて紛失したユーザーが、自分でオフにすることを許可する
policy-lost-hint = 許可しない場合は、あなたか、ユーザーを管理できるユーザーに依頼する必要があります。
policy-save = ルールを保存

## Scripts: what the pages of the settings share

js-client-web = ウェブブラウザ
js-client-mobile = モバイルアプリ
js-client-desktop = デスクトップアプリ
js-root = エンタープライズ管理者
js-factor-passkey = パスキー
js-factor-app = 認証アプリ
js-factor-email = メール認証コード
js-settings-changed-elsewhere = その間に、ほかの人が変更を行いました。現在の状態を表示しています。
js-notice-lost-factor = あなたのパスワードを知っている人から、2 要素認証の方法をすべて紛失したとの申請がありました。
js-notice-lost-factor-from = { $at } 以降、メールでお送りするリンクを使って 2 要素認証をオフにできるようになります。
js-notice-lost-factor-stop = 心当たりがない場合は、<a>パスワードを変更</a>して停止してください。ご自身で申請し、いずれかの方法が見つかった場合は、それを使ってログインし直すと停止できます。
js-notice-factors-reset = { $day }に、管理者が 2 要素認証の方法をすべてオフにしました。<a>もう一度オンにしてください</a>。依頼した覚えがない場合は、管理者にご連絡ください。
js-notice-factor-required = 管理者が 2 要素認証を必須にしています。<a>今すぐオンにしてください</a>。次回のログイン以降は、オンにするまでほかの操作ができません。
js-notice-policy-changed = { $day }に、管理者がログインのルールを変更しました。次回のログインから適用されます。
js-notice-hold = { $at } まで、一部の変更を行えません。
js-notice-hold-why = 過去 24 時間以内にパスワードが再設定されました。メールアドレス、携帯電話番号、ユーザーを変更したり、2 要素認証の方法をオフにしたり、新しいリカバリーコードを作成したりすることはできません。このような変更を、再設定の前から設定していた 2 要素認証の方法で確認すると、待つ必要がなくなります。
js-notice-enrol = 管理者が 2 要素認証を必須にしています。ここでオンにしてください。オンにするまで、ほかの操作はできません。
js-passkey-offer = 次回から、パスワードと認証コードの代わりに、このデバイスのロックを解除するのと同じ方法でログインできます：<a>パスキーを追加</a>
js-passkey-offer-no = 今後表示しない

## Scripts: Account settings

js-devices-this = このデバイス
js-devices-times = 最終使用：{ $used }、ログイン：{ $began }
js-devices-times-this = ログイン：{ $began }
js-devices-numbered = { $name }（{ $number }）
js-devices-sign-out = ログアウト
js-devices-sign-out-name = { $name } からログアウト
js-devices-sign-out-question = { $name } からログアウトしますか？
js-devices-sign-out-consequence = このデバイスを使うには、もう一度ログインする必要があります。
js-devices-signed-out = ログアウトしました。
js-devices-others-question = ほかのすべてのデバイスからログアウトしますか？
js-devices-others-consequence = このデバイスだけがログインしたままになります。
js-trusted-this = このブラウザ
js-trusted-times = { $ends } まで信頼 · 最終ログイン：{ $used }
js-trusted-ask = 認証コードを求める
js-trusted-ask-name = { $name } で認証コードを求める
js-trusted-ask-question = { $name } で再び認証コードを求めるようにしますか？
js-trusted-ask-consequence = 次回のログインでは、パスワードの後に認証コードが必要になります。ログアウトはされません。
js-trusted-asks = 次回のログインでは、認証コードが必要になります。
js-trusted-all-question = すべてのブラウザで再び認証コードを求めるようにしますか？
js-contacts-none = 未登録
js-contacts-no-email = 登録すると、メールでパスワードを再設定できるようになり、重要な変更のお知らせも受け取れます。
js-contacts-email = メールでパスワードを再設定できます。アカウントに関する重要なお知らせをここにお送りします。
js-contacts-email-codes = メールでパスワードを再設定できます。アカウントに関する重要なお知らせと、ログイン用の認証コードをここにお送りします。
js-contacts-no-phone = 登録すると、メールを読めないときに SMS でパスワードを再設定できるようになります。
js-contacts-phone = SMS でパスワードを再設定できます。アカウントに関する特に重要なお知らせをここにお送りします。
js-contacts-no-sms = 現在、SMS は送信していません。
js-contacts-add = 追加
js-contacts-add-email = メールアドレスを追加
js-contacts-add-phone = 携帯電話番号を追加
js-contacts-change = 変更
js-contacts-change-email = メールアドレスを変更
js-contacts-change-phone = 携帯電話番号を変更
js-contacts-until-then = コードを入力するまでは、{ $contact } が登録されたままになります。
js-contacts-waiting = コード入力待ち
js-contacts-by-administrator = 管理者が入力、未確認
js-contacts-enter-code = コードを入力
js-contacts-confirm-number = この番号を確認
js-contacts-linked = { $contact } を登録しました。
js-contacts-replaced = { $contact } を登録しました。{ $former } にお知らせしました。そのお知らせから、7 日間は変更を取り消せます。
js-contacts-wrong-code = コードが正しくありません。最新のコードだけが有効です。
js-contacts-expired = 10 分以上経過したか、誤ったコードが 5 回入力されました。何も変更されていません。最初からやり直すと、新しいコードをお送りします。
js-contacts-remove = 削除
js-contacts-remove-question = { $phone } を削除しますか？
js-contacts-remove-consequence = SMS でパスワードを再設定できなくなります。この番号にお知らせします。そのお知らせから、7 日間は取り消せます。
js-contacts-remove-last-consequence = SMS でパスワードを再設定できなくなります。メールアドレスも登録されていないため、お困りの際に対応できるのは管理者かサポートだけになります。この番号にお知らせします。そのお知らせから、7 日間は取り消せます。
js-contacts-removed = { $phone } の登録を解除しました。
js-account-password-changed = パスワードを変更し、ほかのすべてのデバイスからログアウトしました。
js-account-wrong-password = 現在のパスワードが正しくありません。

## Scripts: Security settings

js-security-email-hint = { $address } に認証コードをお送りします。アプリは不要ですが、安全性はメールボックスがどれだけ保護されているかによって決まります。
js-security-email-hint-user = 利用するにはメールアドレスが必要です。管理者に入力を依頼してください。
js-security-email-hint-none = 利用するにはメールアドレスが必要です。「アカウント」ページで登録してください。
js-security-app-off-question = 認証アプリをオフにしますか？
js-security-email-off-question = メール認証コードをオフにしますか？
js-security-off-one = ログインには、ほかの 2 要素認証の方法かリカバリーコードが必要になります。
js-security-off-last = これが唯一の 2 要素認証の方法です。オフにすると、パスワードだけでログインできるようになり、リカバリーコードは使えなくなります。
js-security-is-on = 2 要素認証がオンになりました。今後のログインでは、パスワード以外の確認も必要になります。
js-security-app-on = 認証アプリがオンになりました。
js-security-app-is-off = 認証アプリがオフになりました。
js-security-email-on = メール認証コードがオンになりました。
js-security-email-is-off = メール認証コードがオフになりました。
js-security-on-since = { $day }からオン
js-security-off = オフ
js-security-turn-off = オフにする
js-security-on-already = すでにオンになっています。リカバリーコードが表示されなかった場合は、新しいコードを作成してください。
js-security-expired = 10 分以上経過したか、誤ったコードが何度も入力されました。最初からやり直してください。
js-security-codes-left = 残り { $left } 個
js-security-few-codes = { $left ->
    [0] コードが残っていません。新しいコードを作成してください。
   *[other] 残りは { $left } 個だけです。必要になる前に、新しいコードを作成してください。
  }
js-passkeys-used = 最終使用：{ $at }
js-passkeys-unused = 未使用
js-passkeys-synced = 同期済み
js-passkeys-added = { $day }に追加
js-passkeys-one-device = 1 台のデバイスのみ
js-passkeys-on = パスキーを追加しました。
js-passkeys-removed = パスキーを削除しました。
js-passkeys-rename = 名前を変更
js-passkeys-rename-name = { $name } の名前を変更
js-passkeys-remove = 削除
js-passkeys-remove-name = { $name } を削除
js-passkeys-remove-question = { $name } を削除しますか？
js-passkeys-expired = 5 分以上経過しました。もう一度パスキーを追加してください。
js-codes-title = { $brand } のリカバリーコード
js-codes-lead = { $name } 用、{ $day }作成。各コードを使用できるのは 1 回だけです。
js-codes-for = { $name } 用、{ $day }作成
js-codes-made = 新しいリカバリーコードを作成しました。
js-codes-new-question = 新しいリカバリーコードを作成しますか？
js-codes-new-consequence = 現在のコードはすぐに使えなくなります。
js-codes-new = 新しいコードを作成

## Scripts: Activity

js-activity-account = アカウントのアクティビティ
js-activity-account-hint = 新しい順に、現地時間で表示しています。表示できるのは、管理者と権限 audit:read を持つユーザーだけです。
js-activity-own = 自分のアクティビティ
js-activity-own-hint = 新しい順に、現地時間で表示しています。
js-activity-none = 表示する内容がありません。
js-activity-none-yet = ここにはまだ何もありません。「以前のアクティビティ」でさらに過去の内容を確認できます。
js-activity-refused = 拒否
js-activity-you = 自分
js-activity-by = 実行者：{ $name }
js-activity-by-you = 実行者：自分
js-activity-by-support = 実行者：サポート
js-activity-downloaded = ダウンロードしました。
js-act-account-activated = アカウントを作成
js-act-password-recovered = 送信されたリンクまたはコードでパスワードを再設定
js-act-password-changed = パスワードを変更
js-act-user-created = ユーザーを作成
js-act-permissions-set = 権限を変更
js-act-email-named = ユーザーのメールアドレスを入力
js-act-email-removed = ユーザーのメールアドレスを削除
js-act-phone-named = ユーザーの携帯電話番号を入力
js-act-phone-removed = ユーザーの携帯電話番号を削除
js-act-user-deleted = ユーザーを削除
js-act-password-reset = 管理者がパスワードをリセット
js-act-factors-reset = 管理者が 2 要素認証の方法をオフに切り替え
js-act-user-frozen = 報告を受けてユーザーを凍結
js-act-policy-changed = ログインのルールを変更
js-act-user-restored = ユーザーの凍結を解除
js-act-user-activated-by-mail = メールのリンクで最初のパスワードを設定
js-act-user-activated-by-hand = 管理者から受け取ったリンクで最初のパスワードを設定
js-act-contact-changed = メールアドレスまたは携帯電話番号を登録
js-act-contact-removed = 携帯電話番号を削除
js-act-undone = 「心当たりがない」との報告により変更を取り消し
js-act-signed-out = ログアウト
js-act-device-signed-out = 別のデバイスからログアウト
js-act-others-signed-out = ほかのすべてのデバイスからログアウト
js-act-signed-in-by-password = パスワードでログイン
js-act-signed-in-by-app = パスワードと認証アプリでログイン
js-act-signed-in-by-email = パスワードとメール認証コードでログイン
js-act-signed-in-by-recovery-code = パスワードとリカバリーコードでログイン
js-act-signed-in-by-approval = デスクトップアプリがログイン
js-act-sign-in-approved = デスクトップアプリを承認
js-act-sign-in-denied = デスクトップアプリを拒否
js-act-signed-in-by-trusted-browser = 信頼できるブラウザでパスワードを使ってログイン
js-act-browser-trusted = ブラウザを信頼
js-act-browser-distrusted = ブラウザの信頼を解除
js-act-browsers-distrusted = すべてのブラウザの信頼を解除
js-act-trusted-browser-copied = 信頼できるブラウザの複製を検出し、すべてのデバイスからログアウト
js-act-signed-in-by-passkey = パスワードとパスキーでログイン
js-act-signed-in-by-passkey-alone = パスキーでログイン
js-act-reauthenticated = 変更前に本人確認
js-act-app-turned-on = 認証アプリをオンに切り替え
js-act-app-turned-off = 認証アプリをオフに切り替え
js-act-email-turned-on = メール認証コードをオンに切り替え
js-act-email-turned-off = メール認証コードをオフに切り替え
js-act-passkey-added = パスキーを追加
js-act-passkey-renamed = パスキーの名前を変更
js-act-passkey-removed = パスキーを削除
js-act-passkey-copied = 複製された可能性のあるパスキーを拒否
js-act-recovery-codes-made = 新しいリカバリーコードを作成
js-act-factors-off-begun = すべての 2 要素認証の方法の紛失を申請、待機期間を開始
js-act-factors-off-stopped = 2 要素認証の方法の紛失による待機期間を停止
js-act-lost-factors-off = 紛失した 2 要素認証の方法をオフに切り替え
js-act-codes-capped = 誤ったコードの入力回数が上限を超過
js-act-session-guessed = 誤ったパスワードの入力によりデバイスからログアウト
js-act-account-invited = アカウントを作成し、リンクをメールで送信
js-act-account-frozen = アクセスをロック
js-act-account-unfrozen = アクセスのロックを解除
js-act-sessions-ended = すべてのデバイスからログアウト
js-act-imported = ほかのシステムからインポート
js-act-account-deleted = アカウントを削除

## Scripts: Users

js-users-active = 有効
js-users-active-words = パスワードでログインできます
js-users-invited = 招待済み
js-users-invited-words = まだパスワードを設定していません
js-users-reset = 再設定待ち
js-users-reset-words = 新しいパスワードを設定する必要があります
js-users-frozen = 凍結中
js-users-frozen-words = { $root }が凍結を解除するまで、ログインできません
js-users-you = 自分
js-users-gone = このユーザーはもう存在しません。
js-users-all = すべてのユーザー
js-users-after = 「{ $after }」より後のユーザー
js-users-search = 名前が「{ $search }」で始まるユーザー
js-users-search-after = 名前が「{ $search }」で始まる、「{ $after }」より後のユーザー
js-users-found = { $title }：{ $count } 人
js-users-found-more = { $title }：{ $count } 人以上
js-users-none = ユーザーはまだいません。
js-users-none-create = ユーザーはまだいません。最初のユーザーを作成してください。
js-users-none-found = この文字で始まるユーザー名はありません。
js-users-no-more = これ以上ユーザーはいません。
js-users-account = アカウント
js-users-email = メールアドレス
js-users-phone = 携帯電話番号
js-users-permissions = 権限
js-users-state = ステータス
js-users-factors = 2 要素認証の方法
js-users-factors-off = オフ
js-users-last-sign-in = 最終ログイン
js-users-never = なし
js-users-then = { $contact }、確認後は { $pending }
js-users-unconfirmed = 未確認
js-users-new-email-hint = このアドレスに、パスワードを設定するためのリンクをお送りします。入力しない場合は、本人に渡すリンクが表示されます。
js-users-email-is-factor = このアドレスは、2 要素認証のコードの受信に使われています。変更するには、このユーザーの 2 要素認証をリセットしてください。
js-users-email-new = このアドレスにリンクをお送りします。受信者がリンクからパスワードを設定すると、アドレスが登録されます。
js-users-email-stays = 新しいアドレスにリンクをお送りします。受信者がリンクからパスワードを設定すると、アドレスが登録されます。それまでは { $email } が登録されたままになります。
js-users-email-waits = お送りしたリンクから受信者がパスワードを設定すると、{ $pending } が登録されます。
js-users-email-replaces = お送りしたリンクから受信者がパスワードを設定すると、{ $pending } が登録されます。それまでは { $email } が登録されたままになります。取り消すには、{ $email } をもう一度入力してください。
js-users-phone-new = +49 1512 3456789 のように、プラス記号と国番号から入力してください。ユーザーが設定でコードを入力して確認すると、番号が登録されます。
js-users-phone-stays = +49 1512 3456789 のように、プラス記号と国番号から入力してください。ユーザーが設定でコードを入力して確認すると、新しい番号が登録されます。それまでは { $phone } が登録されたままになります。
js-users-phone-waits = ユーザーが設定でコードを入力して確認すると、{ $pending } が登録されます。
js-users-phone-replaces = ユーザーが設定でコードを入力して確認すると、{ $pending } が登録されます。それまでは { $phone } が登録されたままになります。取り消すには、{ $phone } をもう一度入力してください。
js-users-link-mailed = パスワードを設定するためのリンクを { $address } に送信しました。権限を追加すると、リンクは無効になります。
js-users-link-out = ユーザーは、パスワードを設定するためのリンクを持っている可能性があります。権限を追加したりアドレスを変更したりすると、リンクは無効になります。下の「{ $action }」で新しいリンクを作成してください。
js-users-factors-on-hint = 認証コードをまったく受け取れなくなったユーザーのための操作です。パスワードは変わりません。
js-users-factors-off-hint = ログインに必要なのはパスワードだけです。2 要素認証をオンにできるのは、ユーザー本人だけです。
js-users-own-others = あなたの権限：{ $permissions }。
js-users-no-own-others = あなたはこの種類の権限を持っていません。
js-users-wrong-permission = 「{ $name }」は権限として使えません。英小文字 a–z、数字、ハイフンを使い、service:verb の形式で入力してください。
js-users-created = { $name } を作成しました。パスワードを設定するためのリンクを { $address } に送信しました。
js-users-unchanged = 変更はありません。
js-users-saved = 保存しました。
js-users-saved-mailed = { $address } にリンクを送信しました。
js-users-saved-removed = { $contact } の登録を解除し、所有者にお知らせしました。
js-users-saved-phone = { $name } が設定で { $phone } を確認できるようになりました。
js-users-saved-link-ended = 以前に発行したリンクは無効になりました。
js-users-saved-dropped = { $address } がユーザー本人のアドレスであれば、もう一度保存してください。新しいリンクをお送りします。
js-users-saved-again = 「{ $action }」で新しいリンクを作成してください。
js-users-take-away = 削除
js-users-no-email-question = { $name } のアドレスを削除しますか？
js-users-no-email-consequence = このアドレスにメールが送られなくなり、パスワードの再設定にも使えなくなります。登録済みの場合は、所有者にお知らせします。
js-users-mail-question = { $address } にリンクを送信しますか？
js-users-mail-consequence = このアドレスのメールを読める人は誰でも、{ $name } の新しいパスワードを設定できます。アドレスを 1 文字ずつ確認してください。
js-users-mail-link = リンクを送信
js-users-no-phone-question = { $name } の番号を削除しますか？
js-users-no-phone-consequence = この番号に SMS が送られなくなり、パスワードの再設定にも使えなくなります。登録済みの場合は、所有者にお知らせします。
js-users-reset-password = パスワードをリセット
js-users-reset-password-hint = 自分で新しいパスワードを設定できないユーザーのための操作です。本人に渡すリンクが表示されます。新しいパスワードがあなたに知られることはありません。
js-users-new-link = 新しいリンク
js-users-new-link-hint = 以前のリンクを紛失したか、有効期限が切れた場合は、新しいリンクを作成してください。ユーザーが設定するパスワードがあなたに知られることはありません。
js-users-reset-question = { $name } のパスワードをリセットしますか？
js-users-new-link-question = { $name } の新しいリンクを作成しますか？
js-users-reset-ends-password = このユーザーの現在のパスワードとすべてのセッションが、すぐに無効になります。
js-users-reset-ends-link = 以前に発行したリンクがすぐに無効になります。
js-users-reset-link = 本人に渡すリンクが表示されます。リンクの有効期間は 24 時間で、使用できるのは 1 回だけです。
js-users-reset-link-mailed = 本人に渡すリンクが表示されます。リンクの有効期間は 24 時間で、使用できるのは 1 回だけです。別のリンクを { $address } にもお送りします。
js-users-reset-unseen = 新しいパスワードがあなたに知られることはありません。
js-users-reset-factors-stay = 2 要素認証の方法は変わりません。
js-users-reset-done = { $name } のパスワードとすべてのセッションが無効になりました。
js-users-factors-question = { $name } の 2 要素認証をリセットしますか？
js-users-factors-consequence = このユーザーの 2 要素認証の方法とリカバリーコードが、すべてすぐに無効になります。ユーザーが 2 要素認証をもう一度オンにするまで、パスワードだけでログインできます。パスワードは変わりません。ユーザーにはお知らせします。
js-users-factors-reset = 2 要素認証をリセット
js-users-factors-done = 2 要素認証の方法をすべてオフにし、ユーザーにお知らせしました。
js-users-restore = 凍結を解除
js-users-restore-question = { $name } の凍結を解除しますか？
js-users-restore-consequence = ユーザーは次の権限で再びログインできるようになります：{ $permissions }。凍結を解除するのは、心当たりのあるユーザーだけにしてください。第三者がこのユーザーを作成したり、権限を付与したりした可能性があります。
js-users-restore-consequence-none = ユーザーは権限のない状態で再びログインできるようになります。凍結を解除するのは、心当たりのあるユーザーだけにしてください。第三者がこのユーザーを作成した可能性があります。
js-users-restored = { $name } の凍結を解除しました。
js-users-delete = 削除
js-users-delete-question = { $name } を削除しますか？
js-users-delete-consequence = このユーザーのすべてのセッションとリンクが無効になり、2 要素認証の方法と登録済みの連絡先も削除されます。登録済みのアドレスにはお知らせします。元に戻すことはできません。同じ名前のユーザーを作成しても、別のユーザーになります。
js-users-deleted = { $name } を削除しました。
js-users-link-also-mailed = 別のリンクを { $address } にもお送りしました。どちらか一方を使うと、両方とも無効になります。
js-users-link-links-address = アドレスが登録されるのは、メールのリンクを使った場合だけです。

## Scripts: Users, the rules for signing in

js-policy-saved = 保存しました。ルールは次回のログインから適用されます。
js-policy-no-kind = 少なくとも 1 つ選択してください。
js-policy-too-short = { $limit }以上を指定してください。
js-policy-too-long = { $limit }以下を指定してください。このサービスでは、セッションの有効期間をこれより長くできません。

## Problems: what an answer of the API says. They have no $brand.

problem-sentences = { $before }{ $next }
problem-invalid-request-title = 無効なリクエスト
problem-captcha-failed-title = CAPTCHA の確認に失敗しました
problem-captcha-failed-detail = 新しい CAPTCHA を完了して、もう一度お試しください。
problem-authorization-pending-title = まだ承認されていません
problem-authorization-pending-detail = このアプリはまだ承認されていません。指定された間隔をあけて、もう一度問い合わせてください。
problem-slow-down-title = 問い合わせの間隔が短すぎます
problem-slow-down-detail = このアプリはまだ承認されていません。{ $seconds } 秒ごとに問い合わせてください。
problem-access-denied-title = 拒否されました
problem-access-denied-detail = このアプリのログインは拒否されました。
problem-expired-token-title = 無効なコード
problem-expired-token-detail = デバイスコードは使用済みか、有効期限切れか、存在しません。最初からやり直してください。
problem-unauthenticated-title = ログインしていません
problem-unauthenticated-detail = 先にログインしてください。
problem-invalid-credentials-title = 名前またはパスワードが正しくありません
problem-invalid-credentials-detail = アカウント名、ユーザー名、またはパスワードが正しくありません。
problem-wrong-password-title = パスワードが正しくありません
problem-wrong-password-detail = 現在のパスワードが正しくありません。
problem-invalid-code-title = コードが正しくありません
problem-invalid-code-detail = コードが正しくありません。
problem-invalid-code-last = コードが正しくありません。これ以上試すことはできません。最初からやり直してください。
problem-invalid-code-tries = コードが正しくありません。あと { $tries } 回試せます。
problem-passkey-refused-title = パスキーを使用できません
problem-passkey-refused-detail = 現在、このパスキーだけではログインできません。先にパスワードでログインしてから、パスキーを使ってください。一度この方法でログインすると、再びパスキーだけでログインできるようになります。パスワードの再設定から 24 時間以内に追加したパスキーは、その 24 時間が過ぎるまで待つ必要もあります。
problem-wrong-passkey-title = パスキーを使用できません
problem-wrong-passkey-detail = このパスキーは使用できませんでした。もう一度試すか、別の方法を使ってください。
problem-reauthentication-required-title = 本人確認が必要です
problem-reauthentication-required-detail = 先にパスワードをもう一度入力してください。2 要素認証がオンの場合は、認証コードも必要です。
problem-on-hold-title = パスワードの再設定後のため保留中
problem-on-hold-detail = パスワードの再設定後 24 時間は、この操作を行えません。再設定の前から使っていたパスキー、認証アプリ、リカバリーコードのいずれかで本人確認をすれば、すぐに行えます。
problem-forbidden-title = 許可されていない操作
problem-web-only-title = ウェブページでのみ可能な操作
problem-web-only-detail = この操作はブラウザでのみ行えます。
problem-client-unsupported-title = デスクトップアプリでは利用できません
problem-client-unsupported-detail = このアカウントのログインには認証コードが必要ですが、デスクトップアプリでは入力できません。ウェブページまたはモバイルアプリを使ってください。
problem-approval-required-title = ブラウザでアプリを承認してください
problem-approval-required-detail = このアカウントのログインには認証コードが必要ですが、デスクトップアプリでは入力できません。代わりにアプリでコードを表示し、ブラウザで help_url のページを開いて、アプリを承認してください。
problem-two-factor-required-title = 2 要素認証が必要です
problem-two-factor-required-detail = 管理者が 2 要素認証を必須にしています。ウェブページでオンにしてから、アプリなどでもう一度ログインしてください。
problem-not-found-title = 見つかりません
problem-not-found-detail = ここには何もありません。
problem-name-taken-title = この名前はすでに使われています
problem-name-taken-detail = このアカウント名はすでに使われています。別の名前を選んでください。
problem-conflict-title = 変更の競合
problem-conflict-detail = その間に変更がありました。現在の状態を確認して、もう一度お試しください。
problem-state-conflict-title = 現在の状態では行えません
problem-support-required-title = コードをお送りできません
problem-support-required-detail = このアカウントにはメールアドレスが登録されていないため、コードを送信できません。報告フォームからご連絡ください。
problem-lost-factor-support-title = サポートによる対応が必要です
problem-lost-factor-support-detail = いずれかの連絡先を使ってパスワードが設定されたか、メールアドレスが登録されていないため、コードを送信しても本人確認になりません。報告フォームからご連絡ください。
problem-expired-title = 無効になっています
problem-expired-detail = このリンク、コード、またはログインは、使用済みか、有効期限切れか、存在しません。最初からやり直してください。
problem-body-too-large-title = データが大きすぎます
problem-body-too-large-detail = 本文の上限は 8 KiB です。
problem-unsupported-media-type-title = JSON ではありません
problem-unsupported-media-type-detail = 本文を application/json として送信してください。
problem-password-refused-title = 別のパスワードにしてください
problem-password-refused-detail = 新しいパスワードがルールを満たしていません。
problem-captcha-required-detail = この名前に対して、多数のパスワードが試されました。CAPTCHA を完了するか、{ $seconds } 秒待ってから、もう一度お試しください。
problem-recovery-codes-capped-title = 誤ったリカバリーコードが多すぎます
problem-recovery-codes-capped-detail = 誤ったリカバリーコードの入力が、1 日の上限に達しました。認証アプリかメールのコードを使うか、明日もう一度お試しください。
problem-codes-capped-title = 誤ったコードが多すぎます
problem-codes-capped-detail = 誤ったコードの入力が、1 日の上限に達しました。リカバリーコードを使うか、明日もう一度お試しください。
problem-codes-in-a-row-title = 誤ったコードが何度も続けて入力されました
problem-codes-in-a-row-detail = 誤ったコードが何度も続けて入力されました。リカバリーコードを使ってください。その後は、ほかのコードも再び使えるようになります。
problem-internal-title = 内部エラー
problem-internal-detail = システムで問題が発生しました。
problem-unavailable-title = 現在利用できません
problem-unavailable-detail = 現在、この操作を行えません。しばらくしてからもう一度お試しください。
problem-rate-limited-title = 試行回数が多すぎます
problem-rate-limited-detail = { $seconds } 秒待ってから、もう一度お試しください。
problem-invalid-link-or-code = token、または recovery_id と code の両方を送信してください。
problem-invalid-query-users = クエリに指定できるのは search と after だけで、それぞれ 1 回までです。
problem-invalid-query-audit = クエリに指定できるのは act、actor、user、from、to、after だけで、それぞれ 1 回までです。
problem-invalid-method-and-code = method と code は、両方送信するか、どちらも送信しないでください。
problem-invalid-one-contact = メールアドレスまたは携帯電話番号のどちらか一方を指定してください。
problem-invalid-query-captcha = クエリに指定できるのは action（recovery、register、sign-in）だけです。
problem-invalid-query-activity = クエリに指定できるのは after だけで、1 回までです。
problem-invalid-codes-of-contacts = email_code、または email_code と phone_code の両方を送信してください。
problem-invalid-no-body = この呼び出しでは本文を受け付けません。何も送信しないか、{"{"}{"}"} を送信してください。
problem-invalid-body-broken = 本文が途中で切れました。
problem-invalid-not-an-object = 本文が JSON オブジェクトではありません。
problem-invalid-field = フィールドの不足、不明なフィールド、重複、または型の誤りがあります。
problem-invalid-not-json = 本文が JSON ではありません。
problem-forbidden-users = 表示できるのは、アカウントの管理者と、権限 users:read または users:manage を持つユーザーだけです。
problem-forbidden-restore = ユーザーの凍結を解除できるのは、アカウントの管理者だけです。
problem-forbidden-grant = 自分が持っている権限だけを付与できます。
problem-forbidden-audit = 表示できるのは、アカウントの管理者と、権限 audit:read を持つユーザーだけです。
problem-forbidden-manage = この操作ができるのは、アカウントの管理者と、権限 users:manage を持つユーザーだけです。
problem-forbidden-stronger-user = 自分自身や、自分より多くの権限を持つユーザーに対して、この操作は行えません。
problem-forbidden-policy = ログインのルールを表示および変更できるのは、アカウントの管理者だけです。
problem-forbidden-sign-up = 新しいアカウントは、サービスの運営者が作成します。
problem-forbidden-lost-factor = アカウントの管理者にご連絡ください。管理者は 2 要素認証をリセットできます。
problem-forbidden-way-around = このリクエストは、正規の経路で送信されていません。
problem-forbidden-other-site = このリクエストは、このサイトのページから送信されていません。
problem-conflict-user-taken = このユーザー名はすでに使われています。
problem-conflict-codes-by-mail = このユーザーのアドレスは、認証コードの受信に使われています。先に 2 要素認証をリセットしてください。
problem-conflict-user-frozen = このユーザーは凍結されています。先にアカウントの管理者が凍結を解除する必要があります。
problem-conflict-user-without-factor = このユーザーは 2 要素認証をオンにしていません。
problem-conflict-user-not-frozen = このユーザーは凍結されていません。
problem-conflict-frozen-by-support = このユーザーはサポートによってロックされています。ロックを解除できるのはサポートだけです。
problem-conflict-no-factor-to-prove = 2 要素認証はオフです。パスワードだけを送信してください。
problem-conflict-no-passkey = このアカウントにはパスキーがありません。
problem-conflict-passkeys-full = パスキーはすでに 10 個あります。先に 1 つ削除してください。
problem-conflict-passkey-known = このパスキーはすでに追加されています。
problem-conflict-contact-bound = すでに登録されています。
problem-conflict-no-codes-by-mail = このアカウントでは、メール認証コードがオンになっていません。
problem-conflict-codes-by-mail-refused = このログインでは、メール認証コードを使えません。
problem-conflict-app-on = 認証アプリはすでにオンになっています。先にオフにしてください。
problem-conflict-codes-by-mail-on = メール認証コードはすでにオンになっています。
problem-conflict-nothing-to-recover = 2 要素認証がオフのため、この手続きは必要ありません。
problem-conflict-factor-required = 管理者が 2 要素認証を必須にしています。先に、条件を満たす別の方法をオンにしてください。
problem-conflict-kind-of-factor = 管理者が、別の種類の 2 要素認証の方法を必須にしています。

## Rules: what a field takes

rule-factor-required = 2 要素認証がオンになっています。method と code も送信してください。
rule-same-client = このログインは、別の種類のクライアントで開始されました。
rule-email-of-account = メールアドレスを名前とするアカウントには、そのアドレスを指定してください。
rule-desktop-client = ブラウザで承認できるのは、デスクトップアプリだけです。
rule-language = GET /v1/config に含まれる言語を選択してください。
rule-phone-country = この国・地域の番号には SMS を送信できません。
rule-one-time-code = 認証コードは 6 桁の数字です。
rule-passkey-is-no-code = パスキーにはコードがありません。/v1/sign-in/passkey/begin または /v1/session/reauthenticate/passkey/begin から始めてください。
rule-recovery-code = リカバリーコードは ABCD-EFGH-JKMN-PQRS のような 16 文字の英数字です。
rule-audit-actor = actor には、記録の principal またはユーザー名を指定してください。
rule-audit-after = after には、以前の応答の next の値を指定してください。
rule-session-too-short = { $seconds } 秒以上にしてください。
rule-session-too-long = { $seconds } 秒以下にしてください。このサービスでは、セッションの有効期間をこれより長くできません。
rule-factor-kinds = { $kinds } から 1 つ以上を、重複なく指定してください。
rule-two-factor = optional または required を指定してください。
rule-lost-factor = administrator または self を指定してください。
rule-device-name = デバイス名は 1～64 文字で、表示される文字を 1 つ以上含め、改行は使わないでください。
rule-time = 時刻は 2026-11-22T09:30:00Z のような RFC 3339 形式で指定してください。
rule-account-name = アカウント名には、メールアドレス、または英字 a–z、数字、ピリオド、ハイフン、アンダースコアからなる 3～64 文字を使えます。先頭は英字か数字にしてください。
rule-user-name = ユーザー名には、英字 a–z、数字、ピリオド、ハイフン、アンダースコアからなる 1～64 文字を使えます。先頭は英字か数字にしてください。
rule-phone-number = +49 1512 3456789 のように、プラス記号と国番号から始まる携帯電話番号を 1 つ入力してください。
rule-phone-not-mobile = この番号では SMS を受信できません。固定電話やサービスの番号ではなく、携帯電話番号を入力してください。
rule-audit-act = 監査ログに、この種類の操作はありません。
rule-locale = en や pt-BR などの言語タグを指定してください。
rule-permission = 権限は users:read のような service:verb の形式です。英字 a–z、数字、ハイフンを使い、64 文字以内にしてください。
rule-permissions-too-many = 1 人のユーザーに付与できる権限は 50 個までです。
rule-email = name@example.com のように、ASCII 文字でメールアドレスを 1 つ入力してください。
rule-passkey-name = パスキーの名前は 1～64 文字で、表示される文字を 1 つ以上含め、改行は使わないでください。
rule-password-common = このパスワードは推測されやすいため、別のパスワードにしてください。

## Mails: parts of every mail

mail-labelled = { $label }：{ $value }
mail-help = ヘルプ
mail-when = { $year }年{ $month }月{ $day }日 { $time }（UTC）
mail-root-label = エンタープライズ管理者
mail-name-root = { $account }（{ $label }）
mail-name-user = { $account }/{ $user }
mail-fact-account = アカウント
mail-fact-accounts = { $count ->
   *[other] アカウント
  }
mail-fact-reference = ページに表示された単語
mail-fact-until = 有効期限
mail-reason-linked = このメールは、{ $brand } のアカウントに登録されているメールアドレスにお送りしています。
mail-reason-entered = このメールは、{ $brand } でこのメールアドレスが入力されたためお送りしています。
mail-reason-administrator = このメールは、{ $brand } で管理者がこのメールアドレスを入力したためお送りしています。

## Mail: a recovery

mail-recover-subject = { $brand } のパスワードの再設定
mail-recover-preheader = { $minutes } 分以内に新しいパスワードを設定してください。心当たりがない場合は、何もする必要はありません。
mail-recover-intro = このメールアドレスで、{ $brand } のパスワードの再設定がリクエストされました。リクエストしたページでコードを入力するか、以下から新しいパスワードを設定してください。
mail-recover-more = このメールアドレスには、この一覧に表示されていないアカウントがあります。お探しのアカウントがない場合は、もう一度メールをリクエストし、「アカウント名がわかる場合」にアカウント名を入力してください。アカウントのユーザーの場合は、ユーザー名も入力してください。
mail-recover-more-link = もう一度メールをリクエスト
mail-recover-button = 新しいパスワードを設定
mail-recover-life = コードとリンクは { $minutes } 分間有効です。ページに表示された単語がこのメールと異なる場合、このメールは別のリクエストに対するものです。
mail-recover-not-you = 心当たりがない場合は、何もする必要はありません。パスワードは変更されません。コードやリンクは誰にも教えないでください。

## Mail: a new account

mail-activate-subject = { $brand } アカウントの有効化
mail-activate-preheader = { $hours } 時間以内にパスワードを設定して、アカウントを作成してください。
mail-activate-intro = { $brand } へようこそ。パスワードを設定すると、アカウントが作成され、アカウント名がページに表示されます。
mail-activate-button = パスワードを設定
mail-activate-life = リンクは { $hours } 時間有効です（{ $until } まで）。リンクを使うまで、アカウントは作成されません。
mail-activate-not-you = 心当たりがない場合は、何もする必要はありません。アカウントは作成されません。

## Mail: a link for a user

mail-invited-subject = { $brand } への招待
mail-invited-intro = 管理者が { $brand } にあなたのユーザーを作成しました。パスワードを設定して、利用を開始してください。
mail-user-reset-subject = { $brand } の新しいパスワードを設定してください
mail-user-reset-intro = 管理者があなたの { $brand } のパスワードをリセットしました。すべてのデバイスからログアウトされています。新しいパスワードを設定してください。
mail-user-address-subject = { $brand } で使うメールアドレスの確認
mail-user-address-intro = 管理者が、このメールアドレスを { $brand } のユーザーに登録しようとしています。パスワードを設定すると、アドレスの確認が完了します。
mail-user-preheader = { $hours } 時間以内にパスワードを設定してください。リンクを使用できるのは 1 回だけです。
mail-user-life = リンクの有効期間は { $hours } 時間（{ $until } まで）で、使用できるのは 1 回だけです。
mail-user-not-you = 心当たりがない場合は、何もする必要はありません。リンクは誰にも教えないでください。

## Mail: an account that exists already

mail-registered-subject = { $brand } アカウントはすでに作成されています
mail-registered-preheader = 何も作成・変更されていません。ログインするか、新しいパスワードを設定してください。
mail-registered-intro = { $brand } アカウントを作成する操作が行われましたが、そのアカウントはすでに存在します。何も作成・変更されていません。
mail-registered-button = ログイン
mail-registered-forgot = パスワードをお忘れの場合は、新しいパスワードを設定してください。
mail-registered-forgot-link = 新しいパスワードを設定
mail-registered-not-you = 心当たりがない場合は、何もする必要はありません。
mail-taken-subject = この名前は { $brand } ですでに使われています
mail-taken-preheader = 何も作成・変更されていません。別の名前を選んでください。
mail-taken-intro = このメールアドレスを名前とする { $brand } アカウントを作成する操作が行われました。この名前のアカウントはすでに存在しますが、所有者は現在このアドレスを使っていません。何も作成・変更されていません。
mail-taken-button = 別の名前を選ぶ

## Mail: an authentication code

mail-code-subject = { $brand } の認証コード
mail-code-subject-with-code = { $subject }：{ $code }
mail-code-preheader = 認証コードはこのメールに記載されています。{ $minutes } 分間有効です。誰にも教えないでください。
mail-code-sign-in = ログインを完了するための認証コードです。{ $brand } へのログインで、正しいパスワードが入力されました。
mail-code-reauthenticate = { $brand } の設定を変更する際の本人確認に使う認証コードです。
mail-code-enrol = { $brand } でメール認証コードをオンにするための認証コードです。
mail-code-bind = このメールアドレスを { $brand } のアカウントに登録するための認証コードです。
mail-code-lost-factor = 2 要素認証をオフにするための認証コードです。{ $brand } の正しいパスワードが入力され、2 要素認証の方法をすべて紛失したとの申請がありました。
mail-code-life = 認証コードは { $minutes } 分間有効です。コードを求められたページまたはアプリで入力してください。複数のコードをリクエストした場合は、最新のものだけが有効です。誰にも教えないでください。
mail-code-not-you = 心当たりがない場合、パスワードが第三者に知られています。今すぐ新しいパスワードを設定してください。
mail-code-not-you-link = 新しいパスワードを設定
mail-code-not-you-bind = 心当たりがない場合は、何もする必要はありません。

## SMS: the code stands alone between blanks

sms-recover = { $brand }: { $code } が新しいパスワードを設定するためのコードです（{ $reference }）。{ $minutes } 分間有効。誰にも教えないでください。
sms-bind = { $brand }: { $code } がこの携帯電話番号を確認するためのコードです。{ $minutes } 分間有効。誰にも教えないでください。
sms-lost-factor = { $brand }: { $code } が 2 要素認証をオフにするためのコードです。{ $minutes } 分間有効。心当たりがない場合はパスワードを変更してください。
sms-notice = { $subject }：{ $name }、{ $when }。{ $question }
sms-notice-not-you = 心当たりがない場合：
sms-notice-unexpected = 心当たりがない場合：
sms-notice-reset = パスワードの再設定：
sms-notice-what-to-do = 対処方法：

## Notices: parts of every notice

notice-reason = このメールは、{ $brand } のアカウントに現在登録されているか、この変更の前まで登録されていたすべてのアドレスにお送りしています。
notice-lead = ご自身による操作であれば、何もする必要はありません。
notice-fact-what = 内容
notice-fact-when = 日時
notice-fact-contact = { $kind ->
    [email] メールアドレス
   *[phone] 携帯電話番号
  }
notice-fact-user = ユーザー
notice-fact-users = { $count ->
   *[other] 凍結されたユーザー
  }
notice-fact-more-users = ほか { $count } 人
notice-fact-passkey = パスキー
notice-fact-client = ログイン元
notice-fact-device = デバイス
notice-fact-browser = 承認したブラウザ
notice-client = { $client ->
    [web] ブラウザ
    [mobile] モバイルアプリ
   *[desktop] デスクトップアプリ
  }
notice-held = 2 要素認証は変更されていません。{ $until } までの間に、2 要素認証をオフにしたり、新しいリカバリーコードを作成したりするには、再設定の前から使っていたパスキー、認証アプリ、リカバリーコードのいずれかが必要です。
notice-frozen-users = { $count ->
   *[other] 上記のユーザーは、あなたが解除するまで凍結されます。解除できるのはパスワードの再設定から 24 時間後です。再設定の前から使っていたパスキー、認証アプリ、リカバリーコードのいずれかを使えば、すぐに解除できます。
  }
notice-more = { $since } からこのメッセージまでの間に、さらに { $count } 回発生しました。
notice-button-not-me = 心当たりがない
notice-button-factors-off = 2 要素認証をオフにする
notice-button-forgot = 新しいパスワードを設定
notice-button-account = デバイスを確認
notice-button-security = セキュリティ設定を開く
notice-button-sign-in = ログイン
notice-button-support = サポートに連絡

## Notices: what to do if it was not you

notice-remedy-undo = 心当たりがない場合は、{ $days } 日以内に以下からお知らせいただき、ページで確定してください。変更を取り消し、すべてのデバイスをログアウトさせ、パスワードを再設定するまでアカウントを凍結します。
notice-remedy-somebody-knows = 心当たりがない場合、パスワードが第三者に知られています。今すぐ新しいパスワードを設定し、デバイスと 2 要素認証の設定を確認してください。
notice-remedy-own-password = 心当たりがない場合は、今すぐ新しいパスワードを設定し、続けてメールボックスのパスワードも変更してください。
notice-remedy-read-mailbox = 心当たりがない場合は、まずメールボックスのパスワードを変更し、続けてここで新しいパスワードを設定してください。
notice-remedy-read-sms = 心当たりがない場合、第三者が SMS を読める状態にあります。お使いの携帯電話番号をほかに使っている人がいないか携帯電話会社に確認し、ここで新しいパスワードを設定してください。
notice-remedy-administrators-link = 心当たりがない場合は、管理者に連絡し、今すぐ新しいパスワードを設定してください。
notice-remedy-ask-administrator = 心当たりがない場合は、管理者にご連絡ください。サポートでも対応できます。
notice-remedy-ask-support = 心当たりがない場合は、サポートにご連絡ください。
notice-remedy-pretender = 心当たりがない場合、第三者があなたになりすました可能性があります。サポートに連絡し、新しいパスワードを設定してください。
notice-remedy-reset-to-go-on = パスワードを再設定するまで、誰もログインできません。今すぐ再設定してください。
notice-remedy-choose-password = 今すぐ新しいパスワードを設定してください。
notice-remedy-stop-wait = 心当たりがない場合、パスワードが第三者に知られています。以下から手続きを停止し、新しいパスワードを設定してください。
notice-remedy-stop-pretender = 心当たりがない場合、第三者があなたになりすましています。以下から手続きを停止し、サポートにお知らせください。
notice-remedy-end-wait = 以下から 2 要素認証をオフにしてください。心当たりがない場合は、代わりに新しいパスワードを設定してください。設定すると、手続きは停止されます。
notice-remedy-unknown-factor = 心当たりがない場合、パスワードが第三者に知られています。今すぐ新しいパスワードを設定してください。その後、お持ちでない認証コードを求められた場合は、サポートにお知らせください。
notice-remedy-unknown-passkey = 心当たりがない場合、第三者がログインできる状態になっている可能性があります。今すぐ新しいパスワードを設定し、パスキーを確認してください。
notice-remedy-replace-passkey = 別の方法でログインして、このパスキーを削除し、新しいパスキーを追加してください。
notice-remedy-other-codes = 心当たりがない場合、パスワードが第三者に知られており、ほかのリカバリーコードも知られている可能性があります。新しいパスワードを設定し、リカバリーコードを新しく作成してください。
notice-remedy-look-at-devices = 心当たりがない場合、第三者があなたのデバイス、またはそのセッションの複製を使っていました。ログインしてデバイスを確認し、見覚えのないデバイスをログアウトさせてください。
notice-remedy-guard-account = 心当たりがない場合でも、パスワードを知られていなければログインされることはありません。パスワードが短い場合や、ほかのサービスでも使っている場合は、新しいパスワードを設定し、2 要素認証をオンにしてください。
notice-remedy-sign-devices-out = 心当たりがない場合は、今すぐ新しいパスワードを設定してください。すべてのデバイスからログアウトされます。

## Notices: what happened

notice-password-recovered-subject = { $brand } のパスワードが変更されました
notice-password-recovered-happened = { $proof ->
    [mailed-link] メールで送信されたリンク
    [mailed-code] メールで送信されたコード
   *[texted-code] SMS で送信されたコード
  }を使って、パスワードが再設定されました。
notice-password-recovered-follows = すべてのデバイスからログアウトされました。
notice-password-changed-subject = { $brand } のパスワードが変更されました
notice-password-changed-happened = アカウント設定でパスワードが変更されました。
notice-password-changed-follows = ほかのすべてのデバイスからログアウトされました。
notice-password-chosen-subject = { $brand } のパスワードが設定されました
notice-password-chosen-happened = 管理者が作成したリンクを使って、パスワードが設定されました。
notice-password-chosen-follows = すべてのデバイスからログアウトされました。
notice-contact-changed-subject = { $brand } アカウントの{ $kind ->
    [email] メールアドレス
   *[phone] 携帯電話番号
  }が{ $change ->
    [changed] 変更
    [added] 追加
   *[removed] 削除
  }されました
notice-contact-changed-happened = { $kind ->
    [email] メールアドレス
   *[phone] 携帯電話番号
  }が{ $change ->
    [changed] 別のものに変更
    [added] 登録
   *[removed] 削除
  }されました。
notice-contact-changed-follows = { $change ->
    [changed] 以前の{ $kind ->
        [email] メールアドレス
       *[phone] 携帯電話番号
      }には今後メッセージが届かず、パスワードの再設定にも使えません。
    [added] 今後はメッセージが届き、パスワードの再設定にも使えます。
   *[removed] 削除された{ $kind ->
        [email] メールアドレス
       *[phone] 携帯電話番号
      }には今後メッセージが届かず、パスワードの再設定にも使えません。
  }
notice-email-named-subject = { $brand } ユーザーに別のメールアドレスが指定されました
notice-email-named-happened = 管理者が、ユーザーに別のメールアドレスを指定しました。
notice-email-named-follows = 指定されたアドレスが確認されるまで、現在のアドレスが登録されたままになります。
notice-email-removed-subject = { $brand } ユーザーのメールアドレスが削除されました
notice-email-removed-happened = 管理者が、ユーザーのメールアドレスを削除しました。
notice-email-removed-follows = 今後、このユーザーに関するメッセージは届かず、パスワードの再設定にも使えません。
notice-phone-removed-subject = { $brand } ユーザーの携帯電話番号が削除されました
notice-phone-removed-happened = 管理者が、ユーザーの携帯電話番号を削除しました。
notice-phone-removed-follows = 今後、このユーザーに関するメッセージは届かず、パスワードの再設定にも使えません。
notice-user-deleted-subject = { $brand } ユーザーが削除されました
notice-user-deleted-happened = 管理者が、ユーザーを削除しました。
notice-user-deleted-follows = すべてのデバイスからログアウトされました。今後同じ名前のユーザーが作成されても、別のユーザーです。
notice-factors-reset-subject = { $brand } ユーザーの 2 要素認証がリセットされました
notice-factors-reset-happened = 管理者が、ユーザーの 2 要素認証の方法をすべてオフにしました。
notice-factors-reset-follows = 2 要素認証をもう一度オンにするまで、パスワードだけでログインできます。
notice-administrator-made-subject = { $brand } アカウントのユーザーを管理できるユーザーが増えました
notice-administrator-made-happened = ユーザーを作成、変更、リセットする権限が、このユーザーに付与されました。
notice-administrator-made-follows = このユーザーは、アカウントのほかのユーザーを管理できます。
notice-permissions-grown-subject = { $brand } アカウントのユーザーの権限が追加されました
notice-permissions-grown-happened = ユーザーに権限が追加されました。
notice-permissions-grown-follows = 各ユーザーの権限は「ユーザー」ページで確認できます。
notice-link-handed-over-subject = { $brand } アカウントのユーザー用のリンクが作成されました
notice-link-handed-over-happened = ユーザーの新しいパスワードを設定するためのリンクが作成されました。
notice-link-handed-over-follows = リンクを知っている人は誰でも、24 時間以内に 1 回使用できます。
notice-user-address-named-subject = { $brand } アカウントのユーザーに別のメールアドレスが指定されました
notice-user-address-named-happened = ユーザーに別のメールアドレスが指定されました。
notice-user-address-named-follows = このアドレスにリンクをお送りしました。受信者は、ユーザーの新しいパスワードを設定できます。
notice-user-factors-reset-subject = { $brand } アカウントのユーザーの 2 要素認証がリセットされました
notice-user-factors-reset-happened = ユーザーの 2 要素認証の方法がすべてオフになりました。
notice-user-factors-reset-follows = ユーザーが 2 要素認証をもう一度オンにするまで、パスワードだけでログインできます。
notice-user-restored-subject = { $brand } アカウントのユーザーの凍結が解除されました
notice-user-restored-happened = 凍結されていたユーザーの凍結が解除されました。
notice-user-restored-follows = ユーザーは再びログインできます。
notice-policy-changed-subject = { $brand } アカウントのログインのルールが変更されました
notice-policy-changed-happened = アカウントとそのユーザーのログインのルールが変更されました。
notice-policy-changed-follows = 今後のルール：
notice-factor-on-subject = { $brand } アカウントの 2 要素認証がオンになりました
notice-factor-on-happened = { $factor ->
    [passkey] パスキーがオンになりました。
    [app] 認証アプリがオンになりました。
   *[email] メール認証コードがオンになりました。
  }
notice-factor-on-follows = ログインの際、パスワードの後に認証コードが必要になります。リカバリーコードを安全な場所に保管してください。
notice-factor-off-subject = { $brand } アカウントの 2 要素認証の方法がオフになりました
notice-factor-off-happened = { $factor ->
    [passkey] パスキーがオフになりました。
    [app] 認証アプリがオフになりました。
   *[email] メール認証コードがオフになりました。
  }
notice-factor-off-follows = これが唯一の 2 要素認証の方法だった場合、今後はパスワードだけでログインできます。
notice-passkey-added-subject = { $brand } アカウントにパスキーが追加されました
notice-passkey-added-happened = パスキーが追加されました。
notice-passkey-added-follows = パスキーを使うと、パスワードなしでログインできます。今後、パスワードでログインする際は 2 要素認証が必要です。リカバリーコードを安全な場所に保管してください。
notice-passkey-removed-subject = { $brand } アカウントのパスキーが削除されました
notice-passkey-removed-happened = パスキーが削除されました。
notice-passkey-removed-follows = これが唯一の 2 要素認証の方法だった場合、今後はパスワードだけでログインできます。
notice-passkey-copied-subject = { $brand } アカウントのパスキーが複製された可能性があります
notice-passkey-copied-happened = このパスキーを拒否しました。
notice-passkey-copied-follows = セキュリティキーは使用回数を記録しますが、このキーの回数は前回より減っていました。これはキーの複製がある場合に起こることで、第三者が複製を持っている可能性があります。
notice-recovery-codes-made-subject = { $brand } アカウントの新しいリカバリーコードが作成されました
notice-recovery-codes-made-happened = 新しいリカバリーコードが作成されました。
notice-recovery-codes-made-follows = 以前のコードは使えなくなりました。
notice-recovery-code-used-subject = { $brand } アカウントのリカバリーコードが使用されました
notice-recovery-code-used-happened = リカバリーコードが 1 つ使用されました。
notice-recovery-code-used-follows = { $left ->
    [0] 最後のコードでした。セキュリティ設定で新しいコードを作成してください。
    [1] 残り 1 個です。セキュリティ設定で新しいコードを作成してください。
   *[other] 残り { $left } 個です。
  }
notice-codes-capped-subject = { $brand } アカウントで誤ったコードが何度も入力されました
notice-codes-capped-happened = 1 日のうちに、誤ったコードが 20 回入力されました。
notice-codes-capped-follows = 最長 24 時間、ログインを完了できるのはリカバリーコードだけです。コードを入力した人は、正しいパスワードを知っています。ご自身が認証アプリのコードを入力した場合は、デバイスの時刻がずれている可能性があります。
notice-recovery-codes-capped-subject = { $brand } アカウントで誤ったリカバリーコードが何度も入力されました
notice-recovery-codes-capped-happened = 1 日のうちに、誤ったリカバリーコードが 20 回入力されました。
notice-recovery-codes-capped-follows = 最長 24 時間、リカバリーコードではログインを完了できません。パスキー、認証アプリ、メール認証コードは引き続き使えます。コードを入力した人は、正しいパスワードを知っています。
notice-wrong-codes-in-a-row-subject = { $brand } アカウントで誤ったコードが { $number } 回続けて入力されました
notice-wrong-codes-in-a-row-happened = 誤ったコードが { $number } 回続けて入力されました。
notice-wrong-codes-in-a-row-follows = { $closed ->
    [yes] 認証アプリとメール認証コードは、現在使えません。リカバリーコードでログインしてください。その後は、ほかのコードも再び使えるようになります。コードを入力した人は、正しいパスワードを知っています。
   *[no] { $most } 回続くと、リカバリーコードでログインするまで、ほかのコードは使えなくなります。コードを入力した人は、正しいパスワードを知っています。
  }
notice-session-guessed-subject = { $brand } アカウントにログイン中のデバイスで誤ったパスワードが入力されました
notice-session-guessed-happened = ログイン中のデバイスで誤ったパスワードが何度も入力されたため、そのデバイスをログアウトさせました。
notice-session-guessed-follows = ほかのデバイスはログインしたままで、パスワードも変更されていません。
notice-name-guessed-subject = 誰かが { $brand } アカウントにログインしようとしています
notice-name-guessed-happened = これまでに使用したことのないデバイスから、多数のパスワードが試されました。
notice-name-guessed-follows = 新しいログインのお知らせが届いていなければ、ログインはされていません。この状態が続いている間は、新しい場所からログインする際に、ロボットではないことの確認を求められることがあります。すでにお使いのデバイスに影響はありません。
notice-factors-off-soon-subject = { $brand } アカウントの 2 要素認証がオフになる予定です
notice-factors-off-soon-happened = { $by ->
    [support] 2 要素認証の方法をすべて紛失したとの連絡が、サポートにありました。
   *[password] パスワードを知っている人から、2 要素認証の方法をすべて紛失したとの申請がありました。
  }
notice-factors-off-soon-follows = { $ready } に、2 要素認証をオフにするためのリンクをメールでお送りします。それまでに 2 要素認証のいずれかの方法を使ってログインすると、手続きは停止されます。
notice-factors-off-ready-subject = { $brand } アカウントの 2 要素認証をオフにできるようになりました
notice-factors-off-ready-happened = 2 要素認証の方法の紛失による待機期間が終わりました。
notice-factors-off-ready-follows = リンクは { $until } まで有効です。使用すると、すべてのデバイスからログアウトされます。
notice-factors-off-stopped-subject = { $brand } アカウントの 2 要素認証はオンのままです
notice-factors-off-stopped-happened = メッセージのリンクを使って、2 要素認証をオフにする申請が停止されました。
notice-factors-off-stopped-follows = 申請した人は、パスワードを知っています。
notice-lost-factors-off-subject = { $brand } アカウントの 2 要素認証がオフになりました
notice-lost-factors-off-happened = 紛失の申請により、2 要素認証の方法がすべてオフになりました。
notice-lost-factors-off-follows = すべてのデバイスからログアウトされました。2 要素認証をもう一度オンにするまで、パスワードだけでログインできます。
notice-frozen-subject = { $brand } アカウントが凍結されました
notice-frozen-happened = メッセージのリンクから、心当たりのない変更があったとの報告を受け、アカウントを凍結しました。
notice-frozen-follows = すべてのデバイスからログアウトされ、変更は取り消されました。ご自身でリンクを開いていない場合、第三者がメッセージを読める状態にあります。
notice-frozen-by-support-subject = サポートが { $brand } アカウントをロックしました
notice-frozen-by-support-happened = サポートがアカウントをロックしました。
notice-frozen-by-support-follows = すべてのデバイスからログアウトされました。サポートがロックを解除するまで、誰もログインしたり、パスワードを再設定したりできません。
notice-unfrozen-by-support-subject = サポートが { $brand } アカウントのロックを解除しました
notice-unfrozen-by-support-happened = サポートがアカウントのロックを解除しました。
notice-unfrozen-by-support-follows = パスワードは以前と同じです。今後 24 時間は、アカウントを保護する設定を変更するには、以前から使っていたパスキー、認証アプリ、リカバリーコードのいずれかが必要です。
notice-signed-out-by-support-subject = サポートが { $brand } アカウントのすべてのデバイスをログアウトさせました
notice-signed-out-by-support-happened = サポートがすべてのデバイスをログアウトさせました。
notice-signed-out-by-support-follows = パスワードは以前と同じです。
notice-new-device-subject = { $brand } アカウントへの新しいログイン
notice-new-device-happened = { $client ->
    [web] これまで使われていなかったブラウザ
    [mobile] モバイルアプリ
   *[desktop] デスクトップアプリ
  }でログインがありました。
notice-new-device-follows = ログイン中のデバイスは、アカウント設定の「ログイン中のデバイス」で確認できます。
notice-sign-in-approved-subject = { $brand } アカウントへの新しいログイン
notice-sign-in-approved-happened = デスクトップアプリでログインがありました。以前からログインしていたブラウザで承認されています。
notice-sign-in-approved-follows = コードやリンクが誰かから送られてきたものだった場合、その人があなたのアカウントにログインしています。アカウント設定の「ログイン中のデバイス」で、アプリをログアウトさせてください。
notice-trusted-browser-copied-subject = { $brand } アカウントで、信頼できるブラウザの複製が使われました
notice-trusted-browser-copied-happened = 信頼できるブラウザの複製で、正しいパスワードが入力されました。
notice-trusted-browser-copied-follows = 認証コードを求め、すべてのデバイスをログアウトさせ、すべてのブラウザの信頼を解除しました。ブラウザをバックアップから復元した場合や、前回のログイン中に接続が切れた場合は、ご自身の操作が原因の可能性もあります。

## Rules for signing in, as a notice and the audit log tell of a change

notice-policy-two-factor-required = ユーザーは、次回のログインから 2 要素認証が必要です：{ $kinds }。
notice-policy-two-factor-optional = ユーザーはパスワードだけでログインできます。
notice-policy-session-web = ブラウザでのログインの有効期間：{ $life }。
notice-policy-session-app = アプリでのログインの有効期間：{ $life }。
notice-policy-life-any = サービスの上限まで
notice-policy-life-days = 最長 { $count } 日
notice-policy-life-hours = 最長 { $count } 時間
notice-policy-life-minutes = 最長 { $count } 分
notice-policy-life-seconds = 最長 { $count } 秒
notice-policy-trusted-browsers-on = ブラウザで一定期間、認証コードの確認を省略することを各自が選択できます。
notice-policy-trusted-browsers-off = どのブラウザでも、ログインのたびに認証コードが必要です。
notice-policy-lost-factor-administrator = 2 要素認証の方法をすべて紛失したユーザーは、管理者に連絡する必要があります。
notice-policy-lost-factor-self = 2 要素認証の方法をすべて紛失したユーザーは、自分でオフにできます。
notice-policy-kind-passkey = パスキー
notice-policy-kind-app = 認証アプリ
notice-policy-kind-email = メール認証コード
notice-policy-kinds-comma = { $first }、{ $next }
notice-policy-kinds-or = { $first }または{ $last }
