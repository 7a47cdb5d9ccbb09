"""The whole process: start to verdict, with its memory, of the tools that people run."""

import json
import subprocess
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from harness.machine import pinned
from harness.schemas import bundled

SECONDS = 120  # for one run of one tool


@dataclass(frozen=True)
class Tool:
    name: str
    needs: Path
    arguments: tuple  # SCHEMA and FILES stand for those

    def command(self, schema, files):
        command = []
        for argument in self.arguments:
            command += files if argument == "FILES" else [schema if argument == "SCHEMA" else argument]
        return [str(part) for part in command]


def tools(place):
    ours = place.build / "contract-check"
    nothing = place.build / "bench" / "contract-nothing"
    python = place.python().parent / "check-jsonschema"
    ajv = place.installed / "ajv" / "check.js"
    sourcemeta = place.sourcemeta()
    return [
        Tool("an empty program, static", nothing, (nothing,)),
        Tool("/bin/true", Path("/bin/true"), ("/bin/true",)),
        Tool("contract-check", ours, (ours, "--schema", "SCHEMA", "FILES")),
        Tool("sourcemeta", sourcemeta, (sourcemeta, "validate", "SCHEMA", "FILES", "--fast", "--format-assertion")),
        Tool("ajv in node", ajv, ("node", ajv, "SCHEMA", "FILES")),
        Tool("check-jsonschema", python, (python, "--schemafile", "SCHEMA", "FILES")),
    ]


class Task:
    """Files to hold to a schema, all of them valid."""

    def __init__(self, name, schema, files, rounds):
        self.name = name
        self.schema = schema
        self.files = files
        self.rounds = rounds


def tasks(corpora, rounds, array_bytes):
    """One file of 2 KB, a hundred, and one large array, all of connection responses."""
    shape = next(shape for shape in corpora.shapes() if shape.name == "connection")
    one = corpora.folder / "connection.schema.json"
    one.write_text(json.dumps(bundled(shape.schema)), encoding="utf-8")
    many = corpora.folder / "connections.schema.json"
    root = bundled(shape.schema)
    array = {"$schema": root.pop("$schema"), "type": "array", "items": {"$ref": "#/$defs/connection"}}
    array["$defs"] = {**root.pop("$defs"), "connection": root}
    many.write_text(json.dumps(array), encoding="utf-8")

    lines = corpora.run("connection", "--documents", "100", "--valid").splitlines()
    folder = corpora.folder / "small"
    folder.mkdir(exist_ok=True)
    files = []
    for number, line in enumerate(lines):
        files.append(folder / f"{number:03}.json")
        files[-1].write_bytes(line)
    files.sort(key=lambda file: -file.stat().st_size)
    arguments = ("connection", "--bytes", str(array_bytes), "--array", "--valid")
    large = corpora.write(f"connection-array-{array_bytes}.json", *arguments)
    return [
        Task("one file", one, files[:1], rounds),
        Task("100 files", one, files, rounds),
        Task("one array", many, [large], min(rounds, 3)),
    ]


def measure(place, corpora, rounds, array_bytes, core):
    """The results of all tools and tasks, as results/process.json holds them."""
    spawn = place.build / "bench" / "contract-spawn"
    available = [tool for tool in tools(place) if tool.needs.exists()]
    results = {"left out": [tool.name for tool in tools(place) if tool not in available], "tasks": {}}
    for task in tasks(corpora, rounds, array_bytes):
        runs = {tool.name: [] for tool in available}
        failed = {}
        for number in range(task.rounds):
            turn = number % len(available)
            for tool in available[turn:] + available[:turn]:
                if tool.name in failed:
                    continue
                command = [*pinned(core), spawn, "1", *tool.command(task.schema, task.files)]
                try:
                    done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS)
                    run = json.loads(done.stdout)
                    if run["exit"] != 0:
                        failed[tool.name] = f"exit code {run['exit']}"
                    runs[tool.name].append(run)
                except subprocess.TimeoutExpired:
                    failed[tool.name] = f"not done after {SECONDS} seconds"
        results["tasks"][task.name] = {
            "files": len(task.files),
            "bytes": sum(file.stat().st_size for file in task.files),
            "rounds": task.rounds,
            "tools": {name: summary(runs[name], failed.get(name)) for name in runs},
        }
    return results


def summary(runs, failure):
    if failure:
        return {"failed": failure}
    return {
        "milliseconds": median(run["seconds"] for run in runs) * 1e3,
        "processor": median(run["processor"] for run in runs) * 1e3,
        "megabytes": max(run["kilobytes"] for run in runs) / 1024,
    }
