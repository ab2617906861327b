# Everything that people read, in English. Every file of this folder has the same messages, with the same arguments.
#
# $brand is the name of the service. Every text may use it.

## The language itself

# The name of the language, as its speakers write it.
language-name = English

## Parts of every page

base-skip = Skip to the content
base-account-nav = Account
base-help-nav = Help
base-sign-in = Sign in
base-no-message = No message?
base-support = Support
base-terms = Terms
base-privacy = Privacy
base-without-script = This page does not work without JavaScript. Please turn it on for this site, or update your browser. Then load the page again.
base-sign-out = Sign out
base-settings = Account settings
base-password = Password
base-password-missing = Enter your password.
base-show = Show
base-new-tab = (opens in a new tab)
base-loading = Loading…
base-unavailable = We could not load this page
base-retry = Try again
base-continue = Continue
base-cancel = Cancel
base-close = Close

## Part: the menu of the account, in the header

menu-account = Account
# $name is the name of the person, such as flowmatic or flowmatic/mark.
menu-signed-in-as = Signed in as { $name }
menu-security = Security
menu-activity = Activity
menu-users = Users

## Part: a code of six digits, or of eight letters and digits

digits-missing = Enter the 6 digits.
digits-wrong = The code has 6 digits.
typed-code-missing = Enter the code.
typed-code-wrong = The code has 8 letters and digits, like ABCD-EFGH.

## Part: below the field of a mailed code

mailed-code-again = Send again
mailed-code-why = Why did I not get it?
# The subject is the one of mail-code-subject.
mailed-code-junk = It may be in the junk folder. Its subject is “Your { $brand } authentication code”.
mailed-code-newest = Only the newest mail counts: each new code ends the one before.
mailed-code-once = A code works once, within 10 minutes.
mailed-code-slow = Some mail takes a minute. You can ask for another one after 30 seconds.
mailed-code-else = What else may have happened

## Part: the CAPTCHA in a picture

captcha-label = Characters in the picture
captcha-hint = Six letters and digits. You can also listen to them. Capital and small letters are the same.
captcha-picture = A picture of six letters and digits, which the recording reads out
captcha-sound = The six letters and digits, read out
captcha-missing = Enter the characters of the picture or of the recording.
captcha-another = Another picture

## Part: the second factor, at a sign-in and before a change

factor-title = Confirm that it is you
factor-question = How do you want to confirm it?
factor-passkey = Passkey
factor-passkey-wrong = That passkey was not accepted. Try it again, or use another way.
factor-app = Authenticator app
factor-app-hint = Enter the 6 digits that it shows
factor-app-wrong = That code does not match, or it has been used. Each code works once, for half a minute: wait for the next one. If that does not work either, check the clock of the device with the app.
factor-email = Code by email
# $address is where the code goes, with most of it hidden: g…e@example.com
factor-email-hint = We mail 6 digits to { $address }
factor-email-wrong = That code does not match. Each code works once, and only the one in the newest mail counts.
factor-recovery-code = Recovery code
factor-recovery-code-hint = Use one of the codes that you saved
factor-recovery-code-field = One of the codes that you saved. Each works once.
factor-recovery-code-missing = Enter one of your recovery codes.
factor-recovery-code-shape = A recovery code has 16 letters and digits, like ABCD-EFGH-JKMN-PQRS.
factor-recovery-code-wrong = That code does not match, or it has been used. Each code works once.
factor-digits = 6-digit code
factor-digits-app = Your authenticator app shows it under { $brand }.
factor-digits-email = We have mailed it to { $address }.
factor-trust = Don’t ask again on this browser for { $trust-days ->
    [one] { $trust-days } day
   *[other] { $trust-days } days
  }
factor-trust-hint = Only on a device that nobody else uses
factor-other = Use another method
factor-use-recovery-code = Use a recovery code
factor-none = I have none of these any more

## Part: before a change, the question for the password, and the wait of 24 hours

reauthenticate-why = This change affects how people get into your account. Confirm it once. We do not ask again for five minutes.
reauthenticate-confirm = Confirm
reauthenticate-passkey-hint = Instead of the password and a code
# Between the passkey and the password.
reauthenticate-or = or
hold-title = This has to wait until { $time }
hold-why = You reset your password by a message less than 24 hours ago. For 24 hours nobody can change your email address, your mobile number or users, turn a second factor off, or make new recovery codes. Otherwise somebody who reads your messages could take over the account.
hold-way = You do not have to wait if you confirm the change with a passkey, an authenticator app or a recovery code that you had before the reset.
hold-confirm = Confirm now
hold-not-mine = I did not reset my password
hold-not-mine-mailbox = Somebody else can read your messages. First make your mailbox safe: choose a new password for it.
hold-not-mine-link = Then open the link in our message about the reset, and confirm that it was not you. This signs out every device, and freezes the account until you reset its password.
hold-not-mine-no-message = Is that message gone? Then <a>change your password here</a>. This signs out every other device.
hold-not-mine-support = Then tell <a>support</a>.

## Page: Sign in

sign-in-title = Sign in
sign-in-create = Create an account
sign-in-account = Account name
sign-in-account-hint = An email address, or a name. Users of an account enter account/user.
sign-in-account-missing = Enter your account name.
sign-in-as-user = Sign in as a user of an account
sign-in-user = User name
sign-in-user-hint = The name that an administrator of the account gave you. Leave it empty if the account is your own.
sign-in-submit = Sign in
sign-in-passkey = Sign in with a passkey
sign-in-passkey-hint = Use the lock of your device, or a security key
sign-in-forgot = Forgot your account name or password?
sign-in-new = New here? <a>Create an account</a>
sign-in-as = You are signing in as { $name }. After your password, confirm with your second factor.
sign-in-lost = I have lost my app, passkeys and recovery codes
sign-in-again = Start again
sign-in-already = You are signed in
sign-in-another = Use another account
sign-in-signed-out = You are signed out.
sign-in-ended = You have been signed out. Please sign in again. If an administrator has reset your password, use the link from that message.

## Page: Lost second factor

lost-factor-title = Lost second factor
lost-factor-heading = Have you lost your app, passkeys and recovery codes?
lost-factor-as = You are signing in as { $name }. Your password was right.
lost-factor-look = Please look once more. Is a passkey or the app on another device? Are the recovery codes in a password manager or on paper? One of them is enough to sign in now.
lost-factor-check = If you have lost all of them, we can turn two-factor authentication off. First we check in another way that it is you.
lost-factor-report = I have lost all of them
lost-factor-back = Back to sign in
lost-factor-ways = How we check that it is you
lost-factor-two-contacts = We mail you a code, and send another code to your mobile number by SMS. With both codes, you turn two-factor authentication off at once.
lost-factor-mail-alone = With the mailed code alone, you have to wait for some days.
lost-factor-wait = We mail you a code. It starts a wait of some days, because a mailbox and a password are not enough to turn two-factor authentication off at once.
lost-factor-wait-daily = During the wait we write to you every day. If somebody else asked for this, you can stop it with one click. At the end we mail you a link that turns two-factor authentication off.
lost-factor-send-one = Send me a code
lost-factor-send-both = Send me the codes
lost-factor-enter-one = Enter the code
lost-factor-enter-both = Enter both codes
lost-factor-email-code = Code from the mail
lost-factor-email-code-hint = It works for 10 minutes. Type it here and nowhere else.
lost-factor-phone-code = Code from the SMS
lost-factor-phone-code-hint = It is not the code from the mail.
lost-factor-begin = Start the wait
lost-factor-turn-off = Turn two-factor authentication off
lost-factor-no-sms = I get no SMS: continue with the mail alone, and wait
lost-factor-off = Two-factor authentication is off
lost-factor-off-now = You are signed out on every device, and your password alone is enough to sign in. We have told all your contacts.
lost-factor-off-next = Please turn a second factor on again soon, and save its recovery codes. Some other changes have to wait for 24 hours.
lost-factor-waiting = The wait has started
lost-factor-ready = On { $time } we mail you a link that turns two-factor authentication off. The link then works for 7 days.
lost-factor-until = Until then
lost-factor-until-told = We tell all your contacts today and every day.
lost-factor-until-found = If you find your app, a passkey or a recovery code, sign in with it. That ends the wait, and two-factor authentication stays on.
lost-factor-until-change = Do not change your password or your contacts. That ends the wait, too.
lost-factor-until-again = Asking again does not make the wait shorter.
lost-factor-stop = Did somebody else ask for this?
lost-factor-stop-what = Somebody who knows your password told us that all your second factors are lost. Opening this page has changed nothing yet.
lost-factor-stop-you = <strong>Was it you?</strong> Then close this page: the wait continues.
lost-factor-stop-else = If it was somebody else, one click stops the wait, and two-factor authentication stays on.
lost-factor-stop-now = This wasn’t me: keep two-factor authentication on
lost-factor-stopped = Two-factor authentication stays on
lost-factor-stopped-what = On { $stopped } you stopped the wait for { $name }, which somebody started on { $began }. Your second factors and your recovery codes work as before.
lost-factor-stopped-next = The person who asked for this knows your password. Please choose a new one now: that signs out every device.
lost-factor-new-password = Choose a new password
lost-factor-finish-what = The wait is over. Opening this page has changed nothing yet.
lost-factor-finish-click = One click turns off all your second factors and your recovery codes. It signs out every device. From then on, your password alone is enough to sign in.
lost-factor-finish-found = <strong>Have you found your app, a passkey or a recovery code?</strong> Then close this page and sign in with it: everything stays as it is.
lost-factor-finish-else = <strong>Did somebody else ask for this?</strong> Then that person knows your password: <a>choose a new one</a>. That stops it, and two-factor authentication stays on.
lost-factor-forbidden = Ask your administrator
lost-factor-forbidden-why = You sign in as a user of an account. An administrator of the account can reset your second factors at once, on the page Users.
lost-factor-forbidden-then = After that, your password alone is enough to sign in, and you turn a second factor on again.
lost-factor-support = Support has to help you
lost-factor-support-why = You reset your password through one of your contacts, or you have no email address here. Another code to the same place would prove nothing more.
lost-factor-support-next = Please contact support. We look for another way to check that it is you.
lost-factor-support-form = Contact support
lost-factor-expired = Please begin again
lost-factor-expired-why = That took too long, too many codes were wrong, or your account changed in the meantime. Nothing has been turned off.
lost-factor-expired-next = Sign in with your password
lost-factor-over = This link has been used or is too old
lost-factor-over-why = Its wait has ended or was stopped, for instance by a sign-in with a second factor.
lost-factor-over-next = If you did not ask for it, somebody knows your password. Please choose a new one: that signs out every device.
lost-factor-damaged = This link is damaged
lost-factor-damaged-how = Some mail programs cut or change links. Copy the whole link from our message into the address bar.
lost-factor-missing = Sign in with your password first
# The quoted words are sign-in-lost.
lost-factor-missing-how = Have you lost your app, passkeys and recovery codes? Enter your name and your password. Where the page asks for your second factor, choose “{ sign-in-lost }”.
lost-factor-missing-link = Have you come from one of our messages? Then open its link once more.

## Page: Sign in a desktop app

