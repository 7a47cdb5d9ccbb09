"""The programs that are measured side by side. A new one is a folder in bench/peers/ and a line in PEERS."""

import json
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ROOT / "bench" / "peers"
OURS = "contract"


@dataclass(frozen=True)
class Peer:
    name: str
    folder: str  # in bench/peers/
    kind: str  # how it is installed and run: a key of KINDS
    dialect: str = "2020-12"  # the newest that it knows
    validates: bool = True  # False: it only shows what the bytes cost
    about: str = ""
    gives_up: str = ""  # where it gives no verdict, which counts as invalid


PEERS = [
    Peer("contract", "contract", "cmake", about="ours"),
    Peer("memcpy", "memcpy", "cmake", validates=False, about="copies the bytes"),
    Peer("simdjson", "simdjson", "cmake", validates=False, about="parses into its DOM"),
    Peer("rapidjson-parse", "rapidjson-parse", "cmake", validates=False, about="parses into its DOM"),
    Peer("rapidjson", "rapidjson", "cmake", dialect="draft-04", about="SchemaValidator fed by its reader"),
    Peer(
        "valijson",
        "valijson",
        "cmake",
        dialect="draft-07",
        about="over RapidJSON's DOM",
        gives_up="throws where a format is asked of what is no string",
    ),
    Peer("sourcemeta", "sourcemeta", "tool", about="Blaze: `validate --fast`, the whole process less its start"),
    Peer("jsonschema-crate", "jsonschema-crate", "cargo", about="Rust, with mimalloc"),
    Peer("boon", "boon", "cargo", about="Rust, with mimalloc"),
    Peer("jsonschema-rs", "jsonschema-rs", "python", about="the crate jsonschema behind Python"),
    Peer("fastjsonschema", "fastjsonschema", "python", dialect="draft-07", about="Python, compiled to Python"),
    Peer("ajv", "ajv", "node", about="JavaScript, compiled"),
    Peer("ajv-standalone", "ajv", "node-standalone", about="JavaScript, compiled ahead"),
    Peer("santhosh-tekuri", "santhosh-tekuri", "go", about="Go"),
]

# Tools that are measured as whole processes only.
TOOLS = [Peer("check-jsonschema", "check-jsonschema", "python", about="Python's jsonschema as a tool")]


class Place:
    """Where the programs are: those that CMake builds in build/NAME/peers, the others below build/bench/peers."""

    def __init__(self, build):
        self.build = Path(build).resolve()
        self.programs = self.build / "peers"
        self.installed = ROOT / "build" / "bench" / "peers"

    def python(self):
        return self.installed / "python" / "bin" / "python"

    def sourcemeta(self):
        package = self.installed / "sourcemeta" / "node_modules" / "@sourcemeta" / "jsonschema"
        return package / "build" / "github-releases" / "jsonschema-linux-x86_64"

    def command(self, peer):
        """The command before SCHEMA LINES PASSES; its parts that are paths must exist."""
        source = SOURCES / peer.folder
        installed = self.installed / peer.folder
        node = shutil.which("node") or "/usr/bin/node"
        return {
            "cmake": [self.programs / f"peer-{peer.name}"],
            "cargo": [self.installed / "cargo" / "release" / f"peer-{peer.folder}"],
            "go": [installed / "peer"],
            "python": [self.python(), source / "main.py"],
            "node": [node, installed / "main.js"],
            "node-standalone": [node, installed / "standalone.js"],
            "tool": [sys.executable, source / "main.py", self.sourcemeta()],
        }[peer.kind]

    def missing(self, peer):
        """Why a peer cannot be run, or nothing."""
        for part in self.command(peer):
            if not Path(part).exists():
                return self.reasons().get(peer.name, f"{shown(part)} is missing; try ./dev bench --install-peers")
        if peer.kind == "python" and not list(self.python().parents[1].glob(f"lib/*/site-packages/{module(peer)}*")):
            return self.reasons().get(peer.name, "not installed; try ./dev bench --install-peers")
        return ""

    def reasons(self):
        """Why the last installation of a peer failed."""
        path = self.installed / "failures.json"
        return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def module(peer):
    return peer.folder.replace("-", "_")


def shown(path):
    path = Path(path)
    return str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else str(path)


def install(place):
    """Installs every peer that CMake does not build. What fails is noted, and left out of measurements by name."""
    place.installed.mkdir(parents=True, exist_ok=True)
    failures = {}
    folders = {peer.folder: peer for peer in PEERS + TOOLS if peer.kind != "cmake"}
    for folder, peer in folders.items():
        print(f"==> Installing {folder}", flush=True)
        try:
            for command in install_commands(place, peer):
                done = subprocess.run(command, cwd=SOURCES / folder, capture_output=True, text=True)
                if done.returncode != 0:
                    raise RuntimeError(f"{Path(command[0]).name} failed: {done.stderr.strip()[-400:]}")
        except (OSError, RuntimeError) as problem:
            print(f"    {problem}")
            failures[peer.name] = str(problem)
    (place.installed / "failures.json").write_text(json.dumps(failures, indent=2) + "\n", encoding="utf-8")


def install_commands(place, peer):
    source, target = SOURCES / peer.folder, place.installed / peer.folder
    if peer.kind in ("node", "node-standalone", "tool"):
        shutil.copytree(source, target, dirs_exist_ok=True)
        return [["npm", "ci", "--prefix", target, "--no-audit", "--no-fund", "--ignore-scripts"]]
    if peer.kind == "python":
        pip = [place.python(), "-m", "pip", "install", "--quiet", "--requirement", source / "requirements.txt"]
        return [[sys.executable, "-m", "venv", place.installed / "python"], pip]
    if peer.kind == "cargo":
        # Built from a copy, so that no lock file appears in the sources.
        shutil.copytree(source, target, dirs_exist_ok=True)
        shutil.copy(SOURCES / "measure.rs", place.installed)
        manifest = target / "Cargo.toml"
        return [["cargo", "build", "--release", "--quiet", "--manifest-path", manifest,
                 "--target-dir", place.installed / "cargo"]]  # fmt: skip
    if peer.kind == "go":
        return [["go", "build", "-o", target / "peer", "."]]
    raise ValueError(peer.kind)
