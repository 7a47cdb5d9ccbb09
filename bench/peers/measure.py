"""What the Python programs of this folder do with a function that says whether a value is valid: see measure.h."""

import json
import sys
import time
from pathlib import Path


def measure(prepare):
    """PROGRAM SCHEMA LINES PASSES. `prepare` takes the schema and gives the function."""
    schema_path, lines_path, passes = sys.argv[1:]
    data = Path(lines_path).read_bytes()
    schema = json.loads(Path(schema_path).read_bytes())
    start = time.process_time()
    accepts = prepare(schema)
    compile_seconds = time.process_time() - start
    seconds = []
    for _ in range(int(passes)):
        start = time.process_time()
        lines = data.splitlines()
        valid = sum(accepts(json.loads(line)) for line in lines)
        seconds.append(time.process_time() - start)
    result = {"valid": valid, "invalid": len(lines) - valid, "bytes": len(data)}
    print(json.dumps({**result, "compile": compile_seconds, "seconds": seconds}))