device-title = Sign in a desktop app
# $name is the person who approves.
device-lead = The app shows a code. Enter it here to see what asks to sign in as { $name }. Nothing happens before you confirm it.
device-code = Code that the app shows
device-code-hint = 8 letters and digits. It works for 10 minutes.
device-code-missing = Enter the code that the app shows.
device-warning = <strong>Did somebody send you this code or a link to this page?</strong> Then close the page: that person wants to get into your account. We never send codes for apps, and nobody needs you to enter one.
device-help = Help with codes of desktop apps
device-confirm = Is this your app?
device-confirm-lead = A desktop app asks to sign in as { $name }. It can then do what you can do, until you sign it out.
device-request-code = Code
device-request-code-hint = The app must show the same code, on a screen in front of you.
device-request-name = Name that the app gave
device-request-name-hint = The app chose this name. Anybody can choose any name.
device-request-time = It asked
device-request-address = From the network address
device-same-address = This browser has the same address.
device-other-address = This browser has another address. That is usual only if the two use different networks, for example a phone on mobile data.
device-approve-if = Approve it only if you started the app yourself, a moment ago. If somebody asked you to enter the code, deny it.
device-deny = Deny
device-approve = Approve
device-approved = The app is approved
device-approved-next = Go back to the app: it signs in within a few seconds. We then send you a mail.
device-take-back = That was a mistake: take it back
device-devices = See my devices
device-denied = The app is not signed in
device-denied-what = It cannot use this code any more.
device-denied-else = Did somebody ask you to enter the code? Then that person tried to get into your account. You have nothing else to do. If that person also knows your password, <a>change it</a>.

## Scripts: parts of every page

js-browser = Browser
# After “Send again”, until that is possible. $clock is minutes and seconds: 0:29.
js-pause = in { $clock }
js-offline = We could not reach the service. Check your connection, then try again.
# $when is js-moment-soon, js-moment-at, js-moment-after, or a time as the browser writes it: in 20 seconds.
js-rate-limited = Too many tries just now. Please try again { $when }.
js-unavailable = The service cannot answer just now. Please try again { $when }.
js-captcha-unsolved = Please show first that you are a person, above the button.
js-captcha-failed = That did not show that you are a person. There is a new check above the button: please try again.
js-failed = That did not work. Please try again. If it goes on, ask support.
js-moment-soon = in a moment
# $in is a time as the browser writes it: in 5 minutes. $time is a time of day.
js-moment-at = { $in }, at { $time }
js-moment-after = { $in }, after { $time }

## Scripts: forms

# The end of a message about a wrong code.
# $wrong is the sentence that says what is wrong.
js-tries-left = { $count ->
    [one] { $wrong } You have { $count } try left.
   *[other] { $wrong } You have { $count } tries left.
  }
js-form-broken = Something on this page went wrong. Please load it again.
js-form-check = Please check this entry.
js-form-several = { $count ->
    [one] { $count } entry needs a correction.
   *[other] { $count } entries need a correction.
  }
js-copy-refused = Your browser does not let this page copy. Please select the text and copy it yourself.
js-copied = Copied
js-password-too-short = Use at least { $min } characters.
js-password-too-long = Use at most { $max } characters.
js-password-bad-character = Use letters, numbers and special characters only.
js-password-contains-name = Leave your account or user name out of it.
js-password-differs = The two passwords differ.
# After a rule for passwords, for people who do not see its mark.
js-rule-met = (met)
js-rule-broken = (not met)
# What stands between two sentences.
js-between-sentences = {" "}
js-day-and-time = { $day } at { $time }
js-show = Show
js-hide = Hide
js-code-just-sent = We have sent you a code just now. If it was for something else, it does not work here. You can have another one { $when }.
js-code-used-up = We have sent you as many codes as we do in a day. You can have the next one { $when }.
js-code-no-address = Your account has no email address, so we cannot mail you a code. <a>Tell us, and we help you</a>.
js-code-sent-again = Another code is on its way. The one before has ended.
js-passkey-unused = No passkey was used. Please try again, or use another way.
js-passkey-exists = This device or security key has a passkey for your account already.
js-passkey-address = Passkeys do not work at this address.
js-passkey-failed = This browser could not do that. Please try again, or use another way.
js-captcha-check = I’m not a robot
js-captcha-checking = Checking…
js-captcha-checked = Checked
js-captcha-not-checked = The check did not work. Please try again.
js-captcha-renewed = There is a new picture.
js-captcha-not-renewed = There is no new picture just now. Please try again.

## Scripts: the second factor

js-factor-your-address = your email address
js-factor-in-a-row = Too many wrong codes in a row. Please use a recovery code: the other codes work again after it.
js-factor-used-up = Too many wrong codes. A recovery code still works now. Other codes work again { $when }.
js-factor-recovery-used-up = Too many wrong recovery codes. Please try again { $when }.
js-reauthenticate-wrong = This is not your password.

## Scripts: the sign-in

js-sign-in-wrong = That name and that password do not go together. Check both for typing errors, and enter a user of an account as account/user. If an administrator has reset your password, use the link from that message. Or <a>let us help you back in</a>.
js-sign-in-attacked = Somebody has tried many passwords for this name. Please show above the button that you are a person, then sign in again.
js-sign-in-attacked-quiet = Somebody has tried many passwords for this name. Please sign in again: this browser now shows with a short computation that you are a person.
js-sign-in-five-wrong = Five codes were wrong, which ends this sign-in. Please enter your password once more.
js-sign-in-expired = That took more than 10 minutes, or too many codes were wrong. Please enter your password once more.
js-sign-in-passkey-expired = That took more than 5 minutes. Please choose your passkey once more.

## Scripts: a lost second factor

js-lost-factor-one-wrong = One of the two codes does not match, or is not the newest. Please compare both.
js-lost-factor-wrong = That code does not match. Only the one in the newest mail counts.
js-lost-factor-used-up = Too many wrong codes today. Please try again { $when }.

## Scripts: signing in a desktop app

js-device-no-name = It gave no name
js-device-name-quoted = “{ $name }”
js-device-over = That app no longer waits: its code is more than 10 minutes old, or was used. Let the app show you a new one.
js-device-unknown = No app waits with this code. Compare it with the one that your app shows, or let the app show you a new one.
js-device-signed-in = The app is signed in already. <a>Sign it out in your devices</a>.

## Page: Forgot your name or password

forgot-title = Forgot your name or password
forgot-heading = Forgot your account name or password?
forgot-lead-email = Enter your email address. We mail you the names of your accounts and a link to choose a new password.
forgot-lead-phone = Enter your mobile number. We send you a code. With it, you see your accounts here and choose a new password.
forgot-way = How can we reach you?
forgot-way-email = By email
forgot-way-phone = By SMS
forgot-email = Email address
forgot-email-missing = Enter your email address.
forgot-email-wrong = Enter one email address, like name@example.com.
forgot-use-number = This is a mobile number. Send an SMS instead
forgot-phone = Mobile number
forgot-phone-hint = With a plus sign and the country code, like +49 1512 3456789.
forgot-know-name = I know my account name
forgot-know-name-hint = If you enter a name, our message is about that account only.
forgot-account = Account name
forgot-user = User name
forgot-optional = optional
forgot-send-link = Send me a link
forgot-send-code = Send me a code
forgot-have-code = I have a code
forgot-back = Back to sign in
forgot-sent-heading-email = Check your mail
forgot-sent-heading-phone = Check your phone
forgot-sent-email = If { $address } belongs to an account, we have sent a mail titled “Reset your { $brand } password”. Its link and its code work for 15 minutes.
forgot-sent-phone = If { $address } belongs to an account, we have sent an SMS. Its code works for 10 minutes.
forgot-reference-email = The mail shows the same two words. They tell you that it is the one you asked for.
forgot-reference-phone = The SMS shows the same two words. They tell you that it is the one you asked for.
forgot-code-email = Code from the mail
forgot-code-phone = Code from the SMS
forgot-code-hint-email = Do you read your mail on another device? Then type the code here.
forgot-code-hint-phone = Type the code only here, and tell it to nobody.
forgot-continue = Continue
forgot-send-another = Send another
forgot-junk = Look in the junk folder, too.
forgot-no-mail = No mail after a few minutes?
forgot-no-sms = No SMS after a few minutes?
forgot-wrong-address = Wrong address? Change it
forgot-wrong-number = Wrong number? Change it
forgot-ask-support = Ask support
forgot-expired = This code has been used or is too old
forgot-expired-email = A code works for 15 minutes and for five tries. Your account is as safe as before. Ask for a new code.
forgot-expired-phone = A code works for 10 minutes and for five tries. Your account is as safe as before. Ask for a new code.
forgot-another = Send me another
forgot-administrator = No email address or mobile number linked? Ask your administrator

## Page: Reset your password

reset-title = Reset your password
reset-opened = You opened the link from our mail. On the next page you see your account and choose a new password.
reset-not-asked = You did not ask for this? Close this page. Nothing has changed.
reset-continue = Continue
reset-expired = This link has been used or is too old
reset-expired-why = A link works once, for 15 minutes. Your account is as safe as before. Ask for a new link.
reset-missing = Open the link from your mail
reset-missing-why = This page needs the link from our mail. If you have just reloaded the page, open the link again.
reset-damaged = This link is damaged
reset-damaged-why = Some mail programs cut or change links. Copy the whole link from the mail into the address bar. Or type the code from the mail on the page where you asked for it.
reset-type-code = Type the code
reset-another = Send me another

## Choosing a new password, at the end of a recovery

choose-title = Choose a new password
choose-more = You have more accounts than this list shows. If yours is missing, <a>ask for another message</a> and enter its name under “I know my account name”.
choose-change = Change password
choose-done = Password changed
choose-done-what = You are signed out on every device. Continue as { $name } with the new password.
choose-done-factors = Your second factors have not changed.
choose-sign-in = Sign in
choose-time-up = Time is up
choose-time-up-why = To keep your account safe, you have 10 minutes to choose a password. Your password has not changed.

## Fields for a new password

password-new = New password
password-new-missing = Choose a password.
password-again = Repeat the new password
password-again-missing = Repeat the password.
# After “Show” or “Hide”, for people who do not see the field.
password-rule-length = { $password-min } to { $password-max } characters
password-rule-name = Does not contain your account name or user name

## Field for a mobile number

phone-missing = Enter the mobile number.
phone-wrong = Enter one number with a plus sign and the country code, like +49 1512 3456789.

## Page: Choose your password

activate-title = Choose your password
activate-lead = From now on you sign in to { $brand } with this password. Nobody else learns it, not even an administrator.
activate-name = You sign in as { $name }.
activate-set = Set password
activate-done = Your password is set
activate-done-name = You can now sign in as { $name }.
activate-sign-in = Sign in
activate-expired = This link has been used or is too old
activate-expired-why = A link works once, for 24 hours. If you have already chosen your password, just sign in.
activate-expired-invited = Did an administrator send you the link? Ask them for a new one.
activate-expired-registered = Did you create an account yourself? <a>Create it again</a>
activate-missing = Open the link that you received
activate-missing-why = This page needs the link from our mail, or the link from your administrator. If you have just reloaded the page, open the link again.
activate-damaged = This link is damaged
activate-damaged-why = Some mail programs cut or change links. Copy the whole link into the address bar. If that does not help, ask for a new link.
activate-register = Create an account
activate-taken = This name is taken
activate-taken-why = Somebody else has created an account with this name in the meantime. Please choose another name.
activate-another-name = Choose another name

## Page: Create an account

register-title = Create an account
register-lead = We send you a mail with a link. Open it to choose your password.
register-account = Account name
register-account-hint = Your email address, or a name of 3 to 64 characters: letters a–z, digits, dots, hyphens and underscores.
register-account-missing = Enter an account name or your email address.
register-account-wrong = Enter an email address, or a name of 3 to 64 characters: letters a–z, digits, dots, hyphens and underscores. It begins with a letter or a digit.
register-email = Email address
register-email-hint = We write to this address if you forget your name or password.
register-email-missing = Enter your email address.
register-email-wrong = Enter one email address, like name@example.com.
register-create = Create account
register-have-account = Already have an account? <a>Sign in</a>
register-sent = Check your mail
register-sent-to = We have sent a mail to { $address }. Open its link within 24 hours to choose your password.
register-sent-nothing = Nothing after a few minutes? Look in the junk folder, or <a>see what else helps</a>.
register-send-again = Send again
register-wrong-address = Wrong address? Change it
register-closed = Accounts are by invitation
register-closed-how = The operator of this service creates new { $brand } accounts. Ask them for one. You then receive a mail with a link to choose your password.
register-closed-sign-in = Sign in
register-closed-support = How to reach support

