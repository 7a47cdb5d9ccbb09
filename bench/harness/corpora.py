"""Writes corpora, each once, into build/bench/corpora."""

import subprocess
from dataclasses import dataclass
from pathlib import Path

from harness.peers import ROOT


@dataclass(frozen=True)
class Shape:
    name: str  # as the tables call it
    base: str  # as contract-corpus knows it
    schema: Path
    options: tuple = ()  # of contract-corpus


class Corpora:
    def __init__(self, build):
        self.program = Path(build) / "bench" / "contract-corpus"
        self.folder = ROOT / "build" / "bench" / "corpora"
        self.folder.mkdir(parents=True, exist_ok=True)

    def shapes(self):
        """The connection responses, in both orders, and then the others."""
        listed = self.run("--list").decode().splitlines()
        shapes = []
        for line in listed:
            name, schema = line.split("\t")
            shapes.append(Shape(name, name, ROOT / schema))
            if name == "connection":
                shapes.append(Shape("connection-shuffled", name, ROOT / schema, ("--shuffled",)))
        return sorted(shapes, key=lambda shape: (shape.base != "connection", shape.name))

    def lines(self, shape, size):
        """(path, number of valid documents, of invalid ones) of `size` bytes of documents, one a line."""
        path = self.write(f"{shape.name}-{size}.ndjson", shape.base, "--bytes", str(size), *shape.options)
        expected = self.run(shape.base, "--bytes", str(size), *shape.options, "--expected").split()
        return path, expected.count(b"valid"), expected.count(b"invalid")

    def write(self, name, *arguments):
        path = self.folder / name
        # Written anew, should the generator be newer.
        if not path.exists() or path.stat().st_mtime < self.program.stat().st_mtime:
            with open(path, "wb") as file:
                subprocess.run([self.program, *arguments], stdout=file, check=True)
        return path

    def run(self, *arguments):
        return subprocess.run([self.program, *arguments], stdout=subprocess.PIPE, check=True).stdout
