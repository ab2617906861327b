"""Reads mails as a mail program does, and says what it found; tests/flows/messages/mails.rs calls it.

Standard input is a JSON list of mails in the form of RFC 5322; standard output is a JSON list with what Python's own
`email` package, which shares no code with Rekey, makes of each.
"""

import json
import sys
from email import message_from_bytes, policy
from email.header import decode_header, make_header
from email.utils import parseaddr


def read(source: str) -> dict:
    mail = message_from_bytes(source.encode(), policy=policy.default)
    defects = list(mail.defects) + [defect for value in mail.values() for defect in value.defects]
    # The newer policy keeps the blanks between the encoded words of a name, which RFC 2047 (6.2) has a reader drop; the older
    # one drops them.
    name, address = parseaddr(message_from_bytes(source.encode(), policy=policy.compat32)["From"])
    return {
        "from": [str(make_header(decode_header(name))), address],
        "auto_submitted": mail.get_all("Auto-Submitted"),
        "defects": [str(defect) for defect in defects],
        "text": mail.get_content(),
    }


json.dump([read(source) for source in json.load(sys.stdin)], sys.stdout)
