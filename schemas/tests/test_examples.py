"""The examples seen by another validator: the schema files alone must carry the contract."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

ROOT = Path(__file__).parent.parent
SCHEMAS = {path.name: json.loads(path.read_text("utf-8")) for path in ROOT.glob("*.schema.json")}
REGISTRY = Registry().with_resources(
    (name, Resource.from_contents(schema)) for name, schema in SCHEMAS.items()
)
VALID = sorted((ROOT / "examples" / "valid").glob("*.json"))
INVALID = sorted((ROOT / "examples" / "invalid").glob("*.json"))


def validator(example: Path) -> Draft202012Validator:
    schema = SCHEMAS[example.name.split(".")[0] + ".schema.json"]
    return Draft202012Validator(schema, registry=REGISTRY)


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_is_a_schema(name: str) -> None:
    Draft202012Validator.check_schema(SCHEMAS[name])


@pytest.mark.parametrize("example", VALID, ids=lambda path: path.stem)
def test_accepts(example: Path) -> None:
    validator(example).validate(json.loads(example.read_text("utf-8")))


@pytest.mark.parametrize("example", INVALID, ids=lambda path: path.stem)
def test_refuses(example: Path) -> None:
    assert not validator(example).is_valid(json.loads(example.read_text("utf-8"))["value"])
