#!/usr/bin/env python3
"""What the benchmarks do to schemas, so that each peer can take them."""

import sys
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "bench"))
from harness.peers import PEERS, SOURCES, TOOLS  # noqa: E402
from harness.schemas import NotExpressible, bundled, formats_of, in_dialect, without_formats  # noqa: E402

DRAFT_07 = "http://json-schema.org/draft-07/schema#"
DRAFT_04 = "http://json-schema.org/draft-04/schema#"


class Schemas(unittest.TestCase):
    maxDiff = None

    def test_a_bundle_refers_to_nothing_outside_and_keeps_no_annotations_of_ours(self):
        bundle = bundled(ROOT / "schemas/versori/connection.schema.json")
        text = str(bundle)
        self.assertNotIn(".schema.json", text)
        self.assertNotIn("x-source", text)
        self.assertEqual(bundle["properties"]["credentials"], {"$ref": "#/$defs/credentials-response"})
        self.assertIn("credential-data-oauth2-client", bundle["$defs"])
        self.assertEqual(formats_of(bundle), {"ulid", "date-time", "uri", "password"})

    def test_draft_07_gets_what_stands_beside_a_reference_by_way_of_all_of(self):
        schema = {"$ref": "#/$defs/a", "type": "object", "$defs": {"a": {"dependentRequired": {"b": ["c"]}}}}
        self.assertEqual(
            in_dialect(schema, "draft-07"),
            {
                "$schema": DRAFT_07,
                "type": "object",
                "definitions": {"a": {"dependencies": {"b": ["c"]}}},
                "allOf": [{"$ref": "#/definitions/a"}],
            },
        )

    def test_draft_04_gets_conditions_and_constants_in_its_own_words(self):
        schema = {"items": {"if": {"const": ""}, "else": {"format": "uri"}}, "exclusiveMinimum": 3}
        self.assertEqual(
            in_dialect(schema, "draft-04"),
            {
                "$schema": DRAFT_04,
                "items": {
                    "allOf": [
                        {"anyOf": [{"allOf": [{"enum": [""]}, {}]}, {"allOf": [{"not": {"enum": [""]}}, {"format": "uri"}]}]}
                    ]
                },
                "minimum": 3,
                "exclusiveMinimum": True,
            },
        )

    def test_a_dialect_without_the_keyword_is_not_given_less(self):
        for dialect, schema in (("draft-07", {"unevaluatedProperties": False}), ("draft-04", {"propertyNames": {}})):
            with self.assertRaises(NotExpressible):
                in_dialect({"properties": {"a": schema}}, dialect)

    def test_formats_are_left_out_by_name_and_members_of_that_name_are_not(self):
        schema = {"properties": {"format": {"format": "ulid"}, "at": {"format": "date"}}}
        self.assertEqual(
            without_formats(schema, {"ulid"}), {"properties": {"format": {}, "at": {"format": "date"}}}
        )


class Peers(unittest.TestCase):
    def test_every_peer_has_its_folder_and_every_folder_its_peer(self):
        folders = {path.name for path in SOURCES.iterdir() if path.is_dir() and path.name != "__pycache__"}
        self.assertEqual({peer.folder for peer in PEERS + TOOLS}, folders)


if __name__ == "__main__":
    unittest.main()
