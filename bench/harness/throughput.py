"""Bytes to verdict: every peer over every shape, interleaved in rounds."""

import json
import subprocess
import tempfile
from pathlib import Path
from statistics import median

from harness.machine import pinned
from harness.peers import OURS, SOURCES
from harness.schemas import URIS, NotExpressible, bundled, formats_of, in_dialect, without_formats

SECONDS = 300  # for one run of one peer
NO_FORMAT_AT_ALL = '"%%"\n'


class Failed(Exception):
    pass


class Throughput:
    def __init__(self, place, corpora, peers, core):
        self.place = place
        self.corpora = corpora
        self.peers = peers
        self.core = core
        self.known_formats = {}  # by (peer, format)
        self.ours = next(peer for peer in peers if peer.name == OURS)
        self.scratch = tempfile.TemporaryDirectory(prefix="contract-bench-")

    def run(self, peer, schema, lines, passes):
        """What the peer prints, `schema` being the schema itself."""
        path = Path(self.scratch.name) / "schema.json"
        path.write_text(json.dumps(schema), encoding="utf-8")
        command = [*pinned(self.core), *self.place.command(peer), path, lines, str(passes)]
        environment = {"PATH": "/usr/bin:/bin", "PYTHONPATH": str(SOURCES), "PYTHONDONTWRITEBYTECODE": "1"}
        try:
            done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, env=environment)
        except subprocess.TimeoutExpired:
            raise Failed(f"not done after {SECONDS} seconds") from None
        if done.returncode != 0:
            said = (done.stderr or done.stdout).strip().splitlines()
            raise Failed(said[-1][:200] if said else f"exit code {done.returncode}")
        return json.loads(done.stdout)

    def knows(self, peer, name):
        """Whether the peer refuses a string that has no format whatsoever."""
        if (peer, name) not in self.known_formats:
            lines = Path(self.scratch.name) / "probe.ndjson"
            lines.write_text(NO_FORMAT_AT_ALL * 2, encoding="utf-8")
            schema = {"$schema": URIS[peer.dialect], "type": "string", "format": name}
            try:
                known = self.run(peer, schema, lines, 1)["invalid"] == 2
            except Failed:
                known = False
            self.known_formats[peer, name] = known
        return self.known_formats[peer, name]

    def compare(self, shape, size, rounds, passes):
        """The results of one shape, as results/*.json hold them."""
        lines, valid, invalid = self.corpora.lines(shape, size)
        schema = bundled(shape.schema)
        results = {}
        for peer in self.peers:
            try:
                results[peer.name] = {"seconds": [], "schema": in_dialect(schema, peer.dialect)}
            except NotExpressible as keyword:
                results[peer.name] = {"left out": f"{peer.dialect} has no {keyword}"}
        for number in range(rounds):
            turn = number % len(self.peers)
            for peer in self.peers[turn:] + self.peers[:turn]:  # another begins each round
                self.measure(peer, results[peer.name], lines, passes)

        expected = {frozenset(): valid}
        for peer in self.peers:
            result = results[peer.name]
            result.pop("schema", None)
            if "left out" in result:
                continue
            result["MB/s"] = lines.stat().st_size / median(result["seconds"]) / 1e6
            if peer.validates:
                asserted = formats_of(schema) - {"password"}
                unknown = frozenset(name for name in asserted if not self.knows(peer, name))
                if unknown not in expected:
                    expected[unknown] = self.run(self.ours, without_formats(schema, unknown), lines, 1)["valid"]
                result["unknown formats"] = sorted(unknown)
                result["expected"] = expected[unknown]
        return {"bytes": lines.stat().st_size, "valid": valid, "invalid": invalid, "peers": results}

    def measure(self, peer, result, lines, passes):
        if "left out" in result:
            return
        try:
            printed = self.run(peer, result["schema"], lines, passes)
        except Failed as problem:
            result["left out"] = str(problem)
            return
        times = printed["seconds"]
        result["seconds"] += times[1:] or times  # the first pass warms up
        if peer.validates:
            result["valid"] = printed["valid"]
            result["compile"] = printed["compile"]