## Page: Was this not you?

not-me-title = Was this not you?
not-me-lead = Our message reported a change to your account. Opening this page has changed nothing.
not-me-was-you = <strong>Was it you?</strong> Close this page. Everything stays as it is.
not-me-was-not-you = Was it somebody else?
not-me-undoes = <strong>We undo the change</strong> and what followed it. Your earlier email address, mobile number and second factors are back.
not-me-signs-out = <strong>We sign out every device</strong>, and freeze users that were created or given more permissions on those devices.
not-me-freezes = <strong>We freeze your account.</strong> Nobody can sign in with your name until you reset the password.
not-me-undo = This was not me: undo it and freeze my account
not-me-done = It is undone, and your account is frozen
not-me-done-what = We have signed out every device of { $name }. Nobody can sign in with this name until the password is reset.
not-me-next = What to do now
not-me-next-mailbox = Could somebody else read your mail? Then first choose a new password for your mailbox.
not-me-next-reset = Reset your password here. That unfreezes your account.
not-me-next-code = Sign in. If the page asks for more than the password, use a passkey, your authenticator app or a recovery code. If you have none of them, open the “This wasn’t me” link of an earlier message from us. The earlier the message, the more it undoes.
not-me-next-review = Check your contacts, your devices and your second factors. Turn off what is not yours. Some changes are possible only 24 hours after the reset.
not-me-reset = Reset my password
not-me-user = You are a user of an account. If no message reaches you, ask your administrator for a link to choose a new password.
not-me-expired = This link has been used or is too old
not-me-expired-used = A link works once, for 7 days. If you have used it, the change is undone and your account is frozen. Reset the password to unfreeze it.
not-me-expired-else = If you have not used it and something is wrong with your account, reset the password now. That signs out every device. Then check your contacts and second factors, and ask support if you need help.
not-me-support = Ask support
not-me-missing = Open the link from our message
not-me-missing-why = This page needs the link from our message. If you have just reloaded the page, open the link again. It works for 7 days.
not-me-missing-else = If you no longer have the message and think that somebody else is in your account, reset the password. That signs out every device.
not-me-damaged = This link is damaged
not-me-damaged-why = Some mail programs cut or change links. Copy the whole link from the message into the address bar.

## Page: No message from us?

help-title = No message from us?
help-lead = Most messages arrive within a minute. If yours does not, try these steps. The first ones help most often.
help-more = Other questions
help-junk = Look in the junk folder
help-junk-how = Look in “Spam”, “Promotions” and “Other”, too, and in folders that your own rules sort mail into.
help-subject = Search for the subject
help-subject-how = Search all your mail for “{ $brand }”. The mail that resets a password is titled “Reset your { $brand } password”.
help-addresses = Try your other addresses
help-addresses-how = We write only to the address that is linked to the account. For your safety, this site does not say whether there is one. You may have used another address: from work, from school, or an older one.
help-wait = Wait a few minutes
help-wait-how = Some mail providers and company filters hold back mail from senders they do not know.
help-pause = Do not ask too often
help-pause-how = An address gets at most three messages at once, then one every five minutes.
help-address-book = Add us to your address book
help-address-book-how = Mail from senders in your address book is rarely filed as junk. Our address is in any earlier mail from us.
help-another = Send me another
help-support = Ask support
help-register = Waiting for the mail that opens a new account? <a>Ask for it again</a>
help-sms = No SMS?
help-sms-lead = An SMS with a code has no link. Type the code on the page where you asked for it.
help-sms-signal = Check that your phone has signal. Turn flight mode on and off again. Abroad, some SMS do not arrive.
help-sms-blocked = Look among blocked messages and messages from unknown senders.
help-sms-form = Enter the number with a plus sign and the country code: +49 1512 3456789, not 01512 3456789.
help-sms-linked = We write only to a number that is linked to the account. For your safety, this site does not say whether there is one.
help-sms-limit = A number gets at most three SMS at once, then one every five minutes.
help-sms-email = If an email address is linked, <a>use that instead</a>.
help-sms-neither = Can you use neither? <a>Your administrator can help</a>
help-countries = Countries that we send SMS to
help-countries-only = We cannot send SMS to mobile numbers of other countries.
help-administrator = No email address or mobile number linked?
help-administrator-who = Then we cannot reach you. Ask the administrator who created your user. They can:
help-administrator-reset = give you a link to choose a new password. It works once, for 24 hours. They never learn the password.
help-administrator-contact = enter an email address or mobile number for you, so that you can help yourself next time.
help-administrator-factors = turn off your second factors if you can no longer get codes.
help-administrator-own = Is the account your own? <a>Ask support</a>
help-codes = Codes at sign-in
help-codes-mail = The mail with a code is titled “Your { $brand } authentication code”. The steps for other mail help here, too.
help-codes-newest = Only the code in the newest mail works. It works once, for 10 minutes, on the page where you asked for it.
help-codes-again = You can ask for another code after 30 seconds, up to 20 times a day.
help-codes-app = An authenticator app shows codes itself. Open the app and look for { $brand }. If its codes are refused, have your phone set its clock automatically.
help-codes-recovery = Can you get no code? Use a recovery code instead.
help-codes-lost = A new password does not turn off two-factor authentication. <a>What to do if you have lost everything</a>
help-passkeys = Passkeys
help-passkeys-use = Choose “Sign in with a passkey” on the sign-in page. A passkey replaces the password and the code.
help-passkeys-other = If the browser finds no passkey, yours may be on another device. Choose the other device in the browser’s window, turn on Bluetooth, and scan the QR code with your phone.
help-passkeys-refused = If the passkey is refused, sign in with your password first, then use the passkey. This can happen after a password reset.
help-passkeys-lost = Have you lost the device with the passkey? Sign in another way and <a>remove the passkey</a>. Without your fingerprint, face or PIN, nobody can use it.
help-recovery-codes = Recovery codes
help-recovery-codes-where = You got ten recovery codes when you turned on two-factor authentication. Look in your password manager, on paper, or for a file named “{ $brand } recovery codes”.
help-recovery-codes-how = A recovery code has 16 letters and digits, like ABCD-EFGH-JKMN-PQRS. Use it in place of the code after the password. Each works once.
help-recovery-codes-new = Are only a few left, or does somebody else know them? <a>Make new ones</a>. The old ones then stop working.
help-trusted = “Don’t ask again on this browser”
help-trusted-what = { $trust-days ->
    [one] If you tick this, the browser does not ask for a code for { $trust-days } day. Tick it only on a device that nobody else uses.
   *[other] If you tick this, the browser does not ask for a code for { $trust-days } days. Tick it only on a device that nobody else uses.
  }
help-trusted-ends = The browser asks again when the time is over, when you delete its cookies, or when your password, your second factors or your email address change. Your administrator can turn this off.
help-trusted-undo = Did you tick it on a device that is not yours? <a>Have all browsers ask again</a>
help-device = A desktop app shows a code
help-device-how = Open <a>the page for desktop apps</a>, sign in, and type the code from the app. Check that the page names the app in front of you, then approve it.
help-device-old = The code works once, for 10 minutes. If it is refused, have the app show a new one.
help-device-sent = Has somebody sent you a code or a link to that page? Do not use it. That person wants to get into your account. We never send codes for apps.
help-device-undo = Have you approved an app by mistake? <a>Sign it out</a>, then choose a new password.
help-lost = App, passkeys and recovery codes all lost?
help-lost-begin = Sign in with your password. Where the page asks for your second factor, choose “{ sign-in-lost }”. If you are a user of an account, your administrator may have to turn off your second factors for you.
help-lost-codes = We send a code to your email address. If you enter it, a wait begins, and the page says when it ends.
help-lost-both = We send codes to your email address and your mobile number. If both have been linked for 7 days without a change, both codes together turn off two-factor authentication at once. The code from the mail alone begins a wait, and the page says when it ends.
help-lost-wait = We remind you of the wait every day. Do not change your password or your contacts: that ends the wait.
help-lost-finish = At the end we mail you a link that works for 7 days. Open it and confirm. That turns off two-factor authentication and signs out every device.
help-lost-after = Sign in with your password, turn on two-factor authentication again, and save the new recovery codes.
help-lost-found = Have you found your app, a passkey or a recovery code? Sign in with it. That stops the wait.
help-lost-stranger = Did you get a reminder without asking? Then somebody knows your password. Stop the wait with the link in the message, and choose a new password.

## Scripts: recovering a name or password

js-forgot-account-too = Enter the account name, too.
js-forgot-code-wrong = This code does not match. Compare it with the message that shows the two words above.
js-recover-one = This is your account
js-recover-several = For which account do you want to choose a new password?
js-recover-missing = Choose an account.
js-recover-user = User of { $account }
js-recover-time-left = Time left: { $time }
js-recover-minutes-left = { $minutes ->
    [one] { $minutes } minute left to choose a password.
   *[other] { $minutes } minutes left to choose a password.
  }

## Scripts: creating an account

js-register-taken = This name is taken. Choose another one.
js-register-closed = The operator of this service creates new accounts. Ask them for one.

## Scripts: Was this not you?

js-not-me-email = Your earlier email address is back.
js-not-me-phone = Your earlier mobile number is back.
js-not-me-passkey-removed = The passkey that was added is removed.
js-not-me-passkey-restored = Your earlier passkeys work again.
js-not-me-app-off = The authenticator app that was added is removed.
js-not-me-app-restored = Your earlier authenticator app works again.
js-not-me-email-codes-off = The codes by email that were turned on are off.
js-not-me-email-codes-restored = Codes by email are on again.
js-not-me-recovery-codes-restored = Your earlier recovery codes work again.
js-not-me-policy = The sign-in rules of your account are at least as strict as before.
js-not-me-users = { $count ->
    [one] We have frozen this user: { $users }. You can restore it on the page “Users”, 24 hours after you reset your password, or at once with an earlier passkey, app or recovery code.
   *[other] We have frozen these users: { $users }. You can restore them on the page “Users”, 24 hours after you reset your password, or at once with an earlier passkey, app or recovery code.
  }
js-not-me-conflict = Something else changed at the same moment, so nothing is undone yet. Press the button again.

## Scripts: a new password

js-strength-weak = This password could be guessed. A longer one is safer, for example several unrelated words.
js-strength-fair = This password is better. A few more characters make it hard to guess.
js-strength-strong = This password is long enough. Use it nowhere else.

## Scripts: messages that are asked for too often

# $when is js-moment-soon, js-moment-in, js-moment-at or js-moment-after.
js-too-soon = You have already asked for three messages. We can send the next one { $when }. The messages that you have still work.

## Page: Support

support-title = Support
support-lead = People can help you where these pages cannot.
support-contact = Contact support
support-ask-operator = Please ask the operator of this service: the people who gave you the address of this site. If you sign in as a user of an account, ask its administrator first. An administrator can send you a new link.
support-ready = Have this ready
support-ready-reference = The two reference words on the page and in our message.
support-ready-time = The time when you tried, and what the page said then.
support-ready-name = Your account name, and the user name if you have one.
support-ready-code = If you cannot get a code and have no recovery code, say so. A new password does not help with that.
support-secrets = <strong>Never tell anybody your password, a code or a link from our messages.</strong> Support does not need them and never asks for them.
support-waiting = Waiting for a message? <a>See what usually helps</a>

## Page: not found

not-found-title = Page not found
not-found-heading = There is no page here
not-found-why = The address may have been typed or copied wrongly, or the page has moved. Open a link from a mail by clicking it.

## Page: what the pages of the settings share

