"""Holds the source tree to lib/layers.txt: who includes whom, who sees third-party headers, who opens files."""

import fnmatch
import re
from dataclasses import dataclass
from pathlib import Path

# Headers that any file may include: C++'s own have no dot, C's are these, and POSIX is for the file opener.
C_HEADERS = {"stdint.h", "stddef.h", "stdbool.h"}
FILE_OPENER = "lib/source/files.cc"
FILE_HEADERS = {"fstream", "fcntl.h", "sys/stat.h", "sys/mman.h", "unistd.h", "dirent.h"}

NOISE = re.compile(
    r'//[^\n]*|/\*.*?\*/|R"([^\s()\\]{0,16})\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|(?<![0-9a-fA-F])\'(?:\\.|[^\'\\\n])+\'',
    re.DOTALL,
)
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"\n]+)[>"]')

# What a file under lib/ must not do. The first is allowed in FILE_OPENER; std::filesystem::path alone touches no disk.
OPENS_FILES = re.compile(
    r"\b(?:fopen|freopen|fdopen|popen|[io]?fstream)\b|(?<![\w>])::open(?:at)?\s*\(|\b(?:fs|filesystem)::(?!path\b)\w"
)
PRINTS = re.compile(r"\b(?:v?f?printf|f?puts|putchar|perror|print(?:ln)?)\s*\(|\bstd::(?:cout|cerr|clog)\b")
EXITS = re.compile(r"\b(?:exit|_exit|_Exit|quick_exit|abort|terminate)\s*\(")
TYPE = re.compile(r"(?:struct|class|enum class)\s+(\w+)\b[^;{]*(?:\{|$)")
STD_REGEX = re.compile(r"\bstd::w?regex\w*|\bbasic_regex\b")


@dataclass(frozen=True)
class Layers:
    folders: dict  # folder -> the folders that it may include, itself among them
    third_party: dict  # "fmt" -> patterns of the files that may include <fmt/…>


def read_layers(text):
    """The rules of layers.txt. Raises ValueError where a line allows what could become a cycle."""
    folders, third_party = {}, {}
    for number, line in enumerate(text.splitlines(), 1):
        line = line.split("#")[0].strip()
        if not line:
            continue
        name, _, rest = line.partition(":")
        if name.startswith("<"):
            third_party[name.strip("<>")] = rest.split()
            continue
        later = [other for other in rest.split() if other not in folders and other != "include"]
        if later:
            raise ValueError(f"layers.txt:{number}: {name} may not include {later[0]}, which stands further down")
        folders[name] = {name, *rest.split()}
    return Layers(folders, third_party)


def without_noise(text):
    """The text without comments, strings, character literals and includes; lines stay where they are."""
    code = NOISE.sub(lambda found: "\n" * found.group().count("\n"), text)
    return "\n".join("" if re.match(r"\s*#\s*include\b", line) else line for line in code.splitlines())


def includes(text):
    """(line number, bracket, path) of every include."""
    found = ((number, INCLUDE.match(line)) for number, line in enumerate(text.splitlines(), 1))
    return [(number, match.group(1), match.group(2)) for number, match in found if match]


def layer_of(path):
    """"lib/text/uri.cc" -> "text"; "tools/contract-check/main.cc" -> "tools"."""
    parts = path.split("/")
    return parts[0] if parts[0] == "tools" else parts[1]


def include_problem(path, bracket, target, layers, own_files):
    """What is wrong with one include, or nothing."""
    layer = layer_of(path)
    first = target.split("/")[0]
    if first == "contract" and bracket == "<" and layer != "include":
        # lib/contract/ stands before lib/include/contract/ on the include path, so <contract/…> would mislead.
        return f'<{target}>: write "include/{target}"'
    if bracket == '"':
        if layer == "include":
            return "" if target.startswith("contract/") else f'"{target}": an installed header includes only its like'
        if layer == "tools" and target in own_files:
            return ""
        if first not in layers.folders or "/" not in target:
            return f'"{target}": write the path relative to lib/'
        return "" if first in layers.folders[layer] else f'"{target}": {layer} may not include {first}'
    if layer == "include" and first == "contract":
        return ""
    if first == "regex":
        return "<regex>: std::regex is banned; use text/pattern.h"
    if first in layers.third_party:
        allowed = any(fnmatch.fnmatchcase(path, pattern) for pattern in layers.third_party[first])
        return "" if allowed else f"<{target}>: layers.txt does not list this file for <{first}>"
    if target in FILE_HEADERS:
        return "" if layer == "tools" or path == FILE_OPENER else f"<{target}>: only {FILE_OPENER} opens files"
    if "/" in target or ("." in target and target not in C_HEADERS):
        return f"<{target}>: a library that layers.txt does not know"
    return ""


def deed_problem(path, code):
    """What a line of code does that its place does not allow, or nothing."""
    if STD_REGEX.search(code):
        return "std::regex is banned; use text/pattern.h"
    if not path.startswith("lib/"):
        return ""
    if path != FILE_OPENER and OPENS_FILES.search(code):
        return f"opens a file; only {FILE_OPENER} does"
    if PRINTS.search(code):
        return "prints; lib/ never does"
    if EXITS.search(code):
        return "ends the process; lib/ never does"
    return ""


def problems_of_file(path, text, layers, own_files):
    found = []
    for number, bracket, target in includes(text):
        problem = include_problem(path, bracket, target, layers, own_files)
        if problem:
            found.append(f"{path}:{number}: {problem}")
    for number, code in enumerate(without_noise(text).splitlines(), 1):
        problem = deed_problem(path, code)
        if problem:
            found.append(f"{path}:{number}: {problem}")
    return found


def names_defined_twice(headers):
    """Types of one name in two headers of lib/: all of lib/ is one namespace, and the linker would mix them up.

    `headers` are (path, text)."""
    found, first = [], {}
    for path, text in headers:
        for number, code in enumerate(without_noise(text).splitlines(), 1):
            name = TYPE.match(code)
            if name and first.setdefault(name[1], path) != path:
                found.append(f"{path}:{number}: {first[name[1]]} defines another {name[1]}")
    return found


def problems_of_tree(root):
    """All violations below `root` as "file:line: what", sorted by file."""
    layers = read_layers((root / "lib/layers.txt").read_text(encoding="utf-8"))
    found = []
    for folder in sorted(entry.name for entry in (root / "lib").iterdir() if entry.is_dir()):
        if folder not in layers.folders:
            found.append(f"lib/{folder}: layers.txt does not know this folder")
    sources = [
        source
        for top in ("lib", "tools")
        for source in sorted((root / top).rglob("*"))
        if source.suffix in (".h", ".cc", ".def") and layer_of(source.relative_to(root).as_posix()) in layers.folders
    ]
    texts = {source.relative_to(root).as_posix(): source.read_text(encoding="utf-8") for source in sources}
    for path, text in texts.items():
        own_files = {other.name for other in (root / path).parent.iterdir()}
        found += problems_of_file(path, text, layers, own_files)
    found += names_defined_twice(
        (path, text) for path, text in texts.items() if path.endswith(".h") and layer_of(path) != "include"
    )
    for top in ("tests", "bench"):
        for source in sorted((root / top).rglob("*")):
            if source.suffix in (".h", ".cc"):
                found += regex_problems(source.relative_to(root).as_posix(), source.read_text(encoding="utf-8"))
    return found


def regex_problems(path, text):
    lines = without_noise(text).splitlines()
    return [f"{path}:{number}: std::regex is banned" for number, code in enumerate(lines, 1) if STD_REGEX.search(code)]
