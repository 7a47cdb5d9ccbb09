"""bench/README.md, from what was measured."""

from math import exp, log

from harness.peers import OURS, PEERS
from harness.plot import bars
from harness.process import EMPTY, LINES, ONE_FILE, STATIC, TWO_AT_ONCE

PARSER = "simdjson"
OUR_TOOL = "contract-check"
VALIDATORS = {peer.name for peer in PEERS if peer.validates}
ABOUT = {peer.name: peer for peer in PEERS}
# What was promised, of one thread: shares of simdjson's speed, and multiples of the fastest peer's.
PROMISED_SHARES = {"connection": 0.85, "connection-shuffled": 0.6}
PROMISED_MULTIPLE = {"connection": 8.0}
PROMISED_RIVALS = {"ajv", "ajv-standalone", "sourcemeta", "jsonschema-rs", "jsonschema-crate", "rapidjson"}
PROMISED_MEAN, PROMISED_LEAST = 5.0, 2.0
PROMISED_START, PROMISED_MEGABYTES, PROMISED_THREADS = 2.0, 64, 1.8

INTRODUCTION = """# Benchmarks

Written by `./dev bench`; do not edit. Speeds are medians, in megabytes (10^6 bytes) a second, from bytes in memory to
verdicts, on one core, peers taking turns; the time is that of the processor. Corpora are written by `contract-corpus`
with a fixed seed: lines of JSON, of which exactly one in a hundred is invalid. [CONTRIBUTING.md](../CONTRIBUTING.md)
says how to add a peer or a shape.
"""


def speed(result, name):
    return result["peers"].get(name, {}).get("MB/s")


def fastest_rival(result, names=VALIDATORS):
    """(name, MB/s) of the fastest validator besides ours, or nothing."""
    rivals = [(peer["MB/s"], name) for name, peer in result["peers"].items() if "MB/s" in peer and name in names]
    best = max((rival for rival in rivals if rival[1] != OURS), default=None)
    return (best[1], best[0]) if best else None


def ratio(one, other):
    return f"{one / other:.2f}" if one and other else "–"


def table(heads, rows):
    align = ["---"] + ["---:"] * (len(heads) - 1)
    return ["| " + " | ".join(row) + " |" for row in [heads, align, *rows]] + [""]


def verdicts(name, peer, expected):
    """What a peer's count of valid documents says about its verdicts."""
    if "valid" not in peer:
        return "none given"
    if peer["valid"] == expected:
        return "right"
    differs = f"{peer['valid'] - expected:+d} valid"
    if peer["valid"] == peer["expected"]:
        return f"{differs}: does not know {', '.join(peer['unknown formats'])}"
    if ABOUT[name].gives_up:
        return f"{differs}: {ABOUT[name].gives_up}"
    unknown = f" beyond not knowing {', '.join(peer['unknown formats'])}" if peer["unknown formats"] else ""
    return f"{differs}: not explained{unknown}"


def summary(result):
    """A line for each peer, fastest first, for the terminal."""
    peers = sorted(result["peers"].items(), key=lambda item: -item[1].get("MB/s", 0))
    for name, peer in peers:
        if "left out" in peer:
            yield f"{name:18} left out: {peer['left out']}"
        else:
            yield f"{name:18} {peer['MB/s']:8.1f} MB/s  {verdicts(name, peer, result['valid'])}"


def shape_table(result):
    rows = []
    peers = sorted(result["peers"].items(), key=lambda item: -item[1].get("MB/s", 0))
    for name, peer in peers:
        about = ABOUT[name].about
        if "left out" in peer:
            rows.append([name, about, "–", "–", "–", f"left out: {peer['left out']}"])
            continue
        mine = speed(result, OURS)
        compile_time = peer.get("compile")
        rows.append([
            name, about, f"{peer['MB/s']:,.1f}", ratio(peer["MB/s"], speed(result, PARSER)), ratio(mine, peer["MB/s"]),
            f"{compile_time * 1e3:.2f}" if compile_time and peer.get("valid") is not None else "–",
            verdicts(name, peer, result["valid"]),
        ])  # fmt: skip
    for row in rows:
        if len(row) == 6:
            row.insert(5, "–")
    return table(["", "", "MB/s", "of simdjson", "ours is × as fast", "compile, ms", "verdicts"], rows)


