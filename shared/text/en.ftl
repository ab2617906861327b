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
mail-name-root = { $account } (Enterprise administrator)
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
notice-frozen-by-support-subject = Support locked your { $brand } account
notice-frozen-by-support-happened = Support locked the account.
notice-frozen-by-support-follows = Every device was signed out. Until support unlocks it, nobody can sign in or reset the password.
notice-unfrozen-by-support-subject = Support unlocked your { $brand } account
notice-unfrozen-by-support-happened = Support unlocked the account.
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
notice-new-device-follows = Each device that is signed in is listed under Devices in the account settings.
notice-sign-in-approved-subject = New sign-in to your { $brand } account
notice-sign-in-approved-happened = There was a sign-in in a desktop app, approved in a browser that was signed in before.
notice-sign-in-approved-follows = If somebody sent you the code or the link for it, that person is signed in to your account now. You can sign the app out under Devices in the account settings.
notice-trusted-browser-copied-subject = A copy of a browser you trust was used for your { $brand } account
notice-trusted-browser-copied-happened = The right password was entered in a copy of a browser that you trust.
notice-trusted-browser-copied-follows = We asked for a code, signed out every device, and trust no browser any more. It may have been you, if the browser was restored from a backup or lost its connection during your last sign-in.

## Rules for signing in, as a notice and the audit log tell of a change

policy-two-factor-required = From their next sign-in on, users need a second factor: { $kinds }.
policy-two-factor-optional = Users may sign in with the password alone.
policy-session-web = People who sign in in a browser stay signed in for { $life }.
policy-session-app = People who sign in in an app stay signed in for { $life }.
policy-life-any = as long as the service allows
policy-life-days = { $count ->
    [one] at most { $count } day
   *[other] at most { $count } days
  }
policy-life-hours = { $count ->
    [one] at most { $count } hour
   *[other] at most { $count } hours
  }
policy-life-minutes = { $count ->
    [one] at most { $count } minute
   *[other] at most { $count } minutes
  }
policy-life-seconds = { $count ->
    [one] at most { $count } second
   *[other] at most { $count } seconds
  }
policy-trusted-browsers-on = People may choose that a browser does not ask them for a code again for a while.
policy-trusted-browsers-off = Every browser asks for a code again at each sign-in.
policy-lost-factor-administrator = Users who have lost every second factor have to ask an administrator.
policy-lost-factor-self = Users who have lost every second factor can turn them off themselves.
policy-kind-passkey = a passkey
policy-kind-app = an authenticator app
policy-kind-email = codes by email
# A list such as “a, b or c” is made of these two, from its beginning.
policy-kinds-comma = { $first }, { $next }
policy-kinds-or = { $first } or { $last }
