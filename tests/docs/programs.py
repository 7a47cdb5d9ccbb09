"""Builds the C++ programs of the documentation as a stranger would: against the installed library."""

import subprocess
from pathlib import Path

PROJECT = """\
cmake_minimum_required(VERSION 3.25)
project(examples LANGUAGES CXX)
find_package(contract REQUIRED)
foreach(number RANGE 1 {count})
  add_executable(example-${{number}} example-${{number}}.cc)
  target_link_libraries(example-${{number}} PRIVATE contract::contract)
endforeach()
"""


def cached(build, name):
    """A variable of the build's CMake cache; empty if it has none."""
    for line in (build / "CMakeCache.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith(name + ":"):
            return line.partition("=")[2]
    return ""


def build_programs(sources, build, folder):
    """Installs the library of `build` below `folder` and builds each source text against it.

    Gives (executable by source text, what went wrong as text)."""
    if not sources:
        return {}, ""
    project, binaries, prefix = folder / "examples", folder / "examples-build", folder / "prefix"
    project.mkdir()
    (project / "CMakeLists.txt").write_text(PROJECT.format(count=len(sources)), encoding="utf-8")
    for number, source in enumerate(sources, 1):
        (project / f"example-{number}.cc").write_text(source, encoding="utf-8")
    sanitizers = cached(build, "CONTRACT_SANITIZE")
    commands = [
        ["cmake", "--install", build, "--prefix", prefix],
        [
            "cmake", "-S", project, "-B", binaries, "-G", "Ninja",
            f"-DCMAKE_PREFIX_PATH={prefix}",
            f"-DCMAKE_CXX_COMPILER={cached(build, 'CMAKE_CXX_COMPILER')}",
            f"-DCMAKE_CXX_FLAGS={'-fsanitize=' + sanitizers if sanitizers else ''}",
        ],
        ["cmake", "--build", binaries],
    ]  # fmt: skip
    for command in commands:
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode != 0:
            return {}, f"{' '.join(map(str, command))}\n{done.stdout}{done.stderr}"
    return {source: Path(binaries / f"example-{number}") for number, source in enumerate(sources, 1)}, ""
