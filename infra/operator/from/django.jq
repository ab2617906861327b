# The users of Django, from `manage.py dumpdata auth.user`, as lines of `rekey-operator import`.
#
#   jq -c --argjson verified true -f infra/operator/from/django.jq users.json >users.jsonl
#
# Django does not know whether an address belongs to the user. Say `--argjson verified true` if your site has confirmed the addresses
# before it stored them, and `false` otherwise: then no recovery uses them. An inactive user is frozen. Not in the lines are apps of
# django-otp, groups and permissions.

(if type == "array" then .[] else . end)
| select(.model | endswith(".user"))
| .fields
| {
    account: (.username | ascii_downcase),
    email: (if .email == "" then null else {address: .email, $verified} end),
    # A password that begins with "!" is one that nobody can have.
    password: (if .password == "" or (.password | startswith("!")) then null else .password end),
    state: (if .is_active then null else "frozen" end),
    created_at: .date_joined
  }
| with_entries(select(.value != null))
