#!/usr/bin/env python3
"""Measures contract-check beside its peers, and writes bench/results/*.json, bench/README.md and its plot.

Run it by ./dev bench, which builds everything first. Every peer gets the same bytes in memory and says how many lines
are valid; peers take turns, on one core; medians are compared, and so are the verdicts.
"""

import argparse
import json
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from harness import instructions, process, report  # noqa: E402
from harness.corpora import Corpora  # noqa: E402
from harness.machine import machine  # noqa: E402
from harness.peers import OURS, PEERS, ROOT, Place, install  # noqa: E402
from harness.throughput import Throughput  # noqa: E402

RESULTS = ROOT / "bench" / "results"
PARTS = ["throughput", "process", "instructions"]


def arguments():
    parser = argparse.ArgumentParser(prog="./dev bench", description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=5, help="how often each peer has its turn (%(default)s)")
    parser.add_argument("--passes", type=int, default=3, help="of each turn, the first to warm up (%(default)s)")
    parser.add_argument("--size", type=float, default=10, metavar="MB", help="of each corpus (%(default)s)")
    parser.add_argument("--array-size", type=float, default=100, metavar="MB", help="of the one array, and of the lines (%(default)s)")
    parser.add_argument("--only", action="append", metavar="SHAPE", help="this shape alone; may be repeated")
    parser.add_argument("--peers", help="these alone, by commas")
    parser.add_argument("--part", action="append", choices=PARTS, help="this part alone; may be repeated")
    parser.add_argument("--core", type=int, default=1, help="to run on (%(default)s)")
    parser.add_argument("--install-peers", action="store_true", help="install the peers that CMake does not build")
    parser.add_argument("--check", action="store_true", help="tiny corpora, verdicts only, nothing written")
    parser.add_argument("--build", default=ROOT / "build" / "bench", help=argparse.SUPPRESS)
    return parser.parse_args()


def save(name, results):
    command = ["./dev bench", *sys.argv[1:]]
    whole = {"command": " ".join(command), "machine": machine(), **results}
    (RESULTS / f"{name}.json").write_text(json.dumps(whole, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def chosen_peers(place, options):
    names = options.peers.split(",") if options.peers else [peer.name for peer in PEERS]
    unknown = set(names) - {peer.name for peer in PEERS}
    if unknown:
        sys.exit(f"bench: there is no peer {', '.join(sorted(unknown))}; there are {', '.join(p.name for p in PEERS)}")
    wanted = [peer for peer in PEERS if peer.name in {*names, OURS}]
    missing = {peer.name: place.missing(peer) for peer in wanted}
    for name, reason in missing.items():
        if reason:
            print(f"left out: {name}: {reason}")
    present = [peer for peer in wanted if not missing[peer.name]]
    return present, {name: reason for name, reason in missing.items() if reason}


def chosen_shapes(corpora, options):
    shapes = corpora.shapes()
    names = options.only or [shape.name for shape in shapes]
    unknown = set(names) - {shape.name for shape in shapes}
    if unknown:
        known = ", ".join(shape.name for shape in shapes)
        sys.exit(f"bench: there is no shape {', '.join(sorted(unknown))}; there are {known}")
    return [shape for shape in shapes if shape.name in names]


def measure_throughput(place, corpora, shapes, options):
    peers, missing = chosen_peers(place, options)
    runs = Throughput(place, corpora, peers, options.core)
    results = {"rounds": options.rounds, "passes": options.passes, "left out": missing, "shapes": {}}
    for shape in shapes:
        print(f"==> {shape.name}", flush=True)
        result = runs.compare(shape, int(options.size * 1e6), options.rounds, options.passes)
        results["shapes"][shape.name] = result
        for line in report.summary(result):
            print(f"    {line}", flush=True)
    return results


def check(place, corpora, shapes, options):
    """A tiny run, for CI: that everything runs, and that our verdicts are those the corpora promise."""
    options.peers, options.rounds, options.passes, options.size = f"{OURS},simdjson", 1, 1, 0.03
    results = measure_throughput(place, corpora, shapes, options)
    wrong = [
        f"{shape}: {peer['valid']} valid, of {result['valid']}"
        for shape, result in results["shapes"].items()
        for name, peer in result["peers"].items()
        if name == OURS and peer.get("valid") != result["valid"]
    ]
    with tempfile.TemporaryDirectory() as folder:
        report.write({"throughput": {"command": "", "machine": machine(), **results}}, Path(folder))
    if wrong or results["left out"]:
        sys.exit("bench: " + "; ".join([*wrong, *results["left out"]]))


def main():
    options = arguments()
    place = Place(options.build)
    if options.install_peers:
        return install(place)
    corpora = Corpora(place.build)
    shapes = chosen_shapes(corpora, options)
    if options.check:
        return check(place, corpora, shapes, options)

    parts = options.part or PARTS
    RESULTS.mkdir(exist_ok=True)
    if "throughput" in parts:
        save("throughput", measure_throughput(place, corpora, shapes, options))
    if "process" in parts:
        print("==> whole processes", flush=True)
        array_bytes = int(options.array_size * 1e6)
        save("process", process.measure(place, corpora, options.rounds * 4, array_bytes, options.core))
    if "instructions" in parts:
        print("==> instructions", flush=True)
        ours = next(peer for peer in PEERS if peer.name == OURS)
        save("instructions", instructions.measure(place.command(ours), corpora, shapes))
    results = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in RESULTS.glob("*.json")}
    report.write(results, ROOT / "bench")
    return 0


if __name__ == "__main__":
    sys.exit(main())
