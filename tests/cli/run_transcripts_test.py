"""The transcript runner, tried with a stand-in for the tool."""

import tempfile
import unittest
from pathlib import Path

from run_transcripts import run_transcript

STAND_IN = """#!/bin/bash
case "$1" in
  cat) cat "$2" ;;
  colour) echo "NO_COLOR=${NO_COLOR-unset}"; test -t 1 && echo terminal ;;
  fail) echo "to stderr" >&2; echo "to stdout"; exit 3 ;;
  bare) printf 'no line end' ;;
  where) pwd ;;
esac
"""

TRANSCRIPT = """\
Prose that explains.

$ contract-check fail
to stdout
to stderr
[exit 3]

# a comment
$ contract-check cat fixtures/one.txt | tr a-z A-Z
ONE

TWO
[exit 0]
$ contract-check bare
no line end
[no newline at the end]
[exit 0]
$ contract-check where
/scratch
[exit 0]
$ contract-check colour
NO_COLOR=unset
[exit 1]
$ cat > made.txt <<END
> of two lines
> END
[exit 0]
$ contract-check cat made.txt
of two lines
[exit 0]
"""


class RunTranscripts(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name)
        (self.root / "fixtures").mkdir()
        (self.root / "fixtures/one.txt").write_text("one\n\ntwo\n")
        self.tool = self.root / "contract-check"
        self.tool.write_text(STAND_IN)
        self.tool.chmod(0o755)

    def test_a_right_transcript_has_no_problem_and_stays_as_it_is(self):
        self.assertEqual(run_transcript(TRANSCRIPT, self.tool, self.root), ([], TRANSCRIPT))

    def test_commands_write_into_a_copy(self):
        run_transcript("$ rm fixtures/one.txt\n[exit 0]\n", self.tool, self.root)
        self.assertTrue((self.root / "fixtures/one.txt").exists())

    def test_every_difference_is_shown_with_its_line_and_can_be_updated(self):
        wrong = TRANSCRIPT.replace("ONE\n", "one\n").replace("[exit 3]", "[exit 0]")
        problems, updated = run_transcript(wrong, self.tool, self.root)
        self.assertEqual([line for line, _ in problems], [3, 9])
        self.assertEqual(
            problems[0][1],
            "$ contract-check fail\n  - to stdout\n  - to stderr\n  - [exit 0]\n"
            "  + to stdout\n  + to stderr\n  + [exit 3]\n",
        )
        self.assertEqual(updated, TRANSCRIPT)

    def test_a_new_command_without_expectation_fails_and_update_fills_it_in(self):
        text = "$ contract-check where\n\n# next\n$ contract-check where\n[exit 0]\n"
        problems, updated = run_transcript(text, self.tool, self.root)
        self.assertEqual([line for line, _ in problems], [1, 4])
        self.assertEqual(
            updated,
            "$ contract-check where\n/scratch\n[exit 0]\n\n# next\n$ contract-check where\n/scratch\n[exit 0]\n",
        )


if __name__ == "__main__":
    unittest.main()
