# The users of Keycloak, from the JSON of `kc.sh export`, as lines of `rekey-operator import`.
#
#   jq -c -f infra/operator/from/keycloak.jq realm.json >users.jsonl
#
# A disabled user is frozen. Of several authenticator apps, the first one is kept. Not in the lines are passkeys, which work at the
# host name of Keycloak only, groups, roles, attributes, and the accounts of services.

# The first credential of a type, with the two texts of JSON that it consists of.
def credential(type): [.credentials[]? | select(.type == type) | (.secretData | fromjson) + (.credentialData | fromjson)][0];

# Base32 of ASCII, by its bits: `@base32` is missing in some versions of jq.
def base32:
  [explode[] | . as $byte | range(7; -1; -1) | ($byte / pow(2; .) | floor) % 2]
  | [range(0; length; 5) as $at | .[$at:$at + 5] | . + [range(5 - length) | 0] | reduce .[] as $bit (0; . * 2 + $bit)]
  | map("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"[.:. + 1])
  | add;

def hash:
  .additionalParameters as $more
  | {algorithm, iterations: .hashIterations, salt, hash: .value}
  + if .algorithm != "argon2" then {}
    elif $more.version[0] != "1.3" then error("a hash of Argon2 has another version than 1.3")
    else {algorithm: "argon2\($more.type[0])", memory: ($more.memory[0] | tonumber), parallelism: ($more.parallelism[0] | tonumber)}
    end;

# The import rejects an app that counts (HOTP), by the algorithm.
def app: {
  secret: (if .secretEncoding == "BASE32" then .value else (.value | base32) end),
  algorithm: (if .subType == "totp" then (.algorithm | ltrimstr("Hmac")) else .subType end),
  digits,
  period
};

.users[]
| select(.serviceAccountClientId == null)
| {
    account: .username,
    email: (if .email then {address: .email, verified: (.emailVerified == true)} else null end),
    password: (credential("password") | if . then hash else null end),
    totp: (credential("otp") | if . then app else null end),
    state: (if .enabled == false then "frozen" else null end),
    created_at: (if .createdTimestamp then (.createdTimestamp / 1000 | floor | todate) else null end)
  }
| with_entries(select(.value != null))
