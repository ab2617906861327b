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

## Problems: what an answer of the API says. They have no $brand.

# Two sentences, one after the other.
problem-sentences = { $before } { $next }

problem-invalid-codes-of-contacts = Send email_code, or email_code and phone_code.
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
problem-passkey-refused-detail = This passkey does not sign you in by itself. Sign in with your password, then use the passkey. It works alone again after one such sign-in; a passkey that was added within 24 hours after a password recovery waits for their end as well.
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
problem-two-factor-required-detail = Your administrator requires two-factor authentication. Turn it on on the page, then sign in again elsewhere.
problem-not-found-title = Not found
problem-not-found-detail = There is nothing here.
problem-name-taken-title = Name taken
problem-name-taken-detail = This account name is taken. Choose another one.
problem-conflict-title = Changed meanwhile
problem-conflict-detail = Something changed in the meantime. Look again and repeat.
problem-state-conflict-title = Not as things are
problem-support-required-title = No code can reach you
problem-support-required-detail = No email address is bound to this account, so no code can be mailed. Tell us with the report form.
problem-lost-factor-support-title = Support has to help
problem-lost-factor-support-detail = The password was set through one of your contacts, or no email address is bound, so no further code proves that it is you. Tell us with the report form.
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
problem-conflict-contact-bound = This is what is bound already.
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
rule-email-of-account = An account named by an address has that address.
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
rule-password-too-short = Use at least { $password-min } characters.
rule-password-too-long = Use at most { $password-max } characters.
rule-password-bad-character = Use letters, numbers and special characters only.
rule-password-common = This password is easy to guess. Choose another one.
rule-password-contains-name = Leave your account or user name out of it.
