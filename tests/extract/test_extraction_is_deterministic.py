"""The same report gives the same facts, whatever ran before it and under whatever hash seed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from graph._resources import samples_dir
from graph.extract.pipeline import Extractor
from graph.sources import document_from_text

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = sorted(samples_dir().glob("*.txt"))
SCRIPT = """
import sys
from pathlib import Path
from graph.extract.pipeline import Extractor
from graph.sources import document_from_text

extractor = Extractor()
for name in sys.argv[1:]:
    path = Path(name)
    extraction = extractor.extract(document_from_text(path.read_text("utf-8"), key=path.stem))
    sys.stdout.buffer.write(f"{extraction!r}\\n".encode())
"""


def run_apart(seed: str, *paths: Path) -> bytes:
    """Extract reports in a process of its own with a hash seed, and give all that was read."""
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, *map(str, paths)], env=environment, capture_output=True, check=True
    )
    return done.stdout


def read_sample(extractor: Extractor, path: Path) -> str:
    """Extract one sample and write all that was read."""
    return repr(extractor.extract(document_from_text(path.read_text("utf-8"), key=path.stem)))


def test_hash_seeds_change_nothing() -> None:
    """Three processes with three hash seeds read the same in all samples, in the same order."""
    first, *others = (run_apart(seed, *SAMPLES) for seed in ("0", "1", "4242"))
    assert first.count(b"\n") >= len(SAMPLES)
    assert all(other == first for other in others)


@pytest.mark.parametrize("path", SAMPLES, ids=[path.stem for path in SAMPLES])
def test_reports_before_it_change_nothing(path: Path) -> None:
    """A report reads the same first, last, and again, whatever its extractor has read meanwhile."""
    extractor = Extractor()
    alone = read_sample(extractor, path)
    for other in SAMPLES:
        read_sample(extractor, other)
    assert read_sample(extractor, path) == alone


def test_names_of_one_report_are_unknown_to_the_next(extractor: Extractor) -> None:
    """What one report teaches is forgotten with it."""
    taught = document_from_text("组建石榴红宣讲团。\n各村都欢迎石榴红宣讲团。", key="one")
    bare = document_from_text("各村都欢迎石榴红宣讲团。", key="two")
    before = [e.label for e in extractor.extract(bare, place="吉安市").entities]
    assert "石榴红宣讲团" in [e.label for e in extractor.extract(taught, place="吉安市").entities]
    assert [e.label for e in extractor.extract(bare, place="吉安市").entities] == before


def test_lists_are_sorted(extractor: Extractor) -> None:
    """Entities, mentions, claims, grants and figures come in the order that the model promises."""
    for path in SAMPLES:
        found = extractor.extract(document_from_text(path.read_text("utf-8"), key=path.stem))
        assert [e.id for e in found.entities] == sorted({e.id for e in found.entities})
        assert found.mentions == sorted(found.mentions)
        assert [c.id for c in found.claims] == sorted({c.id for c in found.claims})
        assert [g.id for g in found.grants] == sorted({g.id for g in found.grants})
        assert len({f.id for f in found.figures}) == len(found.figures)


def test_all_ends_exist(extractor: Extractor) -> None:
    """Every claim, grant and figure speaks of entities that the extraction holds."""
    for path in SAMPLES:
        found = extractor.extract(document_from_text(path.read_text("utf-8"), key=path.stem))
        known = {e.id for e in found.entities}
        ends = {end for c in found.claims for end in (c.subject, c.object)}
        ends |= {
            end for g in found.grants for end in (g.award, g.recipient, g.grantor, g.unique_within) if end
        }
        ends |= {end for f in found.figures for end in (f.about, f.place) if end}
        ends |= {m.entity for m in found.mentions}
        assert ends <= known
        assert {f.breakdown_of for f in found.figures if f.breakdown_of} <= {f.id for f in found.figures}
