"""The documentation runner, tried on a document of its own with stand-ins for the tool, ./dev and a program."""

import tempfile
import unittest
from pathlib import Path

import docs_test
from docs_test import same_but_left_out
from markdown import blocks_of

STAND_IN = """#!/bin/bash
case "$1" in
  dump) grep -q : "$3" || { echo "unreadable" >&2; exit 2; } ;;
  check) cat "${@:2}"; exit 1 ;;
esac
"""

DOCUMENT = """\
# Sample

```yaml payloads/one.yaml
id: 1
```

1. Run it:

   ```console
   $ contract-check check payloads/one.yaml
   id: 1
   [exit 1]
   $ seq 9
   1
   ...
   9
   ```

```cpp
int main() { return 0; }
```

```text output
hello
```

```cpp
int fragment();
```

```sh
./dev test
```
"""


class DocsRunner(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name)
        for name, text in {
            "contract-check": STAND_IN,
            "dev": "#!/bin/sh\necho '  test   runs the tests'\n",
            "program": "#!/bin/sh\necho hello\n",
        }.items():
            (self.root / name).write_text(text)
            (self.root / name).chmod(0o755)
        self.programs = {"int main() { return 0; }\n": self.root / "program"}

    def run_document(self, text):
        path = self.root / "README.md"
        path.write_text(text)
        return docs_test.run_document(path, self.root, self.root / "contract-check", self.programs)

    def test_a_right_document_has_no_problem_and_stays_as_it_is(self):
        self.assertEqual(self.run_document(DOCUMENT), ([], DOCUMENT))

    def test_every_wrong_block_is_named_by_its_line(self):
        wrong = (
            DOCUMENT.replace("   [exit 1]\n", "")
            .replace("   9\n", "   8\n")
            .replace("hello", "goodbye")
            .replace("./dev test", "./dev tset")
            .replace("id: 1\n```", "id 1\n```")
        )
        problems, _ = self.run_document(wrong)
        self.assertEqual(
            problems,
            [
                (3, "no readable document:\nunreadable"),
                (10, "$ contract-check check payloads/one.yaml\n  - id: 1\n  - [exit 0]\n  + id 1\n  + [exit 1]\n"),
                (
                    12,
                    "$ seq 9\n  - 1\n  - ...\n  - 8\n  - [exit 0]\n"
                    + "".join(f"  + {number}\n" for number in range(1, 10))
                    + "  + [exit 0]\n",
                ),
                (22, "the program prints:\nhello\n"),
                (30, "./dev has no command tset"),
            ],
        )

    def test_update_repairs_console_blocks_and_nothing_else(self):
        wrong = DOCUMENT.replace("   [exit 1]\n", "").replace("   id: 1\n", "   id: 2\n")
        self.assertEqual(self.run_document(wrong)[1], DOCUMENT)

    def test_dots_stand_for_any_lines(self):
        for expected, got, same in [
            (["a", "...", "c"], ["a", "b", "b", "c"], True),
            (["a", "..."], ["a"], True),
            (["a", "..."], ["b"], False),
            (["a"], ["a", "b"], False),
        ]:
            with self.subTest(expected=expected, got=got):
                self.assertEqual(same_but_left_out(expected, got), same)

    def test_a_block_without_end_is_a_problem(self):
        self.assertEqual(blocks_of("text\n```sh\nls\n"), ([], [(2, "this block is not closed")]))


if __name__ == "__main__":
    unittest.main()
