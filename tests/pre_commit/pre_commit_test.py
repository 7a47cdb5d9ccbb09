"""The hook of .pre-commit-hooks.yaml, run by the real pre-commit in a repository made for it."""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SKIPPED = 77  # what ctest takes for "skipped"

CONFIGURATION = """\
contracts:
  things: openapi.yaml
checks:
  - files: payloads/*.{json,yaml}
    as: things create-thing request
"""
CONTRACT = """\
openapi: 3.1.0
info: { title: Things, version: "1" }
paths:
  /things:
    post:
      operationId: create-thing
      requestBody:
        required: true
        content:
          application/json:
            schema: { type: object, properties: { id: { type: integer } }, required: [id] }
      responses: { "201": { description: created } }
"""
HOOK = """\
repos:
  - repo: %s
    rev: %s
    hooks:
      - id: contract-check
"""


class PreCommit(unittest.TestCase):
    tool = None  # the folder of the built tool

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="contract-check-")
        self.addCleanup(folder.cleanup)
        self.place = Path(folder.name).resolve()
        self.env = {
            "PATH": os.pathsep.join([str(self.tool), os.environ["PATH"]]),
            "HOME": str(self.place),
            "LC_ALL": "C.UTF-8",
            "PRE_COMMIT_HOME": str(self.place / "cache"),
            "GIT_CONFIG_NOSYSTEM": "1",
            **{f"GIT_{who}_{what}": "tester@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
        }
        hooks = self.repository("hooks")
        shutil.copy(ROOT / ".pre-commit-hooks.yaml", hooks)
        revision = self.commit(hooks)

        self.work = self.repository("work")
        self.write("contract-check.yaml", CONFIGURATION)
        self.write("openapi.yaml", CONTRACT)
        self.write(".pre-commit-config.yaml", HOOK % (hooks, revision))
        self.commit(self.work)
        installed = self.run_in(self.work, "pre-commit", "install")
        self.assertEqual(installed.returncode, 0, installed.stdout)

    def run_in(self, folder, *command):
        return subprocess.run(command, cwd=folder, env=self.env, text=True, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT)  # fmt: skip

    def git(self, folder, *arguments):
        done = self.run_in(folder, "git", *arguments)
        self.assertEqual(done.returncode, 0, done.stdout)
        return done.stdout.strip()

    def repository(self, name):
        folder = self.place / name
        folder.mkdir()
        self.git(folder, "init", "--quiet", "--initial-branch=main")
        return folder

    def commit(self, folder):
        self.git(folder, "add", "--all")
        self.git(folder, "commit", "--quiet", "--no-verify", "--message", "as it was")
        return self.git(folder, "rev-parse", "HEAD")

    def write(self, name, text):
        path = self.work / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)

    def try_to_commit(self):
        self.git(self.work, "add", "--all")
        return self.run_in(self.work, "git", "commit", "--message", "a change")

    def test_a_good_payload_can_be_committed(self):
        self.write("payloads/good.json", '{"id": 1}\n')
        done = self.try_to_commit()
        self.assertEqual(done.returncode, 0, done.stdout)
        self.assertRegex(done.stdout, r"contract-check\.+Passed")

    def test_a_bad_payload_cannot_and_the_finding_is_shown(self):
        self.write("payloads/good.json", '{"id": 1}\n')
        self.write("payloads/bad.json", '{"id": "one"}\n')
        done = self.try_to_commit()
        self.assertEqual(done.returncode, 1, done.stdout)
        self.assertRegex(done.stdout, r"contract-check\.+Failed")
        self.assertIn("exit code: 1", done.stdout)
        self.assertIn("payloads/bad.json:1:8: error[", done.stdout)

    def test_only_the_files_of_the_commit_are_checked(self):
        self.write("payloads/bad.json", '{"id": "one"}\n')
        self.commit(self.work)
        self.write("payloads/good.yaml", "id: 1\n")
        done = self.try_to_commit()
        self.assertEqual(done.returncode, 0, done.stdout)
        self.assertNotIn("bad.json", done.stdout)

    def test_files_that_are_held_to_nothing_are_passed_over(self):
        self.write("package.json", '{"id": "one"}\n')
        done = self.try_to_commit()
        self.assertEqual(done.returncode, 0, done.stdout)
        self.assertRegex(done.stdout, r"contract-check\.+Passed")

    def test_files_of_other_kinds_do_not_wake_the_hook(self):
        self.write("payloads/notes.txt", "no payload\n")
        done = self.try_to_commit()
        self.assertEqual(done.returncode, 0, done.stdout)
        self.assertRegex(done.stdout, r"contract-check\.+\(no files to check\)Skipped")


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--tool", type=Path, required=True, help="the built tool")
    chosen, rest = options.parse_known_args()
    if shutil.which("pre-commit") is None:
        print("pre-commit is not installed")
        sys.exit(SKIPPED)
    PreCommit.tool = chosen.tool.resolve().parent
    unittest.main(argv=[sys.argv[0], *rest])