def shapes_table(shapes):
    rows = []
    for name, result in shapes.items():
        mine, rival = speed(result, OURS), fastest_rival(result)
        rows.append([
            name, f"{result['bytes'] / (result['valid'] + result['invalid']):.0f}", f"{mine:,.1f}" if mine else "–",
            ratio(mine, speed(result, PARSER)), f"{rival[0]} {rival[1]:,.1f}" if rival else "–",
            ratio(mine, rival[1]) if rival else "–",
        ])  # fmt: skip
    heads = ["shape", "bytes a document", "ours, MB/s", "of simdjson", "fastest peer, MB/s", "ours is × as fast"]
    return table(heads, rows)


def all_speeds(shapes):
    names = [peer.name for peer in PEERS if any(speed(result, peer.name) for result in shapes.values())]
    rows = [
        [name] + [f"{speed(result, peer):,.0f}" if speed(result, peer) else "–" for peer in names]
        for name, result in shapes.items()
    ]
    return table(["MB/s", *names], rows)


def differences(shapes):
    """What no right verdict is, peer by peer."""
    lines = []
    for peer in PEERS:
        found = [
            f"{name} {verdicts(peer.name, result['peers'][peer.name], result['valid'])}"
            for name, result in shapes.items()
            if peer.name in VALIDATORS and "valid" in result["peers"].get(peer.name, {})
            and result["peers"][peer.name]["valid"] != result["valid"]
        ]  # fmt: skip
        out = [
            f"{name} left out: {result['peers'][peer.name]['left out']}"
            for name, result in shapes.items()
            if "left out" in result["peers"].get(peer.name, {})
        ]
        if found or out:
            lines.append(f"- {peer.name}: {'; '.join(found + out)}")
    return [*(lines or ["All peers gave the right verdicts."]), ""]


def promises(shapes):
    """(what was promised, what was measured, whether it holds)"""
    for name, share in PROMISED_SHARES.items():
        if name in shapes and speed(shapes[name], OURS) and speed(shapes[name], PARSER):
            measured = speed(shapes[name], OURS) / speed(shapes[name], PARSER)
            yield f"{name}: at least {share} of simdjson's DOM parse", measured, measured >= share
    for name, multiple in PROMISED_MULTIPLE.items():
        rival = fastest_rival(shapes[name], PROMISED_RIVALS) if name in shapes else None
        if rival and speed(shapes[name], OURS):
            measured = speed(shapes[name], OURS) / rival[1]
            what = f"{name}: at least {multiple:g} times {rival[0]}, the fastest of those named"
            yield what, measured, measured >= multiple
    ratios = []
    for name, result in shapes.items():
        rival = None if name.startswith("connection") else fastest_rival(result)
        if rival and speed(result, OURS):
            ratios.append((speed(result, OURS) / rival[1], name))
    if ratios:
        mean = exp(sum(log(one) for one, _ in ratios) / len(ratios))
        what = f"the {len(ratios)} other shapes: geometric mean at least {PROMISED_MEAN:g} times the fastest peer"
        yield what, mean, mean >= PROMISED_MEAN
        least, name = min(ratios)
        yield f"none of them below {PROMISED_LEAST:g} times (least: {name})", least, least >= PROMISED_LEAST


def held(promises):
    rows = [[what, f"{measured:.2f}", "yes" if holds else "**no**"] for what, measured, holds in promises]
    return table(["promised", "measured", "holds"], rows) if rows else []


def throughput(results):
    shapes = results["shapes"]
    lines = ["## Bytes to verdict", "", f"`{results['command']}`: {results['rounds']} rounds.", ""]
    if results["left out"]:
        lines += [f"Left out: {'; '.join(f'{name} ({reason})' for name, reason in results['left out'].items())}.", ""]
    lines += held(promises(shapes))
    if "connection" in shapes:
        lines += ["### Connection responses", "", "![](throughput.svg)", ""] + shape_table(shapes["connection"])
    lines += ["### All shapes", ""] + shapes_table(shapes) + all_speeds(shapes)
    return lines + ["### Where verdicts differ", ""] + differences(shapes)


