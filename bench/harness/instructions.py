"""Instructions of ours per document: the same on a busy machine, and from one day to the next."""

import json
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from harness.schemas import bundled


def counter():
    """The command that counts, or nothing if the machine has none."""
    perf = ["perf", "stat", "-x,", "-e", "instructions:u"]
    if shutil.which("perf") and subprocess.run([*perf, "true"], capture_output=True).returncode == 0:
        done = subprocess.run([*perf, "true"], capture_output=True, text=True)
        if re.search(r"^\d+,", done.stderr, re.MULTILINE):
            return perf
    if shutil.which("valgrind"):
        return ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null"]
    return None


def count(command):
    done = subprocess.run(command, capture_output=True, text=True)
    found = re.search(r"^(\d+),.*instructions|Collected : (\d+)", done.stderr, re.MULTILINE)
    if done.returncode != 0 or not found:
        raise RuntimeError(done.stderr[-500:])
    return int(found.group(1) or found.group(2))


def measure(command, corpora, shapes, documents=200):
    """Instructions per document and per byte of one more pass, so that neither start nor compiling counts."""
    tool = counter()
    if tool is None:
        return {"left out": "neither perf nor valgrind can count here"}
    results = {"counted by": tool[0], "shapes": {}}
    with tempfile.TemporaryDirectory() as folder:
        schema = Path(folder) / "schema.json"
        for shape in shapes:
            schema.write_text(json.dumps(bundled(shape.schema)), encoding="utf-8")
            arguments = (shape.base, "--documents", str(documents), *shape.options)
            lines = corpora.write(f"{shape.name}-{documents}.ndjson", *arguments)
            one, two = (count([*tool, *command, schema, lines, passes]) for passes in ("1", "2"))
            results["shapes"][shape.name] = {
                "per document": (two - one) / documents,
                "per byte": (two - one) / lines.stat().st_size,
            }
    return results
