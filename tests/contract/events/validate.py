"""Prints a line for each event in a file, a JSON array, that does not fit infra/events.schema.json. tests/contract/events.rs calls it."""

import json
import sys
from pathlib import Path

import jsonschema_rs

SCHEMA = Path(__file__).resolve().parents[3] / "infra/events.schema.json"

validator = jsonschema_rs.Draft202012Validator(json.loads(SCHEMA.read_text()), validate_formats=True)
for place, event in enumerate(json.loads(Path(sys.argv[1]).read_text())):
    for fault in validator.iter_errors(event):
        print(f"{place} {event['detail-type']}: {fault.message.splitlines()[0]}")
        break
