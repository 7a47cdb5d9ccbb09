#!/usr/bin/env python3
"""No report shows a planted secret: planted.txt holds files in which secrets stand between « and ».

    tests/secrets/secrets_test.py --tool PATH [PART-OF-A-SENTENCE]

Each file is checked in every format that shows findings, and with coverage. A request or a response is checked by itself, and as a body in
recordings: indented, on one line, in base64, in YAML, as a value, compressed, in plain text, as NDJSON. Something is found in each, or nothing would be shown at all; and what is
found says more than its code does.
"""

import argparse
import base64
import gzip
import json
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CONTRACT = str(ROOT / "schemas/versori/openapi.yaml")
URL = "https://platform.versori.com/api/connect/v1/o/{0}/connectors/{0}/connections".format("01JRWHP5W36CQ643DZVMXXQKFN")
FORMATS = ("text", "concise", "json")
OUTPUTS = ("basic", "detailed", "verbose", "list", "hierarchical")  # of JSON Schema: for one schema
TARGETS = {"request": "create-connection request", "response": "create-connection response 200"}
HEADING = re.compile(r"@ (\S+) (\S+): (.+)")
MARKED = re.compile("«(.*?)»", re.DOTALL)
NEVER_RECORDED = re.compile("\ndocumented, never recorded:\n(  .*\n)*")  # words of the contract
SHOWN = 6  # so many characters of a secret on end are too many


@dataclass
class Case:
    """One file: what it is (request, response, recording, or the name of a schema above it), its ending, its text."""

    kind: str
    ending: str
    sentence: str
    marked: str


def read_cases(text):
    cases = []
    for line in text.splitlines(keepends=True):
        heading = HEADING.match(line)
        if heading:
            cases.append(Case(*heading.groups(), ""))
        elif cases and not line.startswith("# "):
            cases[-1].marked += line
    return cases


def pieces(secret):
    """What may not be seen of a secret: any run of its characters that is long enough, also with JSON's escapes."""
    found = set()
    for written in (secret, json.dumps(secret)[1:-1], json.dumps(secret, ensure_ascii=False)[1:-1]):
        for line in re.split(r"[\s\"']+", written):
            found.update(line[i : i + SHOWN] for i in range(len(line) - SHOWN + 1))
    return found


def recording(kind, text, encoding=None, indent=None):
    body = {"mimeType": "application/json", "text": text}
    if encoding:
        body = {**body, "text": base64.b64encode(text.encode(errors="surrogateescape")).decode(), "encoding": encoding}
    status = 200
    request = {"method": "POST", "url": URL, "headers": []}
    response = {"status": status, "headers": [], "content": {"size": 0, "mimeType": "application/json", "text": "{}"}}
    if kind == "request":
        request["postData"] = body
    else:
        response["content"] = body
    return json.dumps({"log": {"entries": [{"request": request, "response": response}]}}, indent=indent)


def cassette(kind, text):
    """The body in YAML: within double quotes, folded at blanks, and as a block where it can be one."""
    folded = json.dumps(text).replace(", ", ",\n            ").replace(",\n", ", \\\n")
    block = "|-\n" + "".join(f"          {line}\n" for line in text.split("\n"))
    for body in (folded, block):
        request, response = (body, '"{}"') if kind == "request" else ('""', body)
        yield (
            "http_interactions:\n- request:\n    method: post\n"
            f"    uri: {URL}\n    body:\n      string: {request}\n    headers: {{Content-Type: [application/json]}}\n"
            f"  response:\n    status: {{code: 200}}\n    body:\n      string: {response}\n"
            "    headers: {Content-Type: [application/json]}\nrecorded_with: VCR 6.2.0\n"
        )


def fixture(kind, text):
    """The body as a value in a fixture of nock."""
    bodies = {"body": "{}", "response": "{}", "body" if kind == "request" else "response": text}
    return (
        f'[{{"scope": "https://platform.versori.com", "method": "POST", "path": "{URL.removeprefix("https://platform.versori.com")}", '
        f'"status": 200, "body": {bodies["body"]}, "response": {bodies["response"]}}}]'
    )


def plain_recording(kind, text):
    """As the HTTP clients of editors keep it."""
    request, response = (text, "{}") if kind == "request" else ("", text)
    head = "Content-Type: application/json\n\n"
    return f"POST {URL}\n{head}{request}\n\nHTTP/1.1 200 OK\n{head}{response}\n"


