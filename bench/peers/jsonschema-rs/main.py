"""jsonschema-rs: the Rust crate `jsonschema` behind Python, over what json.loads gives."""

import jsonschema_rs
from measure import measure

measure(lambda schema: jsonschema_rs.validator_for(schema, validate_formats=True).is_valid)
