"""Prints the place of each record in a file, a JSON array, that does not fit infra/operator/record.schema.json. tests/operator/import/faults.rs calls it."""

import json
import sys
from pathlib import Path

import jsonschema_rs

SCHEMA = Path(__file__).resolve().parents[3] / "infra/operator/record.schema.json"

validator = jsonschema_rs.Draft202012Validator(json.loads(SCHEMA.read_text()), validate_formats=True)
for place, record in enumerate(json.loads(Path(sys.argv[1]).read_text())):
    if not validator.is_valid(record):
        print(place)
