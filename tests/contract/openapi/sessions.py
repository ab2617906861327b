"""Who is signed in while schemathesis runs over infra/openapi.yaml; tests/contract/openapi.rs names this file in its environment.

Browsers' sessions are those that REKEY_SAMPLES plants (infra/local/src/samples), each of an account that keeps it through
the call. Apps sign in: no call ends a session whose id stands in no example. What ends the session that it is called with
gets a new one each time, so that it is never called in vain.
"""

import functools
import hmac
import json
import time
from pathlib import Path

import requests
import schemathesis

SESSION = "session_{:a<26}.{:a<26}.everybody-may-read-this_it-guards-a-sampleA"
# Whose session in a browser it takes.
BROWSERS = json.loads(Path(__file__).with_name("sessions.json").read_text())
# The code of an authenticator app in the contract's examples, and the secret of every app among the samples.
APP_CODE, SEED = "287082", b"12345678901234567890"


def sign_in(url):
    body = {"account": "sample-home", "password": "open-sesame-42", "client": "mobile"}
    answer = requests.post(f"{url}/v1/sign-in", json=body, timeout=60)
    answer.raise_for_status()
    return answer.json()["token"]


@functools.cache
def signed_in(url):
    """For whatever changes nothing."""
    return sign_in(url)


def app_code(now):
    """What the app shows (RFC 6238)."""
    digest = hmac.digest(SEED, int(now // 30).to_bytes(8, "big"), "sha1")
    place = digest[-1] & 15
    return f"{(int.from_bytes(digest[place : place + 4], 'big') & 0x7FFFFFFF) % 10**6:06}"


@schemathesis.auth(refresh_interval=None)
class Session:
    """The cookie or the bearer token for calls that ask for one."""

    def get(self, case, context):
        operation = case.operation.definition.raw
        name = operation["operationId"]
        if "security" not in operation:
            return None
        with_a_code = isinstance(case.body, dict) and bool(case.body.get("code"))
        account = BROWSERS.get(f"{name}, with a code" if with_a_code else name, BROWSERS.get(name))
        if account:
            return "cookie", SESSION.format(account.replace("-", ""), "sampleweb")
        get = sign_in if name in ("signOut", "endSession") else signed_in
        return "bearer", get(case.operation.base_url)

    def set(self, case, data, context):
        kind, token = data
        if kind == "cookie":
            case.cookies["__Host-rekey"] = token
        else:
            case.headers["Authorization"] = f"Bearer {token}"


@schemathesis.hook
def before_call(context, case, kwargs):
    """Sends the code that the app shows now where the contract has one that it showed once."""
    if isinstance(case.body, dict) and case.body.get("code") == APP_CODE:
        case.body = {**case.body, "code": app_code(time.time())}
