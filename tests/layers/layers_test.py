"""The source tree keeps to lib/layers.txt, and a tree that did not would be caught."""

import tempfile
import unittest
from pathlib import Path

from layers import names_defined_twice, problems_of_tree, read_layers

ROOT = Path(__file__).resolve().parents[2]

RULES = """
text:
document: text
include:
run: text document
check: document run include
tools: include document check
<fmt>: lib/*/*.cc
<yaml-cpp>: lib/run/yaml.cc
"""

# path, its text, and what must be said of it; nothing where it is allowed
PLANTED = [
    ("lib/text/a.cc", '#include "document/document.h"', 'lib/text/a.cc:1: "document/document.h": text may not include document'),
    ("lib/document/a.cc", '// a thing\n#include "run/run.h"', 'lib/document/a.cc:2: "run/run.h": document may not include run'),
    ("lib/run/a.cc", '#include "text/utf8.h"', ""),
    ("lib/run/a.cc", '#include "run.h"', 'lib/run/a.cc:1: "run.h": write the path relative to lib/'),
    ("lib/run/a.cc", '#include "../text/utf8.h"', 'lib/run/a.cc:1: "../text/utf8.h": write the path relative to lib/'),
    ("lib/run/a.cc", "#include <fmt/format.h>", ""),
    ("lib/run/a.h", "#include <fmt/format.h>", "lib/run/a.h:1: <fmt/format.h>: layers.txt does not list this file for <fmt>"),
    ("lib/run/yaml.cc", "#include <yaml-cpp/yaml.h>", ""),
    ("lib/run/a.cc", "#include <yaml-cpp/yaml.h>", "lib/run/a.cc:1: <yaml-cpp/yaml.h>: layers.txt does not list this file for <yaml-cpp>"),
    ("lib/run/a.cc", "#include <boost/any.hpp>", "lib/run/a.cc:1: <boost/any.hpp>: a library that layers.txt does not know"),
    ("lib/run/a.cc", '#include "include/contract/api.h"', 'lib/run/a.cc:1: "include/contract/api.h": run may not include include'),
    ("lib/check/a.cc", '#include "include/contract/api.h"', ""),
    ("lib/check/a.cc", "#include <contract/api.h>", 'lib/check/a.cc:1: <contract/api.h>: write "include/contract/api.h"'),
    ("lib/include/contract/a.h", "#include <string>\n#include <contract/b.h>", ""),
    ("lib/include/contract/a.h", '#include "text/utf8.h"', 'lib/include/contract/a.h:1: "text/utf8.h": an installed header includes only its like'),
    ("lib/include/contract/a.h", "#include <fmt/format.h>", "lib/include/contract/a.h:1: <fmt/format.h>: layers.txt does not list this file for <fmt>"),
    ("lib/run/a.cc", "#include <regex>", "lib/run/a.cc:1: <regex>: std::regex is banned; use text/pattern.h"),
    ("lib/run/a.cc", "std::regex name;", "lib/run/a.cc:1: std::regex is banned; use text/pattern.h"),
    ("tests/a_test.cc", "std::regex_match(a, b);", "tests/a_test.cc:1: std::regex is banned"),
    ("lib/run/a.cc", "// std::regex is banned\nauto text = \"std::regex\";", ""),
    ("lib/run/a.cc", "#include <fstream>", "lib/run/a.cc:1: <fstream>: only lib/source/files.cc opens files"),
    ("lib/run/a.cc", "auto* file = fopen(name, mode);", "lib/run/a.cc:1: opens a file; only lib/source/files.cc does"),
    ("lib/run/a.cc", "int file = ::open(name, 0);", "lib/run/a.cc:1: opens a file; only lib/source/files.cc does"),
    ("lib/run/a.cc", "#include <filesystem>\nstd::filesystem::path a;", ""),
    ("lib/run/a.cc", "if (fs::exists(a)) return;", "lib/run/a.cc:1: opens a file; only lib/source/files.cc does"),
    ("lib/run/a.cc", "Result Library::open(Path path) {", ""),
    ("lib/run/a.cc", "if (stack.open()) is_open(x);", ""),
    ("lib/run/a.cc", "std::cerr << 1'000;\n", "lib/run/a.cc:1: prints; lib/ never does"),
    ("lib/run/a.cc", "fmt::print(text);", "lib/run/a.cc:1: prints; lib/ never does"),
    ("lib/run/a.cc", "std::snprintf(buffer, size, form);", ""),
    ("lib/run/a.cc", "std::exit(1);", "lib/run/a.cc:1: ends the process; lib/ never does"),
    ("lib/run/a.cc", 'auto text = R"(\n"std::exit(1)\n)";\nint b;', ""),
    ("lib/odd/a.cc", "int a;", "lib/odd: layers.txt does not know this folder"),
    ("tools/contract-check/a.cc", '#include "check/check.h"\n#include "include/contract/api.h"\n#include "a.cc"', ""),
    ("tools/contract-check/a.cc", '#include "run/run.h"', 'tools/contract-check/a.cc:1: "run/run.h": tools may not include run'),
]


class Layers(unittest.TestCase):
    def test_the_source_tree_keeps_to_its_layers(self):
        self.assertEqual("\n".join(problems_of_tree(ROOT)), "")

    def test_planted_violations_are_caught_and_nothing_else_is(self):
        for path, text, expected in PLANTED:
            with self.subTest(path=path, text=text), tempfile.TemporaryDirectory() as folder:
                root = Path(folder)
                (root / path).parent.mkdir(parents=True)
                (root / path).write_text(text, encoding="utf-8")
                (root / "lib").mkdir(exist_ok=True)
                (root / "lib/layers.txt").write_text(RULES, encoding="utf-8")
                self.assertEqual("\n".join(problems_of_tree(root)), expected)

    def test_two_types_of_one_name_are_caught(self):
        headers = [("a.h", "struct One;\nstruct Two {"), ("b.h", "struct One {\nclass Two;"), ("c.h", "enum class Two : int { A };")]
        self.assertEqual(names_defined_twice(headers), ["c.h:1: a.h defines another Two"])

    def test_rules_that_would_allow_a_cycle_are_refused(self):
        with self.assertRaisesRegex(ValueError, r"layers.txt:1: text may not include document, which stands further"):
            read_layers("text: document\ndocument: text\n")


if __name__ == "__main__":
    unittest.main()
