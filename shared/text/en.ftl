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
