"""sourcemeta's jsonschema tool (Blaze) in its fast mode.

The tool is no library: a pass is the whole process less one over the first line alone, so it reads the file, too.
"""

import json
import re
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

COUNTS = re.compile(r"(\d+) validated, (\d+) passed, (\d+) failed")


def children_seconds():
    times = resource.getrusage(resource.RUSAGE_CHILDREN)
    return times.ru_utime + times.ru_stime


def run(tool, schema, lines):
    """(seconds, valid, invalid)"""
    command = [tool, "validate", schema, lines, "--fast", "--continue", "--format-assertion"]
    start = children_seconds()
    done = subprocess.run(command, capture_output=True, text=True)
    seconds = children_seconds() - start
    counts = COUNTS.search(done.stdout + done.stderr)
    if not counts:
        sys.exit(f"sourcemeta: {(done.stderr or done.stdout)[:2000]}")
    return seconds, int(counts.group(2)), int(counts.group(3))


def main():
    tool, schema, lines_path, passes = sys.argv[1:]
    data = Path(lines_path).read_bytes()
    with tempfile.TemporaryDirectory() as folder:
        whole, first = Path(folder) / "whole.jsonl", Path(folder) / "first.jsonl"
        whole.write_bytes(data)
        first.write_bytes(data[: data.index(b"\n") + 1] * 2)
        seconds = []
        for _ in range(int(passes)):
            start = run(tool, schema, str(first))[0]
            total, valid, invalid = run(tool, schema, str(whole))
            seconds.append(max(total - start, 1e-9))
    print(json.dumps({"valid": valid, "invalid": invalid, "bytes": len(data), "compile": None, "seconds": seconds}))


main()
