"""Set up `.venv` for the scripts: standard library only, so that it runs on a bare Python.

The environment is made once and kept; a stamp says what was installed from which
pyproject.toml, so that a second run starts at once. Nothing of the machine's own settings
(mirrors, proxies, certificates) is read here or written anywhere: pip finds them itself.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NoReturn

ROOT = Path(__file__).resolve().parent.parent
OLDEST, NEWEST = (3, 11), (3, 14)
_NETWORK_SIGNS = re.compile(
    r"NewConnectionError|Temporary failure in name resolution|timed out|Connection (refused|reset)|"
    r"CERTIFICATE_VERIFY_FAILED|ProxyError|Could not fetch URL|Network is unreachable",
    re.IGNORECASE,
)


def stop(message: str, *, hint: str = "") -> NoReturn:
    """End the script with what is wrong and what to do."""
    print(f"error: {message}", file=sys.stderr)
    if hint:
        print(f"  hint: {hint}", file=sys.stderr)
    raise SystemExit(1)


def require_python() -> None:
    """Go on under a Python that guanxi runs on, or say which is needed."""
    if OLDEST <= sys.version_info[:2] <= NEWEST:
        return
    for minor in range(NEWEST[1], OLDEST[1] - 1, -1):
        other = shutil.which(f"python3.{minor}")
        if other and _version_of(Path(other)) == (3, minor):
            print(f"using {other}: this Python is {sys.version.split()[0]}", flush=True)
            raise SystemExit(subprocess.call([other, *sys.argv]))
    stop(
        f"guanxi needs Python 3.{OLDEST[1]} to 3.{NEWEST[1]}; this one is {sys.version.split()[0]}",
        hint="install one from your system's packages or from https://www.python.org/downloads/",
    )


def prepare(groups: Iterable[str] = ()) -> Path:
    """Make or reuse `.venv` with guanxi and these dependency groups in it; return its Python."""
    require_python()
    venv = ROOT / ".venv"
    python = venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    version = _version_of(python)
    if version is None or not OLDEST <= version <= NEWEST:
        _make_venv(venv)
        version = sys.version_info[:2]
    wanted = sorted(set(groups))
    pyproject = ROOT / "pyproject.toml"
    stamp = venv / "guanxi-stamp.json"
    state: dict[str, Any] = {
        "pyproject": hashlib.sha256(pyproject.read_bytes()).hexdigest(),
        "python": list(version),
        "root": str(ROOT),
        "groups": wanted,
    }
    if not _covers(_read_stamp(stamp), state):
        before = _read_stamp(stamp).get("groups", [])
        state["groups"] = sorted({*wanted, *before})
        _install(python, _requirements(pyproject, state["groups"]))
        stamp.write_text(json.dumps(state, indent=1) + "\n", encoding="utf-8")
    return python


def _version_of(python: Path) -> tuple[int, int] | None:
    """Ask an interpreter for its version; None where it does not run."""
    code = "import sys; print(*sys.version_info[:2])"
    try:
        answer = subprocess.run([str(python), "-c", code], capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    major, minor = answer.stdout.split()
    return int(major), int(minor)


def _make_venv(venv: Path) -> None:
    print(f"making {venv.relative_to(ROOT)} with Python {sys.version.split()[0]} …", flush=True)
    made = subprocess.run(
        [sys.executable, "-m", "venv", "--clear", str(venv)], capture_output=True, text=True, check=False
    )
    if made.returncode:
        shutil.rmtree(venv, ignore_errors=True)
        missing = "ensurepip" in made.stdout + made.stderr or "No module named venv" in made.stderr
        hint = f"on Debian or Ubuntu: apt install python3.{sys.version_info[1]}-venv" if missing else ""
        stop(f"python -m venv failed\n{(made.stdout + made.stderr).strip()}", hint=hint)


def _read_stamp(stamp: Path) -> dict[str, Any]:
    try:
        state = json.loads(stamp.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return state if isinstance(state, dict) else {}


def _covers(old: dict[str, Any], new: dict[str, Any]) -> bool:
    """Tell whether what is installed is what is wanted, or more."""
    same = all(old.get(key) == new[key] for key in ("pyproject", "python", "root"))
    return same and set(new["groups"]) <= set(old.get("groups", []))


def _requirements(pyproject: Path, groups: Iterable[str]) -> list[str]:
    """Read the dependency groups from pyproject.toml, included groups and all."""
    import tomllib

    table = tomllib.loads(pyproject.read_text(encoding="utf-8"))["dependency-groups"]

    def expand(group: str) -> list[str]:
        found: list[str] = []
        for item in table[group]:
            found.extend([item] if isinstance(item, str) else expand(item["include-group"]))
        return found

    return sorted({requirement for group in groups for requirement in expand(group)})


def _install(python: Path, requirements: list[str]) -> None:
    print("installing guanxi and what it needs (once; a minute or two) …", flush=True)
    command = [str(python), "-m", "pip", "install", "--quiet", "--no-input", "--disable-pip-version-check"]
    done = subprocess.run(
        [*command, "--editable", str(ROOT), *requirements],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode:
        print("\n".join(done.stdout.strip().splitlines()[-12:]), file=sys.stderr)
        if _NETWORK_SIGNS.search(done.stdout):
            stop(
                "pip could not reach the package index",
                hint="check the network; behind a proxy set HTTPS_PROXY, for a mirror set PIP_INDEX_URL, then run this again",
            )
        stop("pip could not install guanxi", hint="the lines above are pip's own")
