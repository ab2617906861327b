"""Checks that infra/openapi.yaml is an OpenAPI 3.1 document, and that whatever has a schema in it has examples that fit.

tests/contract/openapi.rs calls it. Each fault is one line on standard output; the exit status is 1 if there is any. What is no schema
in the first place stops it.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import jsonschema_rs
import yaml
from schemathesis.specs.openapi.definitions import OPENAPI_31_VALIDATOR

CONTRACT = Path(__file__).resolve().parents[3] / "infra/openapi.yaml"


def nodes(value: object, pointer: str = "") -> Iterator[tuple[str, dict]]:
    """Every object in a document, with the JSON pointer to it."""
    if isinstance(value, dict):
        yield pointer, value
    children = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, child in children:
        yield from nodes(child, f"{pointer}/{str(key).replace('~', '~0').replace('/', '~1')}")


def examples(contract: dict, node: dict) -> list[object]:
    """The examples of a media type, a header or a parameter. An example may stand among the components."""
    shared = contract["components"]["examples"]
    named = node.get("examples", {}).values()
    given = [(shared[example["$ref"].rpartition("/")[2]] if "$ref" in example else example)["value"] for example in named]
    return given + [node["example"]] if "example" in node else given


def faults(contract: dict) -> Iterator[str]:
    """What is wrong with it."""
    for error in OPENAPI_31_VALIDATOR.iter_errors(contract):
        yield f"{error.instance_path}: {error.message}"
    registry = jsonschema_rs.Registry([("urn:contract", contract)])
    for pointer, node in nodes(contract):
        if "schema" not in node:
            continue
        schema = {"$ref": f"urn:contract#{quote(pointer)}/schema"}
        validator = jsonschema_rs.Draft202012Validator(schema, registry=registry, validate_formats=True)
        if not examples(contract, node):
            yield f"{pointer} has no example"
        for example in examples(contract, node):
            for error in validator.iter_errors(example):
                yield f"{pointer}, {error.instance_path}: {error.message}"


if __name__ == "__main__":
    found = list(faults(yaml.safe_load(CONTRACT.read_text())))
    for fault in found:
        print(fault)
    sys.exit(bool(found))
