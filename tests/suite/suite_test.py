#!/usr/bin/env python3
"""The official JSON-Schema-Test-Suite, $CONTRACT_SUITES/json-schema-test-suite, through the tool: every test of every
draft, one process for each group. tests/run/suite_expected_failures.txt lists what is not answered as the suite says.

    tests/suite/suite_test.py --tool PATH [--jobs N]
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LIST = ROOT / "tests/run/suite_expected_failures.txt"
SKIPPED = 77
SECONDS = 60  # for one group

# The folder of a draft, its name among the options of the tool, and how many tests its parts have.
DRAFTS = {
    "draft4": ("draft4", 618, 100, 219),
    "draft6": ("draft6", 839, 106, 325),
    "draft7": ("draft7", 927, 118, 676),
    "draft2019-09": ("2019-09", 1259, 158, 757),
    "draft2020-12": ("2020-12", 1299, 162, 764),
}
FOLDERS = ("", "optional", "optional/format")


def expected_failures():
    lines = LIST.read_text(encoding="utf-8").splitlines()
    return {line for line in lines if line and not line.startswith(("#", "because "))}


def groups_of(suite, draft, folder):
    for file in sorted((suite / "tests" / draft / folder).glob("*.json")):
        name = "/".join(filter(None, (draft, folder, file.name)))
        for group in json.loads(file.read_bytes(), parse_float=Digits, parse_int=Digits):
            yield name, group


class Digits(str):
    """A number as it is written, so that no digit is lost on the way through."""


def write(value, out):
    """JSON text of a value in which numbers are Digits."""
    if isinstance(value, dict):
        out.append("{")
        for at, (name, member) in enumerate(value.items()):
            out.append(("," if at else "") + json.dumps(name) + ":")
            write(member, out)
        out.append("}")
    elif isinstance(value, list):
        out.append("[")
        for at, item in enumerate(value):
            out.append("," if at else "")
            write(item, out)
        out.append("]")
    else:
        out.append(value if isinstance(value, Digits) else json.dumps(value))


def text_of(value):
    out = []
    write(value, out)
    return "".join(out)


def asserts_of(name):
    """The options for the tests of keywords that annotate by themselves."""
    return ["--assert-content"] if name.endswith("optional/content.json") else []


def problems_of(tool, remotes, dialect, asserts, group):
    """What is wrong with the answer to each test; nothing where nothing is."""
    tests = group["tests"]
    with tempfile.TemporaryDirectory(prefix="contract-suite-") as scratch:
        folder = Path(scratch)
        (folder / "schema.json").write_text(text_of(group["schema"]), encoding="utf-8")
        files = [f"{number}.json" for number in range(len(tests))]
        for file, test in zip(files, tests):
            (folder / file).write_text(text_of(test["data"]), encoding="utf-8")
        options = ["--schema", "schema.json", "--default-dialect", dialect, "--format", "json"]
        options += ["--resolve", f"http://localhost:1234/={remotes}"]
        options += asserts
        done = subprocess.run([tool, "check", *options, *files], cwd=folder, capture_output=True, timeout=SECONDS)
    if done.returncode not in (0, 1):
        return [f"exit {done.returncode}: {done.stdout.decode()[:400]}{done.stderr.decode()[:400]}"] * len(tests)
    report = json.loads(done.stdout)
    refused = {finding["file"] for finding in report["findings"] if finding["severity"] == "error"}
    if (done.returncode == 0) == bool(refused) or report["summary"]["files"] != len(files):
        return [f"exit {done.returncode} does not fit the report"] * len(tests)
    wrong = lambda test: "is refused" if test["valid"] else "is accepted"  # noqa: E731
    return ["" if (file in refused) != test["valid"] else wrong(test) for file, test in zip(files, tests)]


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--tool", type=Path, default=ROOT / "build/dev/contract-check", help="the built tool")
    options.add_argument("--jobs", type=int, default=os.cpu_count(), help="how many processes run at once")
    chosen = options.parse_args()
    suite = Path(os.environ.get("CONTRACT_SUITES", "")) / "json-schema-test-suite"
    if not (suite / "tests").is_dir():
        print("skipped: CONTRACT_SUITES names no folder with the suite")
        sys.exit(SKIPPED)

    tool, remotes = chosen.tool.resolve(), suite.resolve() / "remotes"
    listed, failures = expected_failures(), []
    with ThreadPoolExecutor(chosen.jobs) as pool:
        for draft, (dialect, *counts) in DRAFTS.items():
            for folder, count in zip(FOLDERS, counts):
                groups = list(groups_of(suite, draft, folder))
                formats = [] if folder == "optional/format" else ["--no-formats"]
                ask = lambda named: problems_of(  # noqa: E731
                    tool, remotes, dialect, formats + asserts_of(named[0]), named[1]  # noqa: B023
                )
                tests = 0
                for (name, group), problems in zip(groups, pool.map(ask, groups)):
                    tests += len(problems)
                    for test, problem in zip(group["tests"], problems):
                        full = f"{name}: {group['description']}: {test['description']}"
                        if (full in listed) == (not problem):
                            failures.append(f"{full}: {problem or 'listed, but right'}")
                if tests != count:
                    failures.append(f"{draft} {folder} has {tests} tests, not {count}")
                print(f"{draft} {folder or 'required'}: {tests} tests")
    print("\n".join(failures))
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
