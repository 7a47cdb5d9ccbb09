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


def run_all(commands):
    """What went wrong, as text; empty if nothing did."""
    for command in commands:
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode != 0:
            return f"{' '.join(map(str, command))}\n{done.stdout}{done.stderr}"
    return ""


def building(project, binaries, build, prefix):
    """The commands that build `project` with the library installed in `prefix`, compiled as `build` is."""
    sanitizers = cached(build, "CONTRACT_SANITIZE")
    return [
        [
            "cmake", "-S", project, "-B", binaries, "-G", "Ninja",
            f"-DCMAKE_PREFIX_PATH={prefix}",
            f"-DCMAKE_CXX_COMPILER={cached(build, 'CMAKE_CXX_COMPILER')}",
            f"-DCMAKE_CXX_FLAGS={'-fsanitize=' + sanitizers if sanitizers else ''}",
        ],
        ["cmake", "--build", binaries],
    ]  # fmt: skip


def build_programs(sources, projects, build, folder):
    """Installs the library of `build` below `folder` and builds each source text against it; and each project, the text
    of a CMakeLists.txt, with the first source as its main.cc.

    Gives (executable by source text, what went wrong as text); None for the executables where the library cannot be
    installed, because libraries that it needs were fetched and are not installed either."""
    if not sources:
        return {}, ""
    project, binaries, prefix = folder / "examples", folder / "examples-build", folder / "prefix"
    problem = run_all([["cmake", "--install", build, "--prefix", prefix]])
    if problem:
        return {}, problem
    if not list(prefix.rglob("contract-config.cmake")):
        return None, ""
    project.mkdir()
    (project / "CMakeLists.txt").write_text(PROJECT.format(count=len(sources)), encoding="utf-8")
    for number, source in enumerate(sources, 1):
        (project / f"example-{number}.cc").write_text(source, encoding="utf-8")
    commands = building(project, binaries, build, prefix)
    for number, text in enumerate(projects):
        consumer = folder / f"consumer-{number}"
        consumer.mkdir()
        (consumer / "CMakeLists.txt").write_text(text, encoding="utf-8")
        (consumer / "main.cc").write_text(sources[0], encoding="utf-8")
        commands += building(consumer, folder / f"consumer-build-{number}", build, prefix)
    problem = run_all(commands)
    if problem:
        return {}, problem
    return {source: Path(binaries / f"example-{number}") for number, source in enumerate(sources, 1)}, ""