def line_recording(kind, text):
    """NDJSON of exchanges, the body compressed."""
    headers = {"Content-Type": "application/json", "Content-Encoding": "gzip"}
    data = base64.b64encode(gzip.compress(text.encode(errors="surrogateescape"))).decode()
    body = {"headers": headers, "body": data, "bodyEncoding": "base64"}
    request, response = {"method": "POST", "url": URL}, {"status": 200, "body": {}}
    (request if kind == "request" else response).update(body)
    return json.dumps({"request": request, "response": response}) + "\n"


def variants(case, folder, schemas):
    """(file, options, formats) for each way in which the case is checked."""
    text = MARKED.sub(r"\1", case.marked)
    path = folder / f"case.{case.ending}"
    path.write_text(text, encoding="utf-8", errors="surrogateescape")
    if case.kind == "recording":
        return [(path, ["--contract", CONTRACT], FORMATS)]
    if case.kind not in TARGETS:
        schema = folder / f"{case.kind}.schema.json"
        schema.write_text(schemas[case.kind], encoding="utf-8")
        return [(path, ["--assert-content", "--schema", schema], FORMATS + OUTPUTS)]
    found = [
        (path, ["--contract", CONTRACT, "--as", TARGETS[case.kind]], FORMATS),
        (path, ["--contract", CONTRACT, "--as", TARGETS[case.kind], "--undocumented", "off"], FORMATS),
        (path, ["--contract", CONTRACT], FORMATS),
    ]
    if case.ending != "json":
        return found
    for name, options in {"indented": {"indent": 1}, "line": {}, "base64": {"encoding": "base64"}}.items():
        har = folder / f"{name}.har"
        har.write_text(recording(case.kind, text, **options), encoding="utf-8", errors="surrogateescape")
        found.append((har, ["--contract", CONTRACT], FORMATS))
    others = {f"cassette{i}.yaml": text_of for i, text_of in enumerate(cassette(case.kind, text))}
    others["fixture.json"] = fixture(case.kind, text)
    others["plain.http"] = plain_recording(case.kind, text)
    others["lines.ndjson"] = line_recording(case.kind, text)
    for name, text_of in others.items():
        (folder / name).write_text(text_of, encoding="utf-8", errors="surrogateescape")
        found.append((folder / name, ["--contract", CONTRACT], FORMATS))
    return found


def problems_of(tool, case, schemas):
    hidden = set().union(*(pieces(secret) for secret in MARKED.findall(case.marked)))
    problems = []
    with tempfile.TemporaryDirectory(prefix="contract-check-") as folder:
        for file, options, formats in variants(case, Path(folder), schemas):
            for form in formats:
                coverage = ["--coverage"] if form == "concise" else []
                command = [tool, *options, "--format", form, *coverage, file.name]
                done = subprocess.run(command, cwd=folder, capture_output=True, timeout=60, check=False)
                shown = NEVER_RECORDED.sub("", (done.stdout + done.stderr).decode(errors="replace"))
                words = " ".join(map(str, command[1:]))
                if done.returncode not in (1, 2) and form in FORMATS:
                    problems.append(f"{words}\nexit {done.returncode}, so nothing was shown:\n{shown}")
                if any(piece in shown for piece in hidden):
                    problems.append(f"{words}\nshows a secret:\n{shown}")
                if "the text breaks the grammar of its format" in shown:
                    problems.append(f"{words}\ndoes not say what is wrong:\n{shown}")
    return problems


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--tool", type=Path, required=True, help="the built tool")
    options.add_argument("sentence", nargs="?", default="", help="only cases with these words")
    chosen = options.parse_args()

    cases = read_cases((Path(__file__).parent / "planted.txt").read_text(encoding="utf-8"))
    schemas = {case.sentence: case.marked for case in cases if case.kind == "schema"}
    chosen_cases = [case for case in cases if case.kind != "schema" and chosen.sentence in case.sentence]
    planted = sum(len(MARKED.findall(case.marked)) for case in chosen_cases)
    with ThreadPoolExecutor(2) as crew:
        results = crew.map(lambda case: problems_of(chosen.tool.resolve(), case, schemas), chosen_cases)
        failed = False
        for case, problems in zip(chosen_cases, results, strict=True):
            failed = failed or bool(problems)
            for problem in problems:
                print(f"---- {case.sentence}\n{problem}")
    if not planted:
        sys.exit("no secret was planted")
    print(f"{planted} secrets planted in {len(chosen_cases)} files")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
