"""Schemas as each peer can take them: one file, without our own annotations, in a dialect that the peer knows."""

import json
from pathlib import Path

MAPS = {"properties", "patternProperties", "$defs", "definitions", "dependentSchemas"}
LISTS = {"allOf", "anyOf", "oneOf", "prefixItems"}
SINGLE = {
    "items", "additionalItems", "contains", "additionalProperties", "propertyNames", "unevaluatedItems",
    "unevaluatedProperties", "not", "if", "then", "else",
}  # fmt: skip
URIS = {
    "2020-12": "https://json-schema.org/draft/2020-12/schema",
    "draft-07": "http://json-schema.org/draft-07/schema#",
    "draft-04": "http://json-schema.org/draft-04/schema#",
}


class NotExpressible(Exception):
    """The dialect has no keyword that does the same."""


def transformed(schema, change):
    """The schema with `change` applied to every subschema, the innermost first."""
    if isinstance(schema, bool):
        return schema
    inner = {}
    for keyword, value in schema.items():
        if keyword in MAPS:
            value = {name: transformed(one, change) for name, one in value.items()}
        elif keyword in LISTS or (keyword == "items" and isinstance(value, list)):
            value = [transformed(one, change) for one in value]
        elif keyword in SINGLE:
            value = transformed(value, change)
        inner[keyword] = value
    return change(inner)


def bundled(path):
    """The schema at `path`, the files it refers to among its $defs, without annotations of our own."""
    path = Path(path)
    definitions, waiting = {}, []

    def change(schema):
        kept = {keyword: value for keyword, value in schema.items() if not keyword.startswith("x-")}
        file, _, fragment = kept.get("$ref", "#").partition("#")
        if file:
            waiting.append(file)
            kept["$ref"] = "#/$defs/" + file.removesuffix(".schema.json") + fragment
        return kept

    root = transformed(json.loads(path.read_text(encoding="utf-8")), change)
    while waiting:
        file = waiting.pop()
        name = file.removesuffix(".schema.json")
        if name not in definitions:
            definitions[name] = None  # so that a loop of references ends
            part = transformed(json.loads((path.parent / file).read_text(encoding="utf-8")), change)
            part.pop("$schema", None)
            definitions[name] = part
    if definitions:
        root["$defs"] = {**root.get("$defs", {}), **definitions}
    return root


def without_formats(schema, unknown):
    """The schema without the formats named in `unknown`."""
    return transformed(
        schema, lambda one: {k: v for k, v in one.items() if not (k == "format" and v in unknown)}
    )


def formats_of(schema):
    formats = set()
    transformed(schema, lambda one: formats.add(one.get("format")) or one)
    return formats - {None}


def in_dialect(schema, dialect):
    """The schema in 2020-12 (or what it was written in), "draft-07" or "draft-04". Raises NotExpressible."""
    if dialect == "2020-12":
        return schema
    schema = transformed(schema, to_draft_07)
    if dialect == "draft-04":
        schema = transformed(schema, to_draft_04)
    return {**schema, "$schema": URIS[dialect]}


def to_draft_07(schema):
    """Draft 7 ignores what stands beside a $ref, and knows some keywords by older names."""
    schema = dict(schema)
    for keyword in ("unevaluatedProperties", "unevaluatedItems", "minContains", "maxContains", "$dynamicRef"):
        if keyword in schema:
            raise NotExpressible(keyword)
    if "$defs" in schema:
        schema["definitions"] = schema.pop("$defs")
    if "prefixItems" in schema:
        schema["additionalItems"] = schema.pop("items", True)
        schema["items"] = schema.pop("prefixItems")
    for keyword in ("dependentRequired", "dependentSchemas"):
        if keyword in schema:
            schema.setdefault("dependencies", {}).update(schema.pop(keyword))
    if "$ref" in schema:
        reference = {"$ref": schema.pop("$ref").replace("#/$defs/", "#/definitions/")}
        if not schema:
            return reference
        schema["allOf"] = [*schema.get("allOf", []), reference]
    return schema


def to_draft_04(schema):
    schema = dict(schema)
    for keyword in ("contains", "propertyNames"):
        if keyword in schema:
            raise NotExpressible(keyword)
    if "const" in schema:
        schema["enum"] = [schema.pop("const")]
    for exclusive, bound in (("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum")):
        if exclusive in schema:
            if bound in schema:
                raise NotExpressible(exclusive + " beside " + bound)
            schema[bound], schema[exclusive] = schema[exclusive], True
    if "if" in schema:
        condition, yes, no = schema.pop("if"), schema.pop("then", {}), schema.pop("else", {})
        either = {"anyOf": [{"allOf": [condition, yes]}, {"allOf": [{"not": condition}, no]}]}
        schema["allOf"] = [*schema.get("allOf", []), either]
    return schema
