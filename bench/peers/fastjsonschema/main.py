"""fastjsonschema (draft 7), which compiles a schema to Python."""

import fastjsonschema
from measure import measure


def prepare(schema):
    validate = fastjsonschema.compile(schema)

    def accepts(value):
        try:
            validate(value)
        except fastjsonschema.JsonSchemaValueException:
            return False
        return True

    return accepts


measure(prepare)
