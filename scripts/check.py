"""Run everything that CI runs, fastest first, in the environment that this Python belongs to.

Every check runs even if one before it failed; pytest comes last, so that its closing line
ends the output. `--fast` leaves out the slow and the browser tests; what follows `--` goes
to pytest.
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BY_HAND = frozenset({"gen_geography.py"})
"""Generators whose source is a package of another registry; a test keeps what they made."""


def main() -> int:
    """Run the checks and the tests; 0 only if all of them passed."""
    options = sys.argv[1:]
    extra = options[options.index("--") + 1 :] if "--" in options else []
    fast = "--fast" in options
    failed = [name for name, command in list_checks() if not _passes(name, command)]
    selection = ["-m", "not slow and not browser"] if fast else []
    print("\npytest", flush=True)
    tests = subprocess.call([sys.executable, "-m", "pytest", "--color=no", *selection, *extra], cwd=ROOT)
    if failed:
        print(f"failed besides the tests: {', '.join(failed)} (see above)")
    return 1 if tests or failed else 0


def list_checks() -> list[tuple[str, list[str]]]:
    """Name the checks and their commands, fastest first."""
    tools = Path(sys.executable).parent
    checks = [
        ("ruff format", [str(tools / "ruff"), "format", "--check", "--quiet", "."]),
        ("ruff check", [str(tools / "ruff"), "check", "--quiet", "."]),
    ]
    generators = sorted((ROOT / "scripts").glob("gen_*.py"))
    checks += [
        (f"{script.name} --check", [sys.executable, str(script), "--check"])
        for script in generators
        if script.name not in BY_HAND
    ]
    return [
        *checks,
        ("import contracts", [str(tools / "lint-imports"), "--no-cache"]),
        ("mypy", [str(tools / "mypy")]),
    ]


def _passes(name: str, command: list[str]) -> bool:
    """Run one check quietly; show what it says only if it fails."""
    started = time.perf_counter()
    try:
        done = subprocess.run(
            command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
        )
    except OSError as error:
        print(f"✗ {name}: {error}", flush=True)
        return False
    seconds = time.perf_counter() - started
    print(f"{'✗' if done.returncode else '✓'} {name}  {seconds:.1f} s", flush=True)
    if done.returncode:
        print(done.stdout.rstrip(), flush=True)
    return done.returncode == 0


if __name__ == "__main__":
    sys.exit(main())
