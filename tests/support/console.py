"""Console transcripts, as in tests/cli/*.txt and in the documentation:

    $ contract-check list formats | head -1     a command line, run by bash; "> " lines continue it
    date                                        what it prints: standard output, then standard error
    [exit 0]                                    how it ends
"""

import os
import re
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SECONDS = 60  # for one command
EXIT = re.compile(r"\[exit (\d+)\]")
NO_NEWLINE = "[no newline at the end]"


@dataclass
class Step:
    """One command of a transcript. `first` and `end` are the lines it takes, expectation included."""

    first: int
    end: int
    command: str
    expected: list  # lines, the exit line not among them
    exit_code: int | None  # nothing: not stated


def steps_of(lines):
    """The steps of a transcript; what stands between them is prose."""
    steps = []
    at = 0
    while at < len(lines):
        if not lines[at].startswith("$ "):
            at += 1
            continue
        first = at
        command = [lines[at][2:]]
        at += 1
        while at < len(lines) and lines[at].startswith("> "):
            command.append(lines[at][2:])
            at += 1
        start, exit_code = at, None
        while at < len(lines) and not lines[at].startswith("$ ") and exit_code is None:
            found = EXIT.fullmatch(lines[at])
            exit_code = int(found.group(1)) if found else None
            at += 1
        stop = at - 1 if exit_code is not None else at
        if exit_code is None:  # comments and blank lines at the end belong to what follows
            while stop > start and (not lines[stop - 1] or lines[stop - 1].startswith("# ")):
                stop -= 1
            at = stop
        steps.append(Step(first, at, "\n".join(command), lines[start:stop], exit_code))
    return steps


@contextmanager
def scratch(root=ROOT):
    """A folder with copies of fixtures/ and schemas/ that goes away again: examples may write as they like."""
    with tempfile.TemporaryDirectory(prefix="contract-check-") as folder:
        place = Path(folder).resolve()
        for name in ("fixtures", "schemas"):
            if (root / name).is_dir():
                shutil.copytree(root / name, place / name)
        yield place


def environment(tool):
    """What a command sees: the tool first on the path, no colour asked for or against, nothing of the caller's."""
    path = os.pathsep.join([str(Path(tool).resolve().parent), os.environ.get("PATH", os.defpath)])
    kept = {name: value for name, value in os.environ.items() if name.endswith("SAN_OPTIONS")}
    return {**kept, "PATH": path, "LC_ALL": "C.UTF-8", "TERM": "dumb"}


def run(command, folder, env):
    """Runs one command line; gives (printed lines, exit code). The scratch folder is called /scratch in the lines."""
    try:
        done = subprocess.run(
            ["bash", "-c", command], cwd=folder, env=env, stdin=subprocess.DEVNULL, capture_output=True, timeout=SECONDS
        )
    except subprocess.TimeoutExpired:
        return [f"[not done after {SECONDS} seconds]"], -1
    lines = []
    for stream in (done.stdout, done.stderr):
        text = stream.decode(errors="backslashreplace").replace(str(folder), "/scratch")
        lines += text.removesuffix("\n").split("\n") if text else []
        if text and not text.endswith("\n"):
            lines.append(NO_NEWLINE)
    return lines, done.returncode


def difference(step, lines, exit_code, same=lambda expected, got: expected == got):
    """What a step did otherwise than it should, as text to print, or nothing."""
    if same(step.expected, lines) and step.exit_code == exit_code:
        return ""
    expected = "".join(f"  - {line}\n" for line in [*step.expected, f"[exit {step.exit_code}]"])
    got = "".join(f"  + {line}\n" for line in [*lines, f"[exit {exit_code}]"])
    return f"$ {step.command}\n{expected}{got}"