def process_promises(tasks):
    """Like promises(), of whole processes."""
    one = tasks.get(ONE_FILE, {}).get("tools", {})
    for name in (OUR_TOOL, STATIC):
        if "milliseconds" in one.get(name, {}) and "milliseconds" in one.get(EMPTY, {}):
            measured = one[name]["milliseconds"] - one[EMPTY]["milliseconds"]
            what = f"one file, {name}: at most {PROMISED_START:g} ms more than {EMPTY}"
            yield what, measured, measured <= PROMISED_START
    lines = tasks.get(LINES, {}).get("tools", {})
    times = [lines.get(f"{OUR_TOOL} --jobs {jobs}", {}).get("milliseconds") for jobs in (1, 2)]
    if all(times):
        measured = times[0] / times[1]
        limit = lines.get(TWO_AT_ONCE, {}).get("milliseconds")
        allowed = f" (two processes that share nothing: {2 * times[0] / limit:.2f})" if limit else ""
        what = f"lines: two threads at least {PROMISED_THREADS:g} times one{allowed}"
        yield what, measured, measured >= PROMISED_THREADS
    memory = [
        run["megabytes"]
        for task in tasks.values()
        for name, run in task["tools"].items()
        if name.startswith(OUR_TOOL) and "megabytes" in run
    ]
    if memory:
        measured = max(memory)
        yield f"at most {PROMISED_MEGABYTES} MB of memory for any of these", measured, measured <= PROMISED_MEGABYTES


def processes(results):
    about = "from start to exit, with the most memory used; on one core, but for those with --jobs"
    lines = ["## The whole process", "", f"`{results['command']}`: {about}.", ""]
    if results["left out"]:
        lines += [f"Left out, because not installed: {', '.join(results['left out'])}.", ""]
    lines += held(process_promises(results["tasks"]))
    for name, task in results["tasks"].items():
        rows = []
        for tool, run in task["tools"].items():
            if "failed" in run:
                rows.append([tool, run["failed"], "–", "–"])
            else:
                rows.append([tool, *(f"{run[unit]:,.2f}" for unit in ("milliseconds", "processor", "megabytes"))])
        lines += table([f"{name}, {task['bytes'] / 1e3:,.0f} kB", "ms", "ms of the processor", "MB"], rows)
    return lines


def instructions(results):
    lines = ["## Instructions", "", f"`{results['command']}`: ours, in user space, the same on a busy machine.", ""]
    if "left out" in results:
        return lines + [f"Not counted: {results['left out']}.", ""]
    rows = [[name, f"{one['per document']:,.0f}", f"{one['per byte']:.2f}"] for name, one in results["shapes"].items()]
    return lines + table(["shape", "a document", "a byte"], rows)


def about_machine(results):
    machine = results["machine"]
    versions = "; ".join(f"{name} {version}" for name, version in machine["versions"].items())
    what = f"{machine['cpu']}, {machine['cores']} cores, {machine['system']}"
    return ["## The machine", "", f"{what}; commit {machine['commit']}, on {machine['day']}.", versions + ".", ""]


def write(results, folder):
    """`results` by name: throughput, process, instructions, each as far as it was measured."""
    lines = INTRODUCTION.splitlines() + [""]
    parts = {"throughput": throughput, "process": processes, "instructions": instructions}
    for name, part in parts.items():
        if name in results:
            lines += part(results[name])
    lines += about_machine(next(iter(results.values())))
    (folder / "README.md").write_text("\n".join(lines).rstrip() + "\n", encoding="utf-8")
    shown = results.get("throughput", {}).get("shapes", {}).get("connection")
    if shown:
        speeds = {name: peer["MB/s"] for name, peer in shown["peers"].items() if "MB/s" in peer}
        (folder / "throughput.svg").write_text(bars("Connection responses, MB/s", speeds, OURS), encoding="utf-8")