settings-nav = Settings
settings-account-tab = Account
settings-security-tab = Security
settings-activity-tab = Activity
settings-users-tab = Users
settings-loading = Loading…
settings-unavailable = We could not load this page
settings-retry = Try again
settings-cancel = Cancel
# Behind the label of a field that may stay empty.
settings-optional = optional

## Page: Account settings

account-title = Account settings
account-profile = Who you are here
account-name = Account
account-signed-in-as = Signed in as
account-contacts = How we reach you
account-contacts-hint = If one of these changes, we tell the old one and the new one. The old one can undo the change for 7 days.
account-email = Email address
account-phone = Mobile number
# A badge behind an address or number that has proved itself by a code.
account-contact-linked = Linked
account-remove = Remove
account-remove-phone = Remove your mobile number
account-devices = Where you are signed in
account-devices-hint = If you do not know one of these, sign it out, then change your password.
account-devices-desktop = Sign in a desktop app that shows a code
account-sign-out-others = Sign out all others
account-trusted = Trusted browsers
account-trusted-hint = Signing in here takes your password and no code. If you change your password or a second factor, every browser asks for a code again.
account-distrust-all = Ask for a code on all of them
account-language = Language
account-locale = Language of pages and messages
account-locale-browser = Your browser’s language
account-language-save = Save
account-password = Change password
account-password-hint = Changing it signs out every other device.
account-current-password = Current password
account-current-password-missing = Enter your current password.
account-reveal = Show
# Read out behind "Show".
account-reveal-current = the current password
account-new-email = Your new email address
account-new-email-lead = We mail a code to it.
# $account is the name of the account.
account-name-stays = Your account keeps its name. You still sign in as { $account }.
account-email-missing = Enter your email address.
account-email-wrong = Enter one address like name@example.com, in plain letters without accents.
account-mail-code = Mail me a code
account-new-phone = Your mobile number
account-new-phone-lead = We send a code to it by SMS.
account-phone-hint = Begin with a plus and the country code, such as +49 1512 3456789. See <a>the countries we send SMS to</a>.
account-text-code = Send me a code
account-check-mail = Check your mail
account-check-phone = Check your phone
# $contact is the address or number.
account-code-sent = We have sent a code to { $contact }.
account-code = 6-digit code
account-code-hint = The code is good for 10 minutes.
account-code-confirm = Confirm
account-code-later = Not now
account-no-sms = Why did I not get it?
account-no-sms-newest = Only the code in the newest SMS works.
account-no-sms-life = A code works once, within 10 minutes.
account-no-sms-wait = An SMS can take a minute. You can ask for another one after 30 seconds.
account-no-sms-more = What else may have happened (opens in a new tab)

## Page: Security settings

security-title = Security settings
security-lead = With two-factor authentication, we ask for a passkey or a code when somebody signs in with your password. A stolen password is then not enough.
security-turn-on = Turn on
security-turn-off = Turn off
security-required = Your administrator requires a second factor. Turn on another one that counts before you turn this one off.
security-passkeys = Passkeys
security-passkeys-hint = Sign in with the fingerprint, face or PIN that unlocks your device, or with a security key. A passkey replaces the password and the code, and works on this site only.
security-passkeys-required = Your administrator requires a second factor. Turn on another one that counts before you remove your last passkey.
# $end is a day and a time.
security-passkeys-held = Your password was reset a short time ago. Until { $end }, a passkey that you add works only together with your password.
security-no-passkeys-here = This browser cannot make passkeys.
security-add-passkey = Add a passkey
security-app = Authenticator app
security-app-hint = An app on your phone or computer shows a new code every half minute. It needs no network, and access to your mail is not enough to get its codes.
security-email = Codes by email
security-codes = Recovery codes
security-codes-hint = Each code lets you in once when you cannot get a code in another way.
security-codes-alone = Signing in asks for a recovery code until you add a passkey or turn on an authenticator app or codes by email.
security-new-codes = Make new codes
security-app-setup = Set up an authenticator app
security-app-get = Get an app
security-app-get-hint = Use Google Authenticator, Microsoft Authenticator or another authenticator app. Many password managers have one built in.
security-app-scan = Scan this QR code
security-app-qr = QR code with the key that is shown beside it
security-app-key = Or type this key into the app:
security-app-copy = Copy the key
security-app-open = Open in your app
security-app-enter = Enter the code that the app shows
security-app-code-hint = The app shows a new one every half minute.
# $address is an address of which some letters are hidden.
security-email-sent = We have mailed a code to { $address }. Enter it here, so that we know that our mail reaches you.
security-save-codes = Save your recovery codes
security-is-on = Two-factor authentication is on.
security-save-codes-why = Each code lets you in once when you cannot get a code in another way. If you lose your second factor and these codes, a new password does not let you in either.
security-save-codes-once = We show these codes only now. Keep them where only you find them: in a password manager, or on paper.
security-codes-of-brand = { $brand } recovery codes
security-copy-codes = Copy
security-download-codes = Download
security-print-codes = Print
security-codes-saved = I have saved them
security-name-passkey = Name the passkey
security-passkey-name = Name
security-passkey-name-hint = Say where the passkey is kept, so that you recognise it later.
security-passkey-name-missing = Enter a name.
security-passkey-continue = Continue

## Page: Activity

activity-title = Activity
activity-views = Whose activity
activity-own = You
activity-account = Whole account
activity-not-you = <strong>Not you?</strong> If you see something that you did not do, <a>change your password</a>. That signs out every other device.
activity-act = What
activity-everything = Everything
activity-user = User name
activity-user-wrong = A user name has 1 to 64 letters a–z, digits, dots, hyphens and underscores.
activity-from = From day
activity-to = To day
activity-search = Search
activity-download = Download as JSON Lines
activity-pages = Pages of the activity
activity-newest = Back to the newest
activity-older = Older activity

## Page: Users

users-title = Users
users-forbidden = Only administrators see this page
# $manage and $read are the names of permissions.
users-forbidden-why = This page shows the users of your account to its administrators, and to users with the permission { $manage } or { $read }. If you need it, ask your administrator.
users-own-settings = Your own settings
users-lead = Users sign in with the name of the account, a user name and a password of their own. Their permissions say what they may do.
users-create = Create a user
users-search = Search
users-search-hint = The beginning of a user name
users-name = User name
users-state = Status
users-factors = Second factors
users-last-sign-in = Last sign-in
users-pages = Pages of the list
users-first-page = Back to the first page
users-all = All users
users-next-page = Next page
users-frozen = This user is frozen and cannot sign in. Either the user reported, with a link in one of our messages, that somebody else used the user’s access, or an administrator undid the session in which this user was created or changed. Before you restore the user, check three things: you know the user, you agree with the permissions and contacts, and nobody else reads the user’s mail.
users-more-than-you = This user may do more than you, so you cannot change it.
users-edit = Contacts and permissions
users-name-hint = Use 1 to 64 letters a–z, digits, dots, hyphens and underscores. You cannot change the name later.
users-name-missing = Enter a user name.
users-name-wrong = Use 1 to 64 letters a–z, digits, dots, hyphens and underscores. Begin with a letter or a digit.
users-permissions = Permissions
users-grant-hint = You can give the permissions that you have yourself.
users-manage = Manage users
users-manage-hint = May create, change, reset and delete users with fewer permissions, and give them any permission that this user has.
users-read = See users
users-read-hint = May see this list, but change nothing.
users-audit = See the activity of everybody
users-audit-hint = May see on the page Activity who did what in the account, and when.
users-others = Permissions of other services
# $form and $example show how a permission is written.
users-others-hint = Write each as { $form }, such as { $example }. Separate them with spaces, commas or new lines.
users-create-submit = Create user
users-save = Save changes
users-password = Password
users-reset-password = Reset password
users-restore = Restore this user
users-reset-factors = Reset two-factor
users-delete-title = Delete
users-delete-hint = For somebody who must no longer get in. You cannot undo it.
users-delete = Delete this user
users-link-title = Hand over this link
# $user is a user name; $name is the whole name, such as flowmatic/mark.
users-link-lead = Anybody who has this link can choose the password of { $user }. Give it only to that person, in person or in a way that you trust. To sign in, the person also needs the name { $name }.
users-link = One-time link
users-link-life = The link works once, within 24 hours.
# $action is the name of a button: "Reset password" or "New link".
users-link-once = We show this link only now. If it gets lost, make another one with “{ $action }” on the user’s page.
users-link-copy = Copy the link
users-link-done = Done

## Page: Users, the rules for signing in

policy-title = Rules for signing in
policy-hint = The rules apply from each person’s next sign-in. People who are signed in stay signed in.
policy-required = Users need a second factor
policy-required-hint = At the next sign-in, a user without one is asked to turn it on, and can do nothing else before.
policy-kinds = Second factors that count
policy-passkey = Passkey
policy-app = Authenticator app
policy-email = Codes by email
policy-email-hint = They protect no better than the user’s mailbox is protected.
policy-web = Sign out of browsers after
policy-web-unit = Unit for signing out of browsers
policy-apps = Sign out of apps after
policy-apps-unit = Unit for signing out of apps
policy-life-hint = Counted from the sign-in. This also applies to you.
policy-life-missing = Enter a number.
policy-life-wrong = Enter a number of 1 or more.
policy-minutes = minutes
policy-hours = hours
policy-days = days
policy-trusted = Browsers may be trusted
policy-trusted-hint = People who have entered a code in a browser may choose that the browser does not ask again for a while. This also applies to you.
policy-lost = Users who have lost every second factor may turn them off themselves
policy-lost-hint = Otherwise, they ask you or a user who may manage users to turn them off.
policy-save = Save the rules

## Scripts: what the pages of the settings share

js-client-web = Web browser
js-client-mobile = Mobile app
js-client-desktop = Desktop app
# Who signs in with the name of the account alone.
js-root = Enterprise administrator
js-factor-passkey = Passkeys
js-factor-app = Authenticator app
js-factor-email = Codes by email
js-settings-changed-elsewhere = Somebody has changed this in the meantime. You now see the current state.
js-notice-lost-factor = Somebody who knows your password has told us that all your second factors are lost.
# $at is a day and a time.
js-notice-lost-factor-from = From { $at }, a link that we mail turns two-factor authentication off.
js-notice-lost-factor-stop = If that was not you, <a>change your password</a> to stop it. If it was you and you have found a second factor, sign in again with it. That also stops it.
js-notice-factors-reset = An administrator turned off all your second factors on { $day }. <a>Turn one on again</a>. If you did not ask for this, ask your administrator.
js-notice-factor-required = Your administrator requires two-factor authentication. <a>Turn it on now</a>. From your next sign-in, you can do nothing else before.
js-notice-policy-changed = Your administrator changed the rules for signing in on { $day }. They apply from your next sign-in.
# $at is a day and a time.
js-notice-hold = Until { $at }, some changes have to wait.
js-notice-hold-why = You reset your password less than 24 hours ago. Your email address and mobile number stay as they are, users cannot be changed, no second factor can be turned off and no new recovery codes can be made. You do not have to wait if you confirm such a change with a second factor that you had before the reset.
js-notice-enrol = Your administrator requires two-factor authentication. Turn it on here. Until then, you can do nothing else.
js-passkey-offer = Next time, sign in the way you unlock this device, instead of with a password and a code: <a>add a passkey</a>.
js-passkey-offer-no = Do not ask again

## Scripts: Account settings

