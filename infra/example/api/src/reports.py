"""The function of the example: reports of an account.

The gateway calls a protected route only if Rekey's authorizer let the request in, and hands on what the authorizer knows about
the caller. Who may do what is the decision of this function.
"""

import json
from pathlib import Path

FILES = Path(__file__).parent
POLICY = "default-src 'none'; script-src 'self'; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'"


def handler(event, _context):
    match event["routeKey"]:
        case "GET /":
            return answer(200, (FILES / "page.html").read_text(), "text/html")
        case "GET /page.js":
            return answer(200, (FILES / "page.js").read_text(), "text/javascript")
        case "GET /reports":
            return list_reports(event["requestContext"]["authorizer"]["lambda"])
        case "POST /reports":
            return order_report(event["requestContext"]["authorizer"]["lambda"])


def list_reports(caller):
    if not may(caller, "reports:read"):
        return refuse("forbidden")
    # A service keeps what belongs to a caller under `principal`. The id is never used again. A name may be, after a deletion.
    return answer(200, {"account": caller["account"], "reader": caller["principal"], "reports": ["2026-10", "2026-11"]})


def order_report(caller):
    if not may(caller, "reports:write"):
        return refuse("forbidden")
    # Empty unless the person has entered the password in the last minutes.
    if not caller["reauthenticated_until"]:
        return refuse("reauthentication_required")
    return answer(202, {"ordered_by": caller["principal"]})


def may(caller, permission):
    """The root of an account may do everything. A user has permissions, which its administrator chooses."""
    return caller["role"] == "root" or permission in caller["permissions"].split()


def refuse(code):
    return answer(403, {"code": code})


def answer(status, body, media_type="application/json"):
    headers = {
        "content-type": f"{media_type}; charset=utf-8",
        "cache-control": "no-store",
        "content-security-policy": POLICY,
        "x-content-type-options": "nosniff",
    }
    return {"statusCode": status, "headers": headers, "body": body if isinstance(body, str) else json.dumps(body)}
