# The users of a database of Auth0, from the export of password hashes that its support makes, as lines of `rekey-operator import`.
#
#   jq -c -f infra/operator/from/auth0.jq users.json >users.jsonl
#
# The account is named by the username or else the address. Not in the lines are second factors and metadata: add secrets of apps as
# the field `totp`.

([.identifiers[]? | select(.type == "email")][0]) as $identifier
| (.email // $identifier.value) as $address
| {
    account: (.username // $address),
    email: (if $address then {address: $address, verified: ((.email_verified // $identifier.verified) == true)} else null end),
    password: .passwordHash
  }
| with_entries(select(.value != null))