js-devices-this = This device
# $used is a time, such as "3 hours ago"; $began is a day and a time.
js-devices-times = last used { $used }, signed in on { $began }
js-devices-times-this = signed in on { $began }
# Another device with the same name. $number is its place among them.
js-devices-numbered = { $name } ({ $number })
js-devices-sign-out = Sign out
js-devices-sign-out-name = Sign out { $name }
js-devices-sign-out-question = Sign out { $name }?
js-devices-sign-out-consequence = Anybody who uses it has to sign in again.
js-devices-signed-out = Signed out.
js-devices-others-question = Sign out all other devices?
js-devices-others-consequence = You stay signed in on this device only.
js-trusted-this = This browser
# $ends is a day; $used is a time, such as "3 hours ago".
js-trusted-times = Trusted until { $ends } · last sign-in { $used }
js-trusted-ask = Ask for a code
js-trusted-ask-name = Ask for a code on { $name }
js-trusted-ask-question = Ask for a code on { $name } again?
js-trusted-ask-consequence = The next sign-in on it takes a code after the password. Nobody is signed out.
js-trusted-asks = The next sign-in on it takes a code.
js-trusted-all-question = Ask for a code on every browser again?
js-contacts-none = None yet
js-contacts-no-email = With an address, you can reset your password by mail, and we can tell you of important changes.
js-contacts-email = You can reset your password by mail. We send important news about your account here.
js-contacts-email-codes = You can reset your password by mail. We send important news about your account here, and your codes for signing in.
js-contacts-no-phone = With a number, you can reset your password by SMS when you cannot read your mail.
js-contacts-phone = You can reset your password by SMS. We send the most important news about your account here.
js-contacts-no-sms = We send no SMS at present.
js-contacts-add = Add
js-contacts-add-email = Add your email address
js-contacts-add-phone = Add your mobile number
js-contacts-change = Change
js-contacts-change-email = Change your email address
js-contacts-change-phone = Change your mobile number
js-contacts-until-then = Until you enter it, { $contact } stays linked.
js-contacts-waiting = Waiting for code
js-contacts-by-administrator = Entered by your administrator, not confirmed yet
js-contacts-enter-code = Enter the code
js-contacts-confirm-number = Confirm this number
js-contacts-linked = { $contact } is linked.
js-contacts-replaced = { $contact } is linked. We have told { $former }, which can undo the change for 7 days.
js-contacts-wrong-code = That code does not match. Only the newest code works.
js-contacts-expired = More than 10 minutes have passed, or five codes were wrong. Nothing was changed. Begin again, and we send another code.
js-contacts-remove = Remove
js-contacts-remove-question = Remove { $phone }?
js-contacts-remove-consequence = You can no longer reset your password by SMS. We tell the number, which can undo this for 7 days.
js-contacts-remove-last-consequence = You can no longer reset your password by SMS. No email address is linked either, so only your administrator or support could help you. We tell the number, which can undo this for 7 days.
js-contacts-removed = { $phone } is no longer linked.
js-account-password-changed = Your password is changed. Every other device is signed out.
js-account-wrong-password = This is not your current password.

## Scripts: Security settings

# $address is an address of which some letters are hidden.
js-security-email-hint = We mail the code to { $address }. You need no app, but this protects no better than your mailbox is protected.
js-security-email-hint-user = You need an email address for this. Ask your administrator to enter one.
js-security-email-hint-none = You need an email address for this. Link one on the page Account.
js-security-app-off-question = Turn off the authenticator app?
js-security-email-off-question = Turn off codes by email?
js-security-off-one = You then need another of your second factors or a recovery code to sign in.
js-security-off-last = It is your only second factor. Your password alone is then enough to sign in, and your recovery codes end.
js-security-is-on = Two-factor authentication is on. From now on, signing in asks for more than your password.
js-security-app-on = The authenticator app is on.
js-security-app-is-off = The authenticator app is off.
js-security-email-on = Codes by email are on.
js-security-email-is-off = Codes by email are off.
js-security-on-since = On since { $day }
js-security-off = Off
js-security-turn-off = Turn off
js-security-on-already = It is on already. If you have not seen any recovery codes, make new ones.
js-security-expired = More than 10 minutes have passed, or too many codes were wrong. Begin again.
js-security-codes-left = { $left } left
js-security-few-codes = { $left ->
    [0] No code is left. Make new ones.
   *[other] Only { $left } left. Make new ones before you need one.
  }
# $at is a time, such as "3 hours ago".
js-passkeys-used = last used { $at }
js-passkeys-unused = not used yet
# A badge of a passkey that a password manager copies to other devices.
js-passkeys-synced = Synced
js-passkeys-added = Added on { $day }
js-passkeys-one-device = on one device only
js-passkeys-on = The passkey is added.
js-passkeys-removed = The passkey is removed.
js-passkeys-rename = Rename
js-passkeys-rename-name = Rename { $name }
js-passkeys-remove = Remove
js-passkeys-remove-name = Remove { $name }
js-passkeys-remove-question = Remove { $name }?
js-passkeys-expired = That took more than 5 minutes. Please add the passkey again.
js-codes-title = { $brand } recovery codes
js-codes-lead = For { $name }, made on { $day }. Each works once.
js-codes-for = for { $name }, made on { $day }
js-codes-made = You have new recovery codes.
js-codes-new-question = Make new recovery codes?
js-codes-new-consequence = The codes that you have now stop working at once.
js-codes-new = Make new codes

## Scripts: Activity

js-activity-account = Activity of the account
js-activity-account-hint = The newest first, in your local time. Only administrators and users with the permission audit:read see this.
js-activity-own = Your activity
js-activity-own-hint = The newest first, in your local time.
js-activity-none = There is nothing to show.
js-activity-none-yet = Nothing here yet. Look further back with “Older activity”.
js-activity-refused = Refused
js-activity-you = You
js-activity-by = by { $name }
js-activity-by-you = by you
js-activity-by-support = by support
js-activity-downloaded = Downloaded.
js-act-account-activated = Account created
js-act-password-recovered = Password reset with a link or code that we sent
js-act-password-changed = Password changed
js-act-user-created = User created
js-act-permissions-set = Permissions changed
js-act-email-named = Email address entered for a user
js-act-email-removed = Email address of a user removed
js-act-phone-named = Mobile number entered for a user
js-act-phone-removed = Mobile number of a user removed
js-act-user-deleted = User deleted
js-act-password-reset = Password reset by an administrator
js-act-factors-reset = Second factors turned off by an administrator
js-act-user-frozen = User frozen after a report
js-act-policy-changed = Rules for signing in changed
js-act-user-restored = User restored
js-act-user-activated-by-mail = First password chosen with a mailed link
js-act-user-activated-by-hand = First password chosen with a link from an administrator
js-act-contact-changed = Email address or mobile number linked
js-act-contact-removed = Mobile number removed
js-act-undone = Change reported as “not me” and undone
js-act-signed-out = Signed out
js-act-device-signed-out = Another device signed out
js-act-others-signed-out = All other devices signed out
js-act-signed-in-by-password = Signed in with the password
js-act-signed-in-by-app = Signed in with password and authenticator app
js-act-signed-in-by-email = Signed in with password and mailed code
js-act-signed-in-by-recovery-code = Signed in with password and recovery code
js-act-signed-in-by-approval = Desktop app signed in
js-act-sign-in-approved = Desktop app approved
js-act-sign-in-denied = Desktop app denied
js-act-signed-in-by-trusted-browser = Signed in with the password in a trusted browser
js-act-browser-trusted = Browser trusted
js-act-browser-distrusted = Browser no longer trusted
js-act-browsers-distrusted = All browsers no longer trusted
js-act-trusted-browser-copied = Copy of a trusted browser found, and every device signed out
js-act-signed-in-by-passkey = Signed in with password and passkey
js-act-signed-in-by-passkey-alone = Signed in with a passkey
js-act-reauthenticated = Confirmed who you are before a change
js-act-app-turned-on = Authenticator app turned on
js-act-app-turned-off = Authenticator app turned off
js-act-email-turned-on = Codes by email turned on
js-act-email-turned-off = Codes by email turned off
js-act-passkey-added = Passkey added
js-act-passkey-renamed = Passkey renamed
js-act-passkey-removed = Passkey removed
js-act-passkey-copied = Passkey refused that may have been copied
js-act-recovery-codes-made = New recovery codes made
js-act-factors-off-begun = Loss of all second factors reported, wait begun
js-act-factors-off-stopped = Wait after lost second factors stopped
js-act-lost-factors-off = Lost second factors turned off
js-act-codes-capped = Too many wrong codes
js-act-session-guessed = Device signed out after wrong passwords
js-act-account-invited = Account created, and a link mailed
js-act-account-frozen = Account frozen
js-act-account-unfrozen = Account unfrozen
js-act-sessions-ended = All devices signed out
js-act-imported = Imported from another system
js-act-account-deleted = Account deleted

## Scripts: Users

js-users-active = Active
js-users-active-words = Signs in with a password
js-users-invited = Invited
js-users-invited-words = Has not chosen a password yet
js-users-reset = Password reset
js-users-reset-words = Has to choose a new password
js-users-frozen = Frozen
# $root is what the root of the account is called.
js-users-frozen-words = Cannot sign in until the { $root } restores the user
js-users-you = You
js-users-gone = This user does not exist any more.
js-users-all = All users
js-users-after = Users after “{ $after }”
js-users-search = Users whose names begin with “{ $search }”
js-users-search-after = Users whose names begin with “{ $search }”, after “{ $after }”
# Read out after a search. $title says what was searched.
js-users-found = { $title }: { $count }.
js-users-found-more = { $title }: { $count } and more.
js-users-none = There are no users yet.
js-users-none-create = There are no users yet. Create the first one.
js-users-none-found = No user name begins like this.
js-users-no-more = There are no more users.
js-users-account = Account
js-users-email = Email address
js-users-phone = Mobile number
js-users-permissions = Permissions
js-users-state = Status
js-users-factors = Second factors
js-users-factors-off = Off
js-users-last-sign-in = Last sign-in
js-users-never = Never
# $pending is the address or number that is to replace $contact.
js-users-then = { $contact }, then { $pending }
js-users-unconfirmed = Not confirmed yet
js-users-new-email-hint = We mail a link there to choose a password. Without an address, you get a link to hand over.
js-users-email-is-factor = This address gets codes as a second factor. You can change it once the user’s two-factor is reset.
js-users-email-new = We mail a link to the address. The address is linked once its owner chooses a password with that link.
js-users-email-stays = We mail a link to a new address. It is linked once its owner chooses a password with that link. Until then, { $email } stays linked.
js-users-email-waits = { $pending } is linked once its owner chooses a password with the link that we mailed there.
js-users-email-replaces = { $pending } is linked once its owner chooses a password with the link that we mailed there. Until then, { $email } stays linked. To undo this, enter { $email } again.
js-users-phone-new = Begin with a plus and the country code, such as +49 1512 3456789. The number is linked once the user confirms it with a code, in the settings.
js-users-phone-stays = Begin with a plus and the country code, such as +49 1512 3456789. A new number is linked once the user confirms it with a code, in the settings. Until then, { $phone } stays linked.
js-users-phone-waits = { $pending } is linked once the user confirms it with a code, in the settings.
js-users-phone-replaces = { $pending } is linked once the user confirms it with a code, in the settings. Until then, { $phone } stays linked. To undo this, enter { $phone } again.
js-users-link-mailed = A link to choose a password is on its way to { $address }. It ends if you add permissions.
# $action is the name of a button: "Reset password" or "New link".
js-users-link-out = The user may have a link to choose a password. It ends if you add permissions or change the address. Make another one with “{ $action }” below.
js-users-factors-on-hint = For somebody who can no longer get any code. The password stays as it is.
js-users-factors-off-hint = Signing in asks for the password alone. Only the user can turn a second factor on.
js-users-own-others = You have { $permissions }.
js-users-no-own-others = You have none of these.
js-users-wrong-permission = “{ $name }” is not a permission. Write each as service:verb, in small letters a–z, digits and hyphens.
js-users-created = { $name } is created. We have mailed a link to choose a password to { $address }.
js-users-unchanged = Nothing was changed.
js-users-saved = Saved.
js-users-saved-mailed = We have mailed a link to { $address }.
js-users-saved-removed = { $contact } is no longer linked. We have told its owner.
js-users-saved-phone = { $name } can confirm { $phone } in the settings.
js-users-saved-link-ended = The link that was out before has ended.
js-users-saved-dropped = If { $address } is the user’s own address, save once more, and we mail another link.
js-users-saved-again = Make another one with “{ $action }”.
js-users-take-away = Remove
js-users-no-email-question = Remove the address of { $name }?
js-users-no-email-consequence = We no longer mail there, and the address can no longer reset the password. If it is linked, we tell its owner.
js-users-mail-question = Mail a link to { $address }?
js-users-mail-consequence = Anybody who reads mail there can choose a new password for { $name }. Check the address letter by letter.
js-users-mail-link = Mail the link
js-users-no-phone-question = Remove the number of { $name }?
js-users-no-phone-consequence = We no longer send SMS there, and the number can no longer reset the password. If it is linked, we tell its owner.
js-users-reset-password = Reset password
js-users-reset-password-hint = For somebody who cannot choose a new password alone. You get a link to hand over. You never learn the new password.
js-users-new-link = New link
js-users-new-link-hint = Make another link if the old one is lost or too old. You never learn the password that the user chooses with it.
js-users-reset-question = Reset the password of { $name }?
js-users-new-link-question = Make a new link for { $name }?
js-users-reset-ends-password = The current password and all sessions of this user end at once.
js-users-reset-ends-link = The link that is out now ends at once.
js-users-reset-link = You get a link to hand over. It works once, within 24 hours.
js-users-reset-link-mailed = You get a link to hand over. It works once, within 24 hours. We also mail one to { $address }.
js-users-reset-unseen = You never learn the new password.
js-users-reset-factors-stay = Second factors stay as they are.
js-users-reset-done = The password and all sessions of { $name } have ended.
js-users-factors-question = Reset two-factor of { $name }?
js-users-factors-consequence = All second factors and recovery codes of this user end at once. Signing in asks for the password alone until the user turns a second factor on again. The password stays as it is. We tell the user.
js-users-factors-reset = Reset two-factor
js-users-factors-done = All second factors are turned off. We have told the user.
js-users-restore = Restore
js-users-restore-question = Restore { $name }?
js-users-restore-consequence = The user can sign in again, with these permissions: { $permissions }. Restore only a user that you know: somebody else may have created this one or given it permissions.
js-users-restore-consequence-none = The user can sign in again, without permissions. Restore only a user that you know: somebody else may have created this one.
js-users-restored = { $name } is restored.
js-users-delete = Delete
js-users-delete-question = Delete { $name }?
js-users-delete-consequence = All sessions and links of this user end, and its second factors and linked contacts are removed. We tell a linked address. You cannot undo it: a new user of the same name is another user.
js-users-deleted = { $name } is deleted.
js-users-link-also-mailed = We have also mailed one to { $address }. The first of the two that is used ends both.
js-users-link-links-address = Only the mailed one links the address.

