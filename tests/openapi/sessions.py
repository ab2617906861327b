"""Who is signed in while schemathesis runs over infra/openapi.yaml; tests/openapi.rs names this file in its environment.

The sessions are those that REKEY_SAMPLES plants (infra/local/src/samples.rs), each of an account that keeps it through the
call. What ends the session that it is called with gets a new one each time, so that it is never called in vain.
"""

import requests
import schemathesis

SESSION = "session_{}.{}.everybody-may-read-this_it-guards-a-sampleA"
# The session of an app, for whatever changes nothing.
APP = SESSION.format("samplehomeaaaaaaaaaaaaaaaa", "sampleappaaaaaaaaaaaaaaaaa")
# The session of a browser that survives while the account's others end.
BROWSERS = {
    "changePassword": SESSION.format("samplechangeaaaaaaaaaaaaaa", "samplewebaaaaaaaaaaaaaaaaa"),
    "endOtherSessions": SESSION.format("sampleothersaaaaaaaaaaaaaa", "samplewebaaaaaaaaaaaaaaaaa"),
}


def sign_in(url):
    body = {"account": "sample-home", "password": "open-sesame-42", "client": "mobile"}
    answer = requests.post(f"{url}/v1/sign-in", json=body, timeout=60)
    answer.raise_for_status()
    return answer.json()["token"]


@schemathesis.auth(refresh_interval=None)
class Session:
    """The cookie or the bearer token for calls that ask for one."""

    def get(self, case, context):
        operation = case.operation.definition.raw
        name = operation["operationId"]
        if "security" not in operation:
            return None
        if name in BROWSERS:
            return "cookie", BROWSERS[name]
        return "bearer", sign_in(case.operation.base_url) if name in ("signOut", "endSession") else APP

    def set(self, case, data, context):
        kind, token = data
        if kind == "cookie":
            case.cookies["__Host-rekey"] = token
        else:
            case.headers["Authorization"] = f"Bearer {token}"
