#!/usr/bin/env python3
"""Runs transcripts of the command-line tool and compares what it prints, byte by byte.

    tests/cli/run_transcripts.py [--update] [--tool PATH] tests/cli/TOPIC.txt…

Each transcript runs in a folder of its own that holds copies of fixtures/ and schemas/.
--update writes what the tool printed into the transcripts; read the difference before you commit it.
"""

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
from console import ROOT, difference, environment, run, scratch, steps_of  # noqa: E402


def run_transcript(text, tool, root=ROOT):
    """Gives (the problems, as text by line number; the transcript as it would be right)."""
    lines = text.splitlines()
    problems, updated, at = [], [], 0
    with scratch(root) as folder:
        for step in steps_of(lines):
            printed, exit_code = run(step.command, folder, environment(tool))
            problem = difference(step, printed, exit_code)
            if problem:
                problems.append((step.first + 1, problem))
            command_end = step.first + 1 + step.command.count("\n")
            updated += [*lines[at:command_end], *printed, f"[exit {exit_code}]"]
            at = step.end
    updated += lines[at:]
    return problems, "\n".join(updated) + "\n"


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--update", action="store_true", help="rewrite the transcripts")
    options.add_argument("--tool", type=Path, default=ROOT / "build/dev/contract-check", help="the built tool")
    options.add_argument("transcripts", nargs="+", type=Path)
    chosen = options.parse_args()
    if not chosen.tool.is_file():
        sys.exit(f"{chosen.tool} is not there; build it first: ./dev test")

    failed = False
    for transcript in chosen.transcripts:
        problems, updated = run_transcript(transcript.read_text(encoding="utf-8"), chosen.tool)
        if chosen.update:
            transcript.write_text(updated, encoding="utf-8")
            print(f"{transcript}: {len(problems)} commands updated")
            continue
        for line, problem in problems:
            print(f"{transcript}:{line}: expected (-), got (+)\n{problem}")
        failed = failed or bool(problems)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