## Scripts: Users, the rules for signing in

js-policy-saved = Saved. The rules apply from the next sign-in.
js-policy-no-kind = Choose at least one.
# $limit is a time, such as "30 days".
js-policy-too-short = Choose at least { $limit }.
js-policy-too-long = Choose at most { $limit }. Sessions of this service last no longer.

## Problems: what an answer of the API says. They have no $brand.

# Two sentences, one after the other.
problem-sentences = { $before } { $next }

problem-invalid-request-title = Invalid request
problem-captcha-failed-title = CAPTCHA not solved
problem-captcha-failed-detail = Solve a new CAPTCHA and try again.
problem-authorization-pending-title = Not approved yet
problem-authorization-pending-detail = Nobody has approved this app yet. Ask again after the interval.
problem-slow-down-title = Asked too often
problem-slow-down-detail = Nobody has approved this app yet. Ask again every { $seconds } seconds.
problem-access-denied-title = Denied
problem-access-denied-detail = The sign-in of this app was denied.
problem-expired-token-title = No longer good
problem-expired-token-detail = The device code has been used, is too old, or was never there. Begin again.
problem-unauthenticated-title = Not signed in
problem-unauthenticated-detail = Sign in first.
problem-invalid-credentials-title = Wrong name or password
problem-invalid-credentials-detail = The account name, user name or password is not right.
problem-wrong-password-title = Wrong password
problem-wrong-password-detail = This is not the current password.
problem-invalid-code-title = Wrong code
problem-invalid-code-detail = This is not the right code.
problem-invalid-code-last = This is not the right code, and no tries are left. Begin again.
problem-invalid-code-tries = { $tries ->
    [one] This is not the right code. One more try is left.
   *[other] This is not the right code. { $tries } more tries are left.
  }
problem-passkey-refused-title = Passkey not accepted
problem-passkey-refused-detail = This passkey does not sign you in by itself yet. Sign in with your password, then use the passkey. After that, it works alone again. If you added it less than 24 hours after you reset your password, wait until these 24 hours are over.
problem-wrong-passkey-title = Passkey not accepted
problem-wrong-passkey-detail = This passkey was not accepted. Try it again, or use another way.
problem-reauthentication-required-title = Confirm that it is you
problem-reauthentication-required-detail = Show your password again first, and a code if a second factor is on.
problem-on-hold-title = Held back after a recovery
problem-on-hold-detail = For 24 hours after a password recovery this waits, unless you confirm that it is you with a passkey, an authenticator app or a recovery code from before.
problem-forbidden-title = Not allowed
problem-web-only-title = On the web page only
problem-web-only-detail = Only browsers can do this.
problem-client-unsupported-title = Not in desktop apps
problem-client-unsupported-detail = This account asks for a code at sign-in, which desktop apps cannot do here. Use the web page or the mobile app.
problem-approval-required-title = Approve the app in a browser
problem-approval-required-detail = This account asks for a code at sign-in, which a desktop app cannot do. Let the app show you a code instead, then open the page at help_url in a browser and approve the app there.
problem-two-factor-required-title = A second factor is required
problem-two-factor-required-detail = Your administrator requires two-factor authentication. Turn it on in the security settings of the website, then sign in to the app again.
problem-not-found-title = Not found
problem-not-found-detail = There is nothing here.
problem-name-taken-title = Name taken
problem-name-taken-detail = This account name is taken. Choose another one.
problem-conflict-title = Changed meanwhile
problem-conflict-detail = Something changed in the meantime. Look again and repeat.
problem-state-conflict-title = Not as things are
problem-support-required-title = No code can reach you
problem-support-required-detail = No email address is linked to this account, so no code can be mailed. Tell us with the report form.
problem-lost-factor-support-title = Support has to help
problem-lost-factor-support-detail = The password was set through one of your contacts, or no email address is linked, so no further code proves that it is you. Tell us with the report form.
problem-expired-title = No longer good
problem-expired-detail = This link, code or sign-in has been used, is too old, or was never there. Begin again.
problem-body-too-large-title = Too large
problem-body-too-large-detail = A body has at most 8 KiB.
problem-unsupported-media-type-title = Not JSON
problem-unsupported-media-type-detail = Send the body as application/json.
problem-password-refused-title = Choose another password
problem-password-refused-detail = The new password does not meet the rules.
problem-captcha-required-detail = Too many passwords were tried for this name. Solve a CAPTCHA, or wait { $seconds } seconds, and try again.
problem-recovery-codes-capped-title = Too many wrong recovery codes
problem-recovery-codes-capped-detail = The day's wrong recovery codes are used up. Use a code from your authenticator app or by email, or wait until tomorrow.
problem-codes-capped-title = Too many wrong codes
problem-codes-capped-detail = The day's wrong codes are used up. A recovery code still works; or wait until tomorrow.
problem-codes-in-a-row-title = Too many wrong codes in a row
problem-codes-in-a-row-detail = Too many wrong codes were entered in a row. Use a recovery code: the others are good again after it.
problem-internal-title = Internal error
problem-internal-detail = Something went wrong on our side.
problem-unavailable-title = Not available
problem-unavailable-detail = This does not work at the moment. Try again shortly.
problem-rate-limited-title = Too many tries
problem-rate-limited-detail = Wait { $seconds ->
    [one] { $seconds } second
   *[other] { $seconds } seconds
  } and try again.

# Why a request does not follow the contract. Names of fields stay as they are.
problem-invalid-link-or-code = Send either a token, or a recovery_id and a code.
problem-invalid-query-users = The query has search and after, each once, and nothing else.
problem-invalid-query-audit = The query has act, actor, user, from, to and after, each at most once, and nothing else.
problem-invalid-method-and-code = Send method and code together, or neither.
problem-invalid-one-contact = Name either an email address or a mobile number.
problem-invalid-query-captcha = The query has action (recovery, register or sign-in) and nothing else.
problem-invalid-query-activity = The query has after, once, and nothing else.
problem-invalid-codes-of-contacts = Send email_code, or email_code and phone_code.
problem-invalid-no-body = This call takes no body. Send none, or {"{"}{"}"}.
problem-invalid-body-broken = The body broke off.
problem-invalid-not-an-object = The body is not a JSON object.
problem-invalid-field = A field is missing, unknown, given twice or of the wrong type.
problem-invalid-not-json = The body is not JSON.

# Why somebody may not do something.
problem-forbidden-users = Only the account's administrator and users with users:read or users:manage see this.
problem-forbidden-restore = Only the account's administrator restores a frozen user.
problem-forbidden-grant = You may grant only permissions that you have yourself.
problem-forbidden-audit = Only the account's administrator and users with audit:read see this.
problem-forbidden-manage = Only the account's administrator and users with users:manage do this.
problem-forbidden-stronger-user = You may not do this to a user who may do more than you, or to yourself.
problem-forbidden-policy = Only the account's administrator sees and changes its policy.
problem-forbidden-sign-up = New accounts are created by the operator of this service.
problem-forbidden-lost-factor = Ask an administrator of your account, who can reset your second factors.
problem-forbidden-way-around = This request does not come through the front door.
problem-forbidden-other-site = This request does not come from a page of this site.

# What stands in the way of a change.
problem-conflict-user-taken = This user name is taken.
problem-conflict-codes-by-mail = Codes go to this user's address. Reset its two-factor authentication first.
problem-conflict-user-frozen = This user is frozen. The account's administrator restores it first.
problem-conflict-user-without-factor = This user has no second factor turned on.
problem-conflict-user-not-frozen = This user is not frozen.
problem-conflict-frozen-by-support = Support has frozen this user. Only support can unfreeze it.
problem-conflict-no-factor-to-prove = No second factor is turned on. Send the password alone.
problem-conflict-no-passkey = There is no passkey for this account.
problem-conflict-passkeys-full = There are ten passkeys already. Remove one first.
problem-conflict-passkey-known = This passkey is there already.
problem-conflict-contact-bound = This contact is linked already.
problem-conflict-no-codes-by-mail = Codes by mail are not turned on for this account.
problem-conflict-codes-by-mail-refused = This sign-in does not take codes by mail.
problem-conflict-app-on = An authenticator app is turned on already. Turn it off first.
problem-conflict-codes-by-mail-on = Codes by mail are turned on already.
problem-conflict-nothing-to-recover = No second factor is turned on, so there is nothing to recover.
problem-conflict-factor-required = Your administrator requires a second factor. Turn another one on first that your administrator accepts.
problem-conflict-kind-of-factor = Your administrator asks for another kind of second factor.

## Rules: what a field takes

