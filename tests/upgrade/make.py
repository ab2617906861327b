"""Makes the data file of `tests/upgrade`, with a `rekey` of an earlier version. Run it when the stored format has changed:

    python3 tests/upgrade/make.py path/to/rekey

It writes data.sql, a dump of the database file, and data.json, which holds every secret that the tests use: passwords, seeds,
cookies and tokens. The program ends while messages are stored and not sent.
"""

import base64
import concurrent.futures
import contextlib
import hashlib
import hmac
import http.client
import json
import os
import pathlib
import re
import sqlite3
import struct
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).parent
PORT = 18787
DEMO_PASSWORD = "open-sesame-42"
PASSWORD = "Tr0ub4dor & three"


class Browser:
    """A browser with cookies at the running stack."""

    def __init__(self):
        self.cookies = {}

    def call(self, method, path, body=None, expect=200):
        connection = http.client.HTTPConnection("127.0.0.1", PORT)
        headers = {"content-type": "application/json", "sec-fetch-site": "same-origin", "accept": "application/json"}
        if self.cookies:
            headers["cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        connection.request(method, path, None if body is None else json.dumps(body), headers)
        answer = connection.getresponse()
        for cookie in answer.msg.get_all("set-cookie") or []:
            name, value = cookie.split(";")[0].split("=", 1)
            self.cookies[name] = value
        text = answer.read().decode()
        if answer.status != expect:
            raise SystemExit(f"{method} {path}: {answer.status} {text}")
        return json.loads(text) if text else None

    def post(self, path, body=None, expect=200):
        return self.call("POST", path, {} if body is None else body, expect)

    def sign_in(self, account, user=None, password=DEMO_PASSWORD):
        return self.post("/v1/sign-in", {"account": account, "user": user, "password": password, "client": "web"})

    def confirm(self, password=DEMO_PASSWORD):
        self.post("/v1/session/reauthenticate", {"password": password}, 204)


def mail(address, part):
    """The text of the newest message to a contact that contains this part, as soon as it has arrived."""
    for _ in range(300):
        found = [mail["text"] for mail in Browser().call("GET", "/dev/outbox") if mail["to"] == address and part in mail["text"]]
        if found:
            return found[-1]
        time.sleep(0.1)
    raise SystemExit(f"no mail to {address} with {part}")


def token(text, page):
    return re.search(rf"/{page}#token=(\S+)", text)[1]


def digits(text):
    return re.search(r"(?<!\S)\d{6}(?!\S)", text)[0]


def app_code(secret):
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    mac = hmac.digest(key, struct.pack(">Q", int(time.time()) // 30), hashlib.sha1)
    start = mac[-1] & 15
    return f"{(struct.unpack('>I', mac[start:start + 4])[0] & 0x7FFFFFFF) % 1000000:06}"


def start(program, data):
    environment = {
        "REKEY_LISTEN": f"127.0.0.1:{PORT}", "REKEY_DATA": data, "REKEY_CAPTCHA": "off", "REKEY_LIMIT_SCALE": "1000", "REKEY_LOG": "warn",
    }
    process = subprocess.Popen([program], env=environment, stdout=subprocess.DEVNULL)
    for _ in range(100):
        try:
            Browser().call("GET", "/v1/config")
            return process
        except ConnectionRefusedError:
            time.sleep(0.1)
    raise SystemExit("the stack did not start")


def factors(kept):
    """`flowmatic` has an authenticator app and recovery codes, `analytical-engine` has codes by mail."""
    root = Browser()
    root.sign_in("flowmatic")
    root.confirm()
    secret = root.post("/v1/two-factor/app")["secret"]
    kept["app_secret"] = secret
    kept["recovery_codes"] = root.post("/v1/two-factor/app/confirm", {"code": app_code(secret)})["recovery_codes"]
    kept["session_cookies"] = root.cookies

    mailed = Browser()
    mailed.sign_in("analytical-engine")
    mailed.confirm()
    mailed.post("/v1/two-factor/email", expect=202)
    code = digits(mail("ada@example.com", "code"))
    mailed.post("/v1/two-factor/email/confirm", {"code": code})
    return root


def users(root, kept):
    """`lin` is frozen, `new` has an invitation, and the demo user `mark` is as the start made it."""
    root.post("/v1/users", {"user": "lin", "email": "lin@example.org", "permissions": ["reports:read"]}, 201)
    lin = Browser()
    lin.post("/v1/accounts/activate", {"token": token(mail("lin@example.org", "/activate#"), "activate"), "password": PASSWORD})
    lin.sign_in("flowmatic", "lin", PASSWORD)
    lin.post("/v1/account/password", {"current_password": PASSWORD, "new_password": PASSWORD + "!"}, 204)
    lin.post("/v1/not-me", {"token": token(mail("lin@example.org", "password"), "not-me")})
    root.post("/v1/users", {"user": "new", "email": "new@example.org", "permissions": []}, 201)
    kept["invitation"] = token(mail("new@example.org", "/activate#"), "activate")


def registered(account, email):
    browser = Browser()
    browser.post("/v1/accounts", {"account": account, "email": email}, 202)
    browser.post("/v1/accounts/activate", {"token": token(mail(email, "/activate#"), "activate"), "password": PASSWORD})
    browser.sign_in(account, None, PASSWORD)
    browser.confirm(PASSWORD)
    return browser


def pending(kept):
    """What is begun and not finished, each in an account of its own."""
    changing = registered("changing", "changing@example.org")
    changing.post("/v1/account/email", {"email": "changed@example.org"}, 202)
    kept["change_cookies"] = changing.cookies
    kept["change_code"] = digits(mail("changed@example.org", "code"))

    robbed = registered("robbed", "robbed@example.org")
    robbed.post("/v1/account/email", {"email": "thief@example.net"}, 202)
    robbed.post("/v1/account/email/confirm", {"code": digits(mail("thief@example.net", "code"))}, 204)
    kept["not_me"] = token(mail("robbed@example.org", "was replaced by"), "not-me")

    registered("forgetful", "forgetful@example.org")
    kept["recovery"] = Browser().post("/v1/recovery", {"email": "forgetful@example.org"}, 202)["recovery_id"]
    text = mail("forgetful@example.org", "/reset#")
    kept["recovery_link"] = token(text, "reset")
    kept["recovery_code"] = re.search(r"(?<!\S)[0-9A-Z]{4}-[0-9A-Z]{4}(?!\S)", text)[0]

    kept["challenge"] = Browser().post("/v1/sign-in", {"account": "flowmatic", "password": DEMO_PASSWORD, "client": "mobile"})["challenge"]
    Browser().post("/v1/accounts", {"account": "begun", "email": "begun@example.org"}, 202)
    kept["registration"] = token(mail("begun@example.org", "/activate#"), "activate")


def ask_until_the_end():
    with contextlib.suppress(http.client.HTTPException, OSError):
        Browser().post("/v1/recovery", {"email": "grace@example.com"}, 202)


def unsent(database):
    """The id of a recovery that is stored and was not sent."""
    keys = {key.removeprefix("S:") for (key,) in database.execute('SELECT pk FROM "rekey-flows"')}
    asked = (key.removeprefix("RECOVERY#") for key in sorted(keys) if key.startswith("RECOVERY#"))
    recovery = next((recovery for recovery in asked if f"DELIVERED#{recovery}" not in keys), None)
    return recovery or sys.exit("every message was sent before the program ended; run it again")


def main():
    program = sys.argv[1]
    kept = {"password": PASSWORD}
    with tempfile.TemporaryDirectory() as folder:
        data = os.path.join(folder, "rekey.db")
        process = start(program, data)
        try:
            users(factors(kept), kept)
            pending(kept)
        finally:
            process.terminate()
            process.wait()
        process = start(program, data)
        try:
            # The first answer ends the program, so that most of these recoveries are stored and not sent.
            with concurrent.futures.ThreadPoolExecutor(8) as pool:
                asked = [pool.submit(ask_until_the_end) for _ in range(8)]
                concurrent.futures.wait(asked, return_when=concurrent.futures.FIRST_COMPLETED)
                process.kill()
        finally:
            process.kill()
            process.wait()
        kept["made_at"] = int(time.time())
        database = sqlite3.connect(data)
        kept["unsent"] = unsent(database)
        (HERE / "data.sql").write_text("".join(f"{line}\n" for line in database.iterdump()), encoding="utf-8")
        database.close()
    (HERE / "data.json").write_text(json.dumps(kept, indent=2) + "\n", encoding="utf-8")


main()
