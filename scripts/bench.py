"""Measure speed side by side, in one run, on this machine: `python3 scripts/bench.py extract`.

    extract   reading facts against jieba.posseg, which only tags; then the whole build against it
    startup   `guanxi --help` against the bare interpreter

Contestants take turns, round after round, on one core; what is printed is the median of the
rounds. CPU time is the measure (other programs do not count in it); wall time stands beside it.
Absolute numbers are the machine's, ratios are ours. `--texts DIR` measures on your own reports.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path

from environment import ROOT, prepare

EXTRACT_TARGET, BUILD_TARGET, STARTUP_TARGET = 5.0, 2.0, 3.0


@dataclass(slots=True)
class Contestant:
    """Something to time, and how long each round of it took."""

    name: str
    run: Callable[[], object]
    cpu: list[float] = field(default_factory=list)
    wall: list[float] = field(default_factory=list)

    def take_turn(self) -> None:
        """Run once and keep the times, children's CPU time included."""
        before, started = _measure_cpu(), time.perf_counter()
        self.run()
        self.wall.append(time.perf_counter() - started)
        self.cpu.append(_measure_cpu() - before)

    def median(self) -> tuple[float, float]:
        """The middle round: CPU seconds and wall seconds."""
        return statistics.median(self.cpu), statistics.median(self.wall)


def main() -> int:
    """Measure what was asked for; 1 where a target is missed and --strict was given."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=["extract", "startup"])
    parser.add_argument("--texts", type=Path, help="a folder of .txt reports (default: the sample reports)")
    parser.add_argument("--rounds", type=int, default=5, help="how often each takes its turn (default 5)")
    parser.add_argument("--no-build", action="store_true", help="leave the whole build out")
    parser.add_argument("--strict", action="store_true", help="exit with 1 where a target is missed")
    options = parser.parse_args()
    needed = ["graph"] if options.what == "startup" else ["graph", "jieba"]
    if any(find_spec(name) is None for name in needed):
        return subprocess.call([str(prepare(["bench"])), *sys.argv])
    _use_one_core()
    reached = measure_startup() if options.what == "startup" else measure_extract(options)
    return 0 if reached or not options.strict else 1


def measure_extract(options: argparse.Namespace) -> bool:
    """Compare extraction and build with the tagger over the same texts."""
    with tempfile.TemporaryDirectory(prefix="guanxi-bench-") as folder:
        paths = _collect_texts(options.texts, Path(folder) / "texts")
        texts = [path.read_text(encoding="utf-8-sig") for path in paths]
        characters = sum(map(len, texts))
        print(f"{len(paths)} texts, {characters:,} characters, {options.rounds} rounds, one core\n")
        contestants = [_make_tagger(texts), _make_extraction(paths)]
        if not options.no_build:
            contestants.append(_make_build(paths, Path(folder) / "out"))
        for contestant in contestants:
            contestant.run()  # dictionaries and lexicons are loaded once, before the clock
        for _ in range(options.rounds):
            for contestant in contestants:
                contestant.take_turn()
    base_cpu, base_wall = contestants[0].median()
    print(f"{'':24}{'chars/CPU-s':>14}{'chars/s':>12}{'× by CPU':>10}{'× by wall':>11}{'target':>8}")
    reached = True
    targets = (0.0, EXTRACT_TARGET, BUILD_TARGET)
    for contestant, target in zip(contestants, targets, strict=False):
        cpu, wall = contestant.median()
        goal = f"≥ {target:g}" if target else ""
        line = f"{contestant.name:24}{characters / cpu:14,.0f}{characters / wall:12,.0f}"
        print(f"{line}{base_cpu / cpu:10.2f}{base_wall / wall:11.2f}{goal:>8}")
        reached &= base_cpu / cpu >= target
    return reached


def measure_startup(rounds: int = 21) -> bool:
    """Compare `guanxi --help` with an interpreter that does nothing."""
    command = Path(sys.executable).parent / "guanxi"
    bare = Contestant("python -c pass", lambda: _run_silently([sys.executable, "-c", "pass"]))
    answer = Contestant("guanxi --help", lambda: _run_silently([str(command), "--help"]))
    for _ in range(rounds + 1):
        bare.take_turn()
        answer.take_turn()
    for contestant in (bare, answer):
        cpu, wall = contestant.median()
        print(f"{contestant.name:20}{cpu * 1000:8.1f} ms CPU{wall * 1000:8.1f} ms")
    by_cpu, by_wall = (mine / base for mine, base in zip(answer.median(), bare.median(), strict=True))
    print(f"{'ratio':20}{by_cpu:8.2f}       {by_wall:8.2f}        target ≤ {STARTUP_TARGET:g}")
    return by_cpu <= STARTUP_TARGET


def _make_tagger(texts: list[str]) -> Contestant:
    """Tag every text with jieba's part-of-speech tagger."""
    import logging

    import jieba
    from jieba import posseg

    jieba.setLogLevel(logging.WARNING)
    return Contestant("jieba.posseg", lambda: [sum(1 for _ in posseg.cut(text)) for text in texts])


def _make_extraction(paths: list[Path]) -> Contestant:
    """Read every file and extract all its facts."""
    from graph._resources import OntologyFolder
    from graph.extract.pipeline import Extractor
    from graph.model.document import Document
    from graph.sources import read_sources

    extractor = Extractor(OntologyFolder())

    def run() -> int:
        docs = (doc for doc in read_sources(paths) if isinstance(doc, Document))
        return sum(len(extractor.extract(doc).claims) for doc in docs)

    return Contestant("guanxi, facts", run)


def _make_build(paths: list[Path], out: Path) -> Contestant:
    """Build everything: RDF, store, tables, page."""
    from graph.build import build

    def run() -> None:
        shutil.rmtree(out, ignore_errors=True)
        build(paths, out, jobs=1)

    return Contestant("guanxi, whole build", run)


def _collect_texts(folder: Path | None, kept: Path) -> list[Path]:
    """List the texts of a folder, or copies of the sample reports that make up some length."""
    if folder is not None:
        return sorted(folder.glob("*.txt"))
    from graph._resources import samples_dir

    kept.mkdir(parents=True)
    for sample in sorted(samples_dir().glob("*.txt")):
        for copy in range(4):
            shutil.copy(sample, kept / f"{sample.stem}-{copy}.txt")
    return sorted(kept.glob("*.txt"))


def _run_silently(command: list[str]) -> None:
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True, cwd=ROOT)


def _measure_cpu() -> float:
    """Read the CPU seconds of this process and its finished children, as finely as the system tells."""
    if sys.platform == "win32":
        times = os.times()
        return times.user + times.system
    import resource

    spent = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in spent)


def _use_one_core() -> None:
    """Keep this process, and those it starts, on one core where the system can."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


if __name__ == "__main__":
    sys.exit(main())