rule-factor-required = A second factor is turned on. Send method and code, too.
rule-same-client = This sign-in began with another kind of client.
rule-email-of-account = The name of this account is an email address, and that is its address.
rule-desktop-client = Only desktop apps are approved in a browser.
rule-language = Choose a language that GET /v1/config lists.
rule-phone-country = We do not send SMS to numbers of this country.
rule-one-time-code = A code has 6 digits.
rule-passkey-is-no-code = A passkey has no code. Begin at /v1/sign-in/passkey/begin, or at /v1/session/reauthenticate/passkey/begin.
rule-recovery-code = A recovery code has 16 letters and digits, such as ABCD-EFGH-JKMN-PQRS.
rule-audit-actor = An actor is the principal of an entry, or the name of a user.
rule-audit-after = The value of after is the next of an earlier answer.
rule-session-too-short = At least { $seconds } seconds.
rule-session-too-long = At most { $seconds } seconds: sessions of this service last no longer.
rule-factor-kinds = One or more of { $kinds }, each once.
rule-two-factor = Either optional or required.
rule-lost-factor = Either administrator or self.
rule-device-name = A device name has 1 to 64 characters, at least one of them visible, without line breaks.
rule-time = A time is RFC 3339, such as 2026-11-22T09:30:00Z.
rule-account-name = An account name is an email address, or 3 to 64 letters a–z, digits, dots, hyphens and underscores that start with a letter or digit.
rule-user-name = A user name is 1 to 64 letters a–z, digits, dots, hyphens and underscores that start with a letter or digit.
rule-phone-number = Enter one mobile number with a plus and the country's code, such as +49 1512 3456789.
rule-phone-not-mobile = This number receives no SMS. Enter a mobile number, not one of a landline or a service.
rule-audit-act = This is no act of the audit log.
rule-locale = A locale is a language tag such as en or pt-BR.
rule-permission = A permission is service:verb, in letters a–z, digits and hyphens, such as users:read; at most 64 characters.
rule-permissions-too-many = A user has at most 50 permissions.
rule-email = Enter one email address, such as name@example.com, in plain ASCII letters.
rule-passkey-name = A passkey's name has 1 to 64 characters, at least one of them visible, without line breaks.
rule-password-common = This password is easy to guess. Choose another one.

## Mails: parts of every mail

# $label stands before $value on one line of a mail without HTML, or alone before a list or a link.
mail-labelled = { $label }: { $value }
mail-help = Help
# $month is a number from 1 to 12; $time is hours and minutes such as 07:50.
mail-when = { $day } { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
  } { $year }, { $time } UTC
mail-root-label = Enterprise administrator
mail-name-root = { $account } ({ $label })
# The form in which a user signs in.
mail-name-user = { $account }/{ $user }
mail-fact-account = Account
mail-fact-accounts = { $count ->
    [one] Account
   *[other] Accounts
  }
mail-fact-reference = Words on the page
mail-fact-until = Good until
mail-reason-linked = You get this mail because this address is linked to an account at { $brand }.
mail-reason-entered = You get this mail because somebody entered this address at { $brand }.
mail-reason-administrator = You get this mail because an administrator entered this address at { $brand }.

## Mail: a recovery

mail-recover-subject = Reset your { $brand } password
mail-recover-preheader = Choose a new password within { $minutes } minutes. If you did not ask for it, do nothing.
mail-recover-intro = Somebody, hopefully you, has asked to reset a { $brand } password with this address. Type the code on the page where you asked for it, or choose a new password below.
mail-recover-more = This address has more accounts than this list. If yours is missing, ask for another mail and name the account under “I know my account name”, and the user name if you are a user of that account.
mail-recover-more-link = Ask for another mail
mail-recover-button = Choose a new password
mail-recover-life = Code and link are good for { $minutes } minutes. If the page shows other words than this mail, the mail belongs to another request.
mail-recover-not-you = If you did not ask for this, do nothing: your password stays as it is. Never pass the code or the link on to anybody.

## Mail: a new account

mail-activate-subject = Activate your { $brand } account
mail-activate-preheader = Choose a password within { $hours } hours to create your account.
mail-activate-intro = Welcome to { $brand }. Choose a password to create your account. The page then shows the name of the account.
mail-activate-button = Choose a password
mail-activate-life = The link is good for { $hours } hours (until { $until }). There is no account before you use it.
mail-activate-not-you = If you did not ask for an account, do nothing: none will be made.

## Mail: a link for a user

mail-invited-subject = You are invited to { $brand }
mail-invited-intro = An administrator has created a user for you at { $brand }. Choose a password to begin.
mail-user-reset-subject = Choose a new { $brand } password
mail-user-reset-intro = An administrator has reset the { $brand } password of your user. Every device was signed out. Choose a new password.
mail-user-address-subject = Confirm your address at { $brand }
mail-user-address-intro = An administrator wants to use this address for a user at { $brand }. To confirm the address, choose a password.
mail-user-preheader = Choose a password within { $hours } hours. The link works once.
mail-user-life = The link works once. It is good for { $hours } hours (until { $until }).
mail-user-not-you = If you do not know what this is about, do nothing. Never pass the link on to anybody.

## Mail: an account that exists already

mail-registered-subject = You already have a { $brand } account
mail-registered-preheader = Nothing was created or changed. Sign in, or choose a new password.
mail-registered-intro = Somebody, hopefully you, wanted to create a { $brand } account that exists already. Nothing was created or changed.
mail-registered-button = Sign in
mail-registered-forgot = If you have forgotten the password, choose a new one.
mail-registered-forgot-link = Choose a new password
mail-registered-not-you = If it was not you, do nothing.
mail-taken-subject = This name is taken at { $brand }
mail-taken-preheader = Nothing was created or changed. Choose another name.
mail-taken-intro = Somebody, hopefully you, wanted to create a { $brand } account with this address as its name. An account of this name exists already, and its owner no longer uses this address. Nothing was created or changed.
mail-taken-button = Choose another name

## Mail: an authentication code

mail-code-subject = Your { $brand } authentication code
mail-code-subject-with-code = { $subject }: { $code }
mail-code-preheader = The code is in this mail. It is good for { $minutes } minutes. Never give it to anybody.
mail-code-sign-in = This code completes the sign-in. Somebody, hopefully you, is signing in to { $brand } and has entered the right password.
mail-code-reauthenticate = This code confirms that it is you who changes the settings at { $brand }.
mail-code-enrol = This code turns on codes by email at { $brand }.
mail-code-bind = This code links this address to an account at { $brand }.
mail-code-lost-factor = You need this code to turn two-factor authentication off. Somebody, hopefully you, has entered the right { $brand } password and reported that every second factor is lost.
mail-code-life = The code is good for { $minutes } minutes. Enter it on the page or in the app that asked for it. If you asked for more than one, only the newest is good. Never give it to anybody.
mail-code-not-you = If you did not ask for it, somebody knows your password. Choose a new one now.
mail-code-not-you-link = Choose a new password
mail-code-not-you-bind = If you do not know what this is about, do nothing.

## SMS: the code stands alone between blanks

sms-recover = { $brand }: { $code } is your code to choose a new password ({ $reference }). Use it within { $minutes } minutes. Give it to nobody.
sms-bind = { $brand }: { $code } is your code to confirm this mobile number. It is good for { $minutes } minutes. Give it to nobody.
sms-lost-factor = { $brand }: { $code } is your code to turn off two-factor authentication, good for { $minutes } minutes. Not you? Change your password.
# A link follows.
sms-notice = { $subject }: { $name }, { $when }. { $question }
sms-notice-not-you = Not you?
sms-notice-unexpected = Unexpected?
sms-notice-reset = Reset the password:
sms-notice-what-to-do = What to do:

## Notices: parts of every notice

notice-reason = This mail goes to every address that is linked to the account at { $brand }, or was until this change.
notice-lead = If that was you, there is nothing to do.
notice-fact-what = What happened
notice-fact-when = When
notice-fact-contact = { $kind ->
    [email] Email address
   *[phone] Mobile number
  }
notice-fact-user = User
notice-fact-users = { $count ->
    [one] Frozen user
   *[other] Frozen users
  }
notice-fact-more-users = and { $count } more
notice-fact-passkey = Passkey
notice-fact-client = Signed in with
notice-fact-device = Device
notice-fact-browser = Approved in
notice-client = { $client ->
    [web] Browser
    [mobile] Mobile app
   *[desktop] Desktop app
  }
notice-held = Two-factor authentication stayed as it was. Until { $until }, turning it off and making new recovery codes takes a passkey, an authenticator app or a recovery code from before the reset.
notice-frozen-users = { $count ->
    [one] This user is frozen until you restore it.
   *[other] These users are frozen until you restore them.
  } You can do so 24 hours after you reset your password, or at once with a passkey, an authenticator app or a recovery code from before the reset.
notice-more = It happened { $count ->
    [one] { $count } more time
   *[other] { $count } more times
  } between { $since } and this message.
notice-button-not-me = This wasn't me
notice-button-factors-off = Turn off two-factor authentication
notice-button-forgot = Choose a new password
notice-button-account = Look at your devices
notice-button-security = Open the security settings
notice-button-sign-in = Sign in
notice-button-support = Get help

## Notices: what to do if it was not you

notice-remedy-undo = If it was not you, tell us below within { $days } days and confirm it on the page. We then undo the changes, sign out every device, and freeze the account until you reset its password.
notice-remedy-somebody-knows = If it was not you, somebody knows your password. Choose a new one now, then look at your devices and your two-factor settings.
notice-remedy-own-password = If it was not you, choose a new password now, and then one for your mailbox.
notice-remedy-read-mailbox = If it was not you, choose a new password for your mailbox first, and then one here.
notice-remedy-read-sms = If it was not you, somebody else can read your SMS. Ask your mobile operator who else has your number, and choose a new password here.
notice-remedy-administrators-link = If it was not you, ask your administrator, and choose a new password now.
notice-remedy-ask-administrator = If you did not expect this, ask your administrator. Support can help, too.
notice-remedy-ask-support = If you did not expect this, ask support.
notice-remedy-pretender = If you did not expect this, somebody may have pretended to be you. Ask support, and choose a new password.
notice-remedy-reset-to-go-on = Nobody can sign in before the password has been reset. Reset it now.
notice-remedy-choose-password = Choose a new password now.
notice-remedy-stop-wait = If it was not you, somebody knows your password. Stop it below, then choose a new password.
notice-remedy-stop-pretender = If it was not you, somebody pretends to be you. Stop it below, then tell support.
notice-remedy-end-wait = Turn two-factor authentication off below. If you did not ask for it, choose a new password instead: that stops it.
notice-remedy-unknown-factor = If it was not you, somebody knows your password. Choose a new one now. If you are then asked for a code that you do not have, tell support.
notice-remedy-unknown-passkey = If it was not you, somebody else may be able to sign in. Choose a new password now, then look at your passkeys.
notice-remedy-replace-passkey = Sign in in another way, remove this passkey, and add a new one.
notice-remedy-other-codes = If it was not you, somebody knows your password and may have the other codes. Choose a new password, then make new recovery codes.
notice-remedy-look-at-devices = If it was not you, somebody was using one of your devices or a copy of its session. Sign in, look at your devices, and sign out those you do not know.
notice-remedy-guard-account = If it was not you, nobody gets in without your password. If the password is short, or used elsewhere as well, choose a new one, and turn on two-factor authentication.
notice-remedy-sign-devices-out = If it was not you, choose a new password now, which signs every device out.

## Notices: what happened

notice-password-recovered-subject = Your { $brand } password was changed
notice-password-recovered-happened = The password was reset with { $proof ->
    [mailed-link] a link that we mailed to its email address
    [mailed-code] a code that we mailed to its email address
   *[texted-code] a code that we sent to its mobile number by SMS
  }.
notice-password-recovered-follows = Every device was signed out.
notice-password-changed-subject = Your { $brand } password was changed
notice-password-changed-happened = The password was changed in the account's settings.
notice-password-changed-follows = Every other device was signed out.
notice-password-chosen-subject = Your { $brand } password was chosen
notice-password-chosen-happened = A password was chosen with the link that an administrator made.
notice-password-chosen-follows = Every device was signed out.
notice-contact-changed-subject = The { $kind ->
    [email] email address
   *[phone] mobile number
  } of your { $brand } account was { $change ->
    [changed] changed
    [added] added
   *[removed] removed
  }
