"""The whole process: start to verdict, with its memory, of the tools that people run."""

import json
import subprocess
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from harness.machine import pinned
from harness.peers import ROOT
from harness.schemas import bundled

SECONDS = 120  # for one run of one tool
ONE_FILE, LINES = "one file", "lines"  # tasks about which something was promised
EMPTY = "/bin/true"
STATIC = "contract-check, preset release-static"
# What the machine allows two threads: two processes of one thread each, which share nothing, and each do all the work.
TWO_AT_ONCE = "contract-check --jobs 1, twice at once"
BOTH = '"$0" --jobs 1 --schema "$1" "$2" & "$0" --jobs 1 --schema "$1" "$2" && wait $!'


@dataclass(frozen=True)
class Tool:
    name: str
    needs: Path
    arguments: tuple  # SCHEMA and FILES stand for those
    on_all_cores: bool = False

    def command(self, schema, files):
        command = []
        for argument in self.arguments:
            command += files if argument == "FILES" else [schema if argument == "SCHEMA" else argument]
        return [str(part) for part in command]


def tools(place):
    ours = place.build / "contract-check"
    static = ROOT / "build" / "release-static" / "contract-check"
    nothing = place.build / "bench" / "contract-nothing"
    python = place.python().parent / "check-jsonschema"
    ajv = place.installed / "ajv" / "check.js"
    sourcemeta = place.sourcemeta()
    return [
        Tool("an empty program, static", nothing, (nothing,)),
        Tool(EMPTY, Path(EMPTY), (EMPTY,)),
        Tool("contract-check", ours, (ours, "--schema", "SCHEMA", "FILES")),
        Tool(STATIC, static, (static, "--schema", "SCHEMA", "FILES")),
        Tool("sourcemeta", sourcemeta, (sourcemeta, "validate", "SCHEMA", "FILES", "--fast", "--format-assertion")),
        Tool("ajv in node", ajv, ("node", ajv, "SCHEMA", "FILES")),
        Tool("check-jsonschema", python, (python, "--schemafile", "SCHEMA", "FILES")),
    ]


@dataclass(frozen=True)
class Task:
    """Files to hold to a schema, all of them valid."""

    name: str
    schema: Path
    files: list
    rounds: int
    tools: list


def tasks(place, corpora, rounds, large_bytes):
    """One file of 2 KB, a hundred, one large array, and as many bytes in lines, all of connection responses."""
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
    items_file = corpora.write(
        f"connection-array-{large_bytes}.json", "connection", "--bytes", str(large_bytes), "--valid", "--array"
    )
    # Four times as long: with two threads, 100 MB take hardly longer than ten starts.
    lines_bytes = 4 * large_bytes
    lines_file = corpora.write(
        f"connection-lines-{lines_bytes}.ndjson", "connection", "--bytes", str(lines_bytes), "--valid"
    )
    everything = tools(place)
    ours = place.build / "contract-check"
    items = Tool("contract-check", ours, (ours, "--items", "--schema", one, "FILES"))
    others = [tool for tool in everything if "SCHEMA" in tool.arguments and not tool.name.startswith(items.name)]
    threads = [
        Tool(f"contract-check --jobs {jobs}", ours, (ours, "--jobs", jobs, "--schema", "SCHEMA", "FILES"), True)
        for jobs in (1, 2)
    ]
    threads.append(Tool(TWO_AT_ONCE, ours, ("sh", "-c", BOTH, ours, "SCHEMA", "FILES"), True))
    return [
        Task(ONE_FILE, one, files[:1], rounds, everything),
        Task("100 files", one, files, rounds, everything),
        Task("one array", many, [items_file], min(rounds, 3), [items, *others]),
        Task(LINES, one, [lines_file], 3 * rounds, threads),
    ]


def measure(place, corpora, rounds, large_bytes, core):
    """The results of all tools and tasks, as results/process.json holds them."""
    spawn = place.build / "bench" / "contract-spawn"
    results = {"left out": [tool.name for tool in tools(place) if not tool.needs.exists()], "tasks": {}}
    for task in tasks(place, corpora, rounds, large_bytes):
        available = [tool for tool in task.tools if tool.needs.exists()]
        runs = {tool.name: [] for tool in available}
        failed = {}
        for number in range(task.rounds):
            turn = number % len(available)
            for tool in available[turn:] + available[:turn]:
                if tool.name in failed:
                    continue
                command = [*([] if tool.on_all_cores else pinned(core)), spawn, "1", *tool.command(task.schema, task.files)]
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
