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
password-show-new = the new password
password-show-again = the repeated password
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
not-me-signs-out = <strong>We sign out every device</strong>, and freeze users that were created or given more permissions from there.
not-me-freezes = <strong>We freeze your account.</strong> Nobody can sign in until you reset the password.
not-me-undo = This was not me: undo it and freeze my account
not-me-done = It is undone, and your account is frozen
not-me-done-what = We have signed out every device of { $name }. Nobody can sign in until the password is reset.
not-me-next = What to do now
not-me-next-mailbox = Could somebody else read your mail? Then first choose a new password for your mailbox.
not-me-next-reset = Reset your password here. That unfreezes your account.
not-me-next-code = Sign in. If the page asks for a code, use your authenticator app or a recovery code. If you have neither, open the “This wasn’t me” link of an earlier message from us. The earlier the message, the more it undoes.
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
help-sms-lead = An SMS has a code and no link. Type the code on the page where you asked for it.
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
help-lost-begin = Sign in with your password. Where the page asks for the code, choose the link for lost factors. If you are a user of an account, your administrator may have to turn off your second factors for you.
help-lost-codes = We send a code to your email address. If you enter it, a wait begins, and the page says when it ends.
help-lost-both = We send codes to your email address and your mobile number. If both have been linked for 7 days without a change, both codes together turn off two-factor authentication at once. The code from the mail alone begins a wait, and the page says when it ends.
help-lost-wait = We remind you of the wait every day. Do not change your password or your contacts: that ends the wait.
help-lost-finish = At the end we mail you a link that works for 7 days. Open it and confirm. That turns off two-factor authentication and signs out every device.
help-lost-after = Sign in with your password, turn on two-factor authentication again, and save the new recovery codes.
help-lost-found = Have you found your app, a passkey or a recovery code? Sign in with it. That stops the wait.
help-lost-stranger = Did you get a reminder without asking? Then somebody knows your password. Stop the wait with the link in the message, and choose a new password.

## Scripts: recovering a name or password

js-forgot-account-too = Enter the account name, too.
js-forgot-code-wrong = This code does not match. Compare it with the message that shows the two words above. { $tries ->
    [0] You have no tries left.
    [one] You have { $tries } try left.
   *[other] You have { $tries } tries left.
  }
js-forgot-too-soon = You have asked for three messages. The next one can be sent { $when }. The codes that you already have still work.
js-recover-one = This is your account
js-recover-several = Which account do you want to reset?
js-recover-missing = Choose an account.
js-recover-user = User of { $account }
js-recover-root = Enterprise administrator
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

js-password-weak = Easy to guess. Make it longer, or mix several words.
js-password-fair = Fair. A longer password is safer.
js-password-strong = Hard to guess.

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

## Problems: what an answer of the API says

problem-rate-limited-title = Too many tries
problem-rate-limited-detail = Wait { $seconds ->
    [one] { $seconds } second
   *[other] { $seconds } seconds
  } and try again.
