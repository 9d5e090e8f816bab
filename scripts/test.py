"""Set everything up and run all tests: `python3 scripts/test.py`.

Standard library only. Makes or reuses `.venv`, installs Chromium and a Chinese font where
they are missing and it may (Debian or Ubuntu, as root or with sudo that asks nothing), then
hands over to scripts/check.py. `--fast` leaves out the slow and the browser tests; what
follows `--` goes to pytest.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

from environment import ROOT, prepare

_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_PACKAGES = {"browser": "chromium", "font": "fonts-noto-cjk"}


def main() -> int:
    """Prepare, then check; the exit code is that of the checks."""
    options = sys.argv[1:]
    if "-h" in options or "--help" in options:
        print(__doc__)
        return 0
    python = prepare(["dev"])
    if "--fast" not in options:
        prepare_browser()
    return subprocess.call([str(python), str(ROOT / "scripts" / "check.py"), *options], cwd=ROOT)


def find_missing() -> list[str]:
    """Name what the browser tests lack on this machine."""
    missing = []
    if not os.environ.get("GUANXI_CHROMIUM") and not any(shutil.which(name) for name in _BROWSERS):
        missing.append("browser")
    if not _has_chinese_font():
        missing.append("font")
    return missing


def prepare_browser() -> None:
    """Install Chromium and a Chinese font through apt where that is possible; else say what is skipped."""
    missing = find_missing()
    if not missing or sys.platform != "linux":
        return
    packages = [_PACKAGES[name] for name in missing]
    sudo = _find_root_prefix()
    if shutil.which("apt-get") is None or sudo is None:
        print(f"not installed and not installable here: {', '.join(packages)}; browser tests will be skipped")
        return
    print(f"installing {', '.join(packages)} with apt …", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for step in (["update"], ["install", "--yes", "--no-install-recommends", *packages]):
        done = subprocess.run(
            [*sudo, "apt-get", "-qq", *step],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        if done.returncode:
            print("\n".join(done.stdout.strip().splitlines()[-3:]))
            print(f"apt-get {step[0]} failed; browser tests will be skipped")
            return


def _has_chinese_font() -> bool:
    """Ask fontconfig for a font with Chinese; without fontconfig there is no telling, and none is assumed."""
    try:
        listed = subprocess.run(["fc-list", ":lang=zh"], capture_output=True, text=True, check=False)
    except OSError:
        return False
    return bool(listed.stdout.strip())


def _find_root_prefix() -> list[str] | None:
    """Find how to install as root without asking for a password; None where there is no way."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") and subprocess.call(["sudo", "-n", "true"], stderr=subprocess.DEVNULL) == 0:
        return ["sudo", "-n"]
    return None


if __name__ == "__main__":
    sys.exit(main())
