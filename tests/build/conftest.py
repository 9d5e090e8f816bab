"""Builds of invented reports with an invented extractor: quick, and every byte of them known."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))  # so that tests.store.invented can be imported

from graph.build.pipeline import Tools, build
from graph.build.result import BuildResult
from tests.store.invented import make_extractor, make_page

Build = Callable[..., BuildResult]
TEXTS = {
    "云溪市文化2030.txt": "云溪市文化工作总结（2030年）\n云溪市实施灯火书屋工程，场次80场。\n建成灯塔书屋。\n",
    "云溪市文化2031.txt": "云溪市文化工作总结（2031年）\n云溪市实施“灯火书屋”工程，场次120余场。\n投入1.5万元。\n",
    "云溪市文化2032.txt": "云溪市文化工作总结（2032年）\n云溪市将开展“溪畔夜读”活动，场次200场。\n",
}
MORE_RULES = "id\tzh\n" + "".join(
    f"{name}\t{name}\n" for name in ("verb-object", "number-measure", "place", "quoted")
)


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """A folder with three reports of one city; two write one name differently."""
    folder = tmp_path / "reports"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def ontology(tmp_path: Path) -> Path:
    """A folder that declares the invented extractor's rules."""
    lexicon = tmp_path / "own" / "lexicon"
    lexicon.mkdir(parents=True)
    (lexicon / "own-rules.tsv").write_text(MORE_RULES, encoding="utf-8")
    return tmp_path / "own"


@pytest.fixture
def build_invented() -> Build:
    """Build with the invented extractor, in this process unless told otherwise."""

    def run(paths: object, out: Path, **options: object) -> BuildResult:
        given = {"jobs": 1, "tools": Tools(make_extractor, make_page)} | options
        return build(paths, out, **given)  # type: ignore[arg-type]

    return run
