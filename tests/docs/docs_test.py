#!/usr/bin/env python3
"""Every example in the documentation is run.

    tests/docs/docs_test.py [--update] --tool PATH --build FOLDER

Looks at the fenced blocks of README.md, CONTRIBUTING.md and docs/**/*.md:

    ```console           commands after "$ ", then what they print; "[exit 1]" where that is not 0, and a line "..."
                         for output left out
    ```yaml NAME         (or json, or any language) is a file of this name, there for the commands that follow
    ```yaml, ```json     must be a document that the tool can read
    ```cpp               with a main function: a program, built against the installed library, and run
    ```text output       what the program before it prints
    ```cmake             a project whose main.cc is the first program: built against the installed library
    ```sh                must be correct bash, and every ./dev command in it must exist

Each document has a folder of its own with copies of fixtures/ and schemas/.
--update writes what the tool printed into the console blocks.
"""

import argparse
import re
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
from console import ROOT, difference, environment, run, scratch, steps_of  # noqa: E402
from markdown import blocks_of  # noqa: E402
from programs import build_programs  # noqa: E402

LEFT_OUT = "..."
DEV_COMMAND = re.compile(r"^\s*\./dev(?: +([a-z-]+))?", re.MULTILINE)


def documents(root):
    return [path for path in (root / "README.md", root / "CONTRIBUTING.md") if path.exists()] + sorted(
        (root / "docs").rglob("*.md")
    )


def same_but_left_out(expected, got):
    """Whether the lines are equal, where "..." stands for any lines."""
    pattern = "".join(r"(?:.*\n)*?" if line == LEFT_OUT else re.escape(line) + r"\n" for line in expected)
    return re.fullmatch(pattern, "".join(line + "\n" for line in got)) is not None


class DocumentTest:
    """Runs the blocks of one document in order; collects what is wrong as (line, text)."""

    def __init__(self, root, folder, tool, programs):
        self.root = root
        self.folder = folder
        self.env = environment(tool)
        self.programs = programs  # executables by source text; None: the library cannot be installed
        self.printed = ""  # by the last program
        self.problems = []
        self.replacements = []  # (first line, end line, new lines) of console blocks

    def test(self, block):
        if block.language == "console":
            self.test_console(block)
        elif block.language in ("sh", "bash"):
            self.test_shell(block)
        elif block.is_program():
            self.test_program(block)
        elif block.language == "text" and block.name == "output":
            if self.programs is not None and block.text != self.printed:
                self.problems.append((block.line, f"the program prints:\n{self.printed}"))
        elif block.name:
            self.write(block)
        if block.language in ("yaml", "json"):
            self.test_readable(block)

    def write(self, block):
        path = (self.folder / block.name).resolve()
        if not path.is_relative_to(self.folder):
            self.problems.append((block.line, f"{block.name} leads out of the folder"))
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(block.text, encoding="utf-8")

    def test_console(self, block):
        lines = block.text.splitlines()
        updated, at = [], 0
        for step in steps_of(lines):
            stated = step.exit_code is not None
            step.exit_code = step.exit_code or 0
            printed, exit_code = run(step.command, self.folder, self.env)
            problem = difference(step, printed, exit_code, same_but_left_out)
            if problem:
                self.problems.append((block.line + 1 + step.first, problem))
            command_end = step.first + 1 + step.command.count("\n")
            kept = step.expected if same_but_left_out(step.expected, printed) else printed
            updated += lines[at:command_end] + kept
            if stated or exit_code != 0:
                updated.append(f"[exit {exit_code}]")
            at = step.end
        self.replacements.append((block.line, block.line + len(lines), updated + lines[at:]))

    def test_shell(self, block):
        checked = subprocess.run(["bash", "-n"], input=block.text, capture_output=True, text=True)
        if checked.returncode != 0:
            self.problems.append((block.line, checked.stderr))
        known = subprocess.run([self.root / "dev", "help"], capture_output=True, text=True).stdout
        for command in DEV_COMMAND.findall(block.text):
            if command and not re.search(rf"^ +{command}\b", known, re.MULTILINE):
                self.problems.append((block.line, f"./dev has no command {command}"))

    def test_program(self, block):
        program = (self.programs or {}).get(block.text)
        if program is None:
            return
        done = subprocess.run([program], cwd=self.folder, env=self.env, capture_output=True, text=True)
        self.printed = done.stdout
        if done.returncode != 0:
            self.problems.append((block.line, f"the program exits with {done.returncode}:\n{done.stdout}{done.stderr}"))

    def test_readable(self, block):
        path = self.folder / (block.name or f".block.{block.language}")
        path.write_text(block.text, encoding="utf-8")
        printed, exit_code = run(f"contract-check dump document '{path}'", self.folder, self.env)
        if exit_code != 0:
            self.problems.append((block.line, "no readable document:\n" + "\n".join(printed)))


def run_document(path, root, tool, programs):
    """Gives (the problems of one document as (line, text), its text with the console blocks as they would be right)."""
    text = path.read_text(encoding="utf-8")
    blocks, problems = blocks_of(text)
    with scratch(root) as folder:
        test = DocumentTest(root, folder, tool, programs)
        for block in blocks:
            test.test(block)
    lines = text.splitlines()
    for first, end, new in reversed(test.replacements):
        indent = re.match(r"\s*", lines[first - 1]).group()
        lines[first:end] = [(indent + line).rstrip() for line in new]
    return problems + test.problems, "\n".join(lines) + "\n"


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--update", action="store_true", help="rewrite the console blocks")
    options.add_argument("--tool", type=Path, required=True, help="the built tool")
    options.add_argument("--build", type=Path, required=True, help="the build folder whose library programs use")
    chosen = options.parse_args()

    paths = documents(ROOT)
    blocks = [block for path in paths for block in blocks_of(path.read_text(encoding="utf-8"))[0]]
    sources = [block.text for block in blocks if block.is_program()]
    projects = [block.text for block in blocks if block.language == "cmake"]
    with scratch() as folder:
        programs, errors = build_programs(sources, projects, chosen.build, folder)
        if programs is None:
            print("the programs are not built: the library cannot be installed beside libraries that were fetched")
        failed = bool(errors)
        print(errors, end="")
        for path in paths:
            problems, updated = run_document(path, ROOT, chosen.tool, programs)
            if chosen.update:
                path.write_text(updated, encoding="utf-8")
            for line, problem in problems:
                print(f"{path.relative_to(ROOT)}:{line}: {problem}")
            failed = failed or bool(problems)
    print(f"{len(paths)} documents, {len(sources)} programs")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
