"""The invented report as a block and as a store."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))  # so that tests.store.invented can be imported

from graph._resources import OntologyFolder
from graph.store.background import write_ontology
from graph.store.store import Store
from graph.store.triples import ReportWriter
from tests.store.invented import make_extraction

RULES = "id\tzh\ten\tdescription\tprecision\n" + "".join(
    f"{name}\t规则{name}\t{name}\t说明\t0.9\n"
    for name in ("verb-object", "number-measure", "award", "place", "quoted")
)


@pytest.fixture
def ontology(tmp_path: Path) -> OntologyFolder:
    """The ontology with the rules of the invented extractor laid over it."""
    lexicon = tmp_path / "ontology" / "lexicon"
    lexicon.mkdir(parents=True)
    (lexicon / "invented-rules.tsv").write_text(RULES, encoding="utf-8")
    return OntologyFolder(tmp_path / "ontology")


@pytest.fixture
def block() -> str:
    """The invented report's named graph."""
    return ReportWriter().write_block(make_extraction())


@pytest.fixture
def store(block: str, ontology: OntologyFolder) -> Iterator[Store]:
    """A store in memory with the report and the ontology."""
    with Store.in_memory() as opened:
        opened.load(write_ontology(ontology, "<https://guanxi.example/graph/ontology>").encode())
        opened.load(block.encode())
        yield opened