notice-contact-changed-happened = The { $kind ->
    [email] email address
   *[phone] mobile number
  } { $change ->
    [changed] was replaced by another one
    [added] was linked
   *[removed] was removed
  }.
notice-contact-changed-follows = { $change ->
    [changed] The old { $kind ->
        [email] email address
       *[phone] mobile number
      } no longer gets messages, and can no longer be used to reset the password.
    [added] It gets messages from now on, and can be used to reset the password.
   *[removed] The removed { $kind ->
        [email] email address
       *[phone] mobile number
      } no longer gets messages, and can no longer be used to reset the password.
  }
notice-email-named-subject = Another address for your { $brand } user
notice-email-named-happened = An administrator named another email address for the user.
notice-email-named-follows = The present address stays linked until the other one is confirmed.
notice-email-removed-subject = The email address of your { $brand } user was removed
notice-email-removed-happened = An administrator removed the email address of the user.
notice-email-removed-follows = It no longer gets messages for this user, and can no longer be used to reset its password.
notice-phone-removed-subject = The mobile number of your { $brand } user was removed
notice-phone-removed-happened = An administrator removed the mobile number of the user.
notice-phone-removed-follows = It no longer gets messages for this user, and can no longer be used to reset its password.
notice-user-deleted-subject = Your { $brand } user was deleted
notice-user-deleted-happened = An administrator deleted the user.
notice-user-deleted-follows = Every device was signed out. A later user of the same name is somebody else.
notice-factors-reset-subject = Two-factor authentication of your { $brand } user was reset
notice-factors-reset-happened = An administrator turned off all second factors of the user.
notice-factors-reset-follows = Signing in asks for the password alone until you turn one on again.
notice-administrator-made-subject = A user can now manage users of your { $brand } account
notice-administrator-made-happened = The user got the permission to create, change and reset users.
notice-administrator-made-follows = The user can now act on other users of the account.
notice-permissions-grown-subject = A user has more permissions in your { $brand } account
notice-permissions-grown-happened = The user got more permissions.
notice-permissions-grown-follows = The users page shows the permissions of each user.
notice-link-handed-over-subject = A link for a user of your { $brand } account was made
notice-link-handed-over-happened = A link was made with which a new password of the user can be chosen.
notice-link-handed-over-follows = Anybody who has the link can use it once, within 24 hours.
notice-user-address-named-subject = Another address for a user of your { $brand } account
notice-user-address-named-happened = Another email address was named for the user.
notice-user-address-named-follows = We mailed a link to that address. Its reader can choose a new password for the user.
notice-user-factors-reset-subject = Two-factor authentication of a user of your { $brand } account was reset
notice-user-factors-reset-happened = All second factors of the user were turned off.
notice-user-factors-reset-follows = The user signs in with the password alone until it turns a factor on again.
notice-user-restored-subject = A user of your { $brand } account was restored
notice-user-restored-happened = The frozen user was restored.
notice-user-restored-follows = The user can sign in again.
notice-policy-changed-subject = The sign-in rules of your { $brand } account were changed
notice-policy-changed-happened = The rules for signing in were changed, for the account and its users.
notice-policy-changed-follows = From now on:
notice-factor-on-subject = Two-factor authentication is on for your { $brand } account
notice-factor-on-happened = { $factor ->
    [passkey] Passkeys were turned on.
    [app] Codes from an authenticator app were turned on.
   *[email] Codes by email were turned on.
  }
notice-factor-on-follows = Signing in asks for a code after the password. Keep your recovery codes in a safe place.
notice-factor-off-subject = A second factor of your { $brand } account was turned off
notice-factor-off-happened = { $factor ->
    [passkey] Passkeys were turned off.
    [app] Codes from an authenticator app were turned off.
   *[email] Codes by email were turned off.
  }
notice-factor-off-follows = If it was the only second factor, signing in asks for the password alone from now on.
notice-passkey-added-subject = A passkey was added to your { $brand } account
notice-passkey-added-happened = The passkey was added.
notice-passkey-added-follows = It signs in without the password. Signing in with the password asks for a second factor from now on. Keep your recovery codes in a safe place.
notice-passkey-removed-subject = A passkey of your { $brand } account was removed
notice-passkey-removed-happened = The passkey was removed.
notice-passkey-removed-follows = If it was the only second factor, signing in asks for the password alone from now on.
notice-passkey-copied-subject = A passkey of your { $brand } account may have been copied
notice-passkey-copied-happened = We refused the passkey.
notice-passkey-copied-follows = A security key counts its uses, and the count of this one went back. That happens when there is a copy of the key, which somebody else may have.
notice-recovery-codes-made-subject = New recovery codes for your { $brand } account
notice-recovery-codes-made-happened = New recovery codes were made.
notice-recovery-codes-made-follows = The old codes no longer work.
notice-recovery-code-used-subject = A recovery code of your { $brand } account was used
notice-recovery-code-used-happened = A recovery code was used.
notice-recovery-code-used-follows = { $left ->
    [0] It was the last one. Make new ones in the security settings.
    [one] You have { $left } left. Make new ones in the security settings.
   *[other] You have { $left } left.
  }
notice-codes-capped-subject = Too many wrong codes for your { $brand } account
notice-codes-capped-happened = The twentieth wrong code within a day was entered.
notice-codes-capped-follows = For up to 24 hours, only a recovery code completes a sign-in. The person who entered the codes had the right password. If it was you and the codes came from an app, the clock of its device may be wrong.
notice-recovery-codes-capped-subject = Too many wrong recovery codes for your { $brand } account
notice-recovery-codes-capped-happened = The twentieth wrong recovery code within a day was entered.
notice-recovery-codes-capped-follows = For up to 24 hours, no recovery code completes a sign-in. Your passkeys, your authenticator app and codes by email still do. The person who entered the codes had the right password.
notice-wrong-codes-in-a-row-subject = { $number } wrong codes in a row for your { $brand } account
notice-wrong-codes-in-a-row-happened = { $number } wrong codes were entered in a row.
notice-wrong-codes-in-a-row-follows = { $closed ->
    [yes] Codes from an authenticator app or by email are no longer accepted. Sign in with a recovery code: the other codes work again after it. The person who entered the codes had the right password.
   *[no] At { $most } in a row, only a recovery code is accepted until you have signed in with one. The person who entered the codes had the right password.
  }
notice-session-guessed-subject = Wrong passwords on a device signed in to your { $brand } account
notice-session-guessed-happened = So many wrong passwords were entered on a signed-in device that we signed it out.
notice-session-guessed-follows = Your other devices stay signed in, and your password is the same as before.
notice-name-guessed-subject = Somebody is trying to sign in to your { $brand } account
notice-name-guessed-happened = Many passwords were tried from devices that you have not used before.
notice-name-guessed-follows = Nobody signed in this way unless we told you of a new sign-in. While it goes on, signing in from a new place may ask you to show that you are a person. Devices that you use already are not affected.
notice-factors-off-soon-subject = Two-factor authentication of your { $brand } account will be turned off
notice-factors-off-soon-happened = { $by ->
    [support] Somebody has told support that all second factors are lost.
   *[password] Somebody who knows the password has told us that all second factors are lost.
  }
notice-factors-off-soon-follows = On { $ready } we mail a link that turns two-factor authentication off. Until then, signing in with any second factor stops this.
notice-factors-off-ready-subject = You can now turn off two-factor authentication of your { $brand } account
notice-factors-off-ready-happened = The wait for lost second factors is over.
notice-factors-off-ready-follows = The link is good until { $until }. Every device is signed out when you use it.
notice-factors-off-stopped-subject = Two-factor authentication of your { $brand } account stays on
notice-factors-off-stopped-happened = Somebody used the link in one of our messages to stop turning off the second factors.
notice-factors-off-stopped-follows = The person who asked for it knows the password.
notice-lost-factors-off-subject = Two-factor authentication is off for your { $brand } account
notice-lost-factors-off-happened = All second factors were turned off because they were reported lost.
notice-lost-factors-off-follows = Every device was signed out. Signing in asks for the password alone until you turn a factor on again.
notice-frozen-subject = Your { $brand } account is frozen
notice-frozen-happened = Somebody used the link in one of our messages to report a change that they did not make. We froze the account.
notice-frozen-follows = Every device was signed out, and the changes are undone. If you did not open that link, somebody else can read your messages.
notice-frozen-by-support-subject = Support froze your { $brand } account
notice-frozen-by-support-happened = Support froze the account.
notice-frozen-by-support-follows = Every device was signed out. Until support unfreezes it, nobody can sign in or reset the password.
notice-unfrozen-by-support-subject = Support unfroze your { $brand } account
notice-unfrozen-by-support-happened = Support unfroze the account.
notice-unfrozen-by-support-follows = The password is the one from before. For 24 hours, what protects the account can be changed only with a passkey, an authenticator app or a recovery code from before.
notice-signed-out-by-support-subject = Support signed out every device of your { $brand } account
notice-signed-out-by-support-happened = Support signed out every device.
notice-signed-out-by-support-follows = Your password is the same as before.
notice-new-device-subject = New sign-in to your { $brand } account
notice-new-device-happened = There was a sign-in { $client ->
    [web] in a browser that was not known before
    [mobile] in a mobile app
   *[desktop] in a desktop app
  }.
notice-new-device-follows = The account settings list every device under “Where you are signed in”.
notice-sign-in-approved-subject = New sign-in to your { $brand } account
notice-sign-in-approved-happened = There was a sign-in in a desktop app, approved in a browser that was signed in before.
notice-sign-in-approved-follows = If somebody sent you the code or the link for it, that person is signed in to your account now. You can sign the app out in the account settings, under “Where you are signed in”.
notice-trusted-browser-copied-subject = A copy of a browser you trust was used for your { $brand } account
notice-trusted-browser-copied-happened = The right password was entered in a copy of a browser that you trust.
notice-trusted-browser-copied-follows = We asked for a code, signed out every device, and trust no browser any more. It may have been you, if the browser was restored from a backup or lost its connection during your last sign-in.

## Rules for signing in, as a notice and the audit log tell of a change

notice-policy-two-factor-required = From their next sign-in on, users need a second factor: { $kinds }.
notice-policy-two-factor-optional = Users may sign in with the password alone.
notice-policy-session-web = People who sign in in a browser stay signed in for { $life }.
notice-policy-session-app = People who sign in in an app stay signed in for { $life }.
notice-policy-life-any = as long as the service allows
notice-policy-life-days = { $count ->
    [one] at most { $count } day
   *[other] at most { $count } days
  }
notice-policy-life-hours = { $count ->
    [one] at most { $count } hour
   *[other] at most { $count } hours
  }
notice-policy-life-minutes = { $count ->
    [one] at most { $count } minute
   *[other] at most { $count } minutes
  }
notice-policy-life-seconds = { $count ->
    [one] at most { $count } second
   *[other] at most { $count } seconds
  }
notice-policy-trusted-browsers-on = People may choose that a browser does not ask them for a code again for a while.
notice-policy-trusted-browsers-off = Every browser asks for a code again at each sign-in.
notice-policy-lost-factor-administrator = Users who have lost every second factor have to ask an administrator.
notice-policy-lost-factor-self = Users who have lost every second factor can turn them off themselves.
notice-policy-kind-passkey = a passkey
notice-policy-kind-app = an authenticator app
notice-policy-kind-email = codes by email
# A list such as “a, b or c” is made of these two, from its beginning.
notice-policy-kinds-comma = { $first }, { $next }
notice-policy-kinds-or = { $first } or { $last }
