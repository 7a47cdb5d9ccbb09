"""What the measurements were made on."""

import datetime
import os
import platform
import re
import shutil
import subprocess
from pathlib import Path


def first_line(*command):
    if not shutil.which(command[0]):
        return ""
    done = subprocess.run(command, capture_output=True, text=True)
    return (done.stdout or done.stderr).strip().partition("\n")[0]


def machine():
    cpu = re.search(r"model name\s*:\s*(.*)", Path("/proc/cpuinfo").read_text(encoding="utf-8"))
    versions = {
        "g++": first_line("g++", "--version"),
        "Python": platform.python_version(),
        "Node.js": first_line("node", "--version"),
        "Rust": first_line("rustc", "--version"),
        "Go": first_line("go", "version"),
    }
    packages = ["libsimdjson-dev", "rapidjson-dev", "libvalijson-dev"]
    if shutil.which("dpkg-query"):
        for package in packages:
            versions[package] = first_line("dpkg-query", "--show", "--showformat=${Version}", package)
    return {
        "cpu": cpu.group(1) if cpu else platform.machine(),
        "cores": os.cpu_count(),
        "system": platform.platform(),
        "commit": first_line("git", "rev-parse", "--short", "HEAD"),
        "day": datetime.date.today().isoformat(),
        "versions": {name: version for name, version in versions.items() if version},
    }


def pinned(core):
    """A prefix that keeps a command on one core."""
    return ["taskset", "--cpu-list", str(core)] if shutil.which("taskset") else []
