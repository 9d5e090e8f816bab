"""facts.csv and figures.csv: pandas reads them, spreadsheets run nothing of them."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.build.result import BuildResult
from graph.build.tables import (
    FACT_COLUMNS,
    FACT_LABELS,
    FIGURE_COLUMNS,
    TableWriter,
    guard_cell,
    read_cell,
    rename_rows,
    write_header,
)
from graph.store.terms import replace_surrogates
from tests.store.invented import make_extraction

Build = Callable[..., BuildResult]
BASE = "https://guanxi.example/"


def read_rows(rows: bytes, columns: tuple[str, ...]) -> list[dict[str, str]]:
    """Read rows by their column names."""
    return list(csv.DictReader(io.StringIO((write_header(columns) + rows).decode(), newline="")))


def test_a_fact_has_its_sentence() -> None:
    """A row holds names, relation, year, modality, quote, sentence, rule and IRIs."""
    rows = read_rows(TableWriter(BASE, {"implements": "实施"}).write_facts(make_extraction()), FACT_COLUMNS)
    row = next(row for row in rows if row["predicate"] == "实施")
    assert (row["subject"], row["object"], row["year"]) == ("云溪市文化局", "“灯火书屋”工程", "2031")
    assert (row["modality"], row["affirmed"], row["rule"], row["confidence"]) == (
        "achieved",
        "true",
        "verb-object",
        "0.9",
    )
    assert row["quote"] == "云溪市实施“灯火书屋”工程"
    assert row["sentence"] == "云溪市实施“灯火书屋”工程，建成灯塔书屋。"
    assert row["object_iri"] == f"{BASE}id/工程项目/灯火书屋工程"
    assert row["report_iri"] == f"{BASE}report/云溪市文化2031"
    assert {row["affirmed"] for row in rows} == {"true", "false"}
    assert {row["modality"] for row in rows} == {"achieved", "planned"}


def test_figures_come_in_the_order_of_the_text() -> None:
    """A row a figure, numbers bare, with its comparison and the figure that it is a part of."""
    rows = read_rows(TableWriter(BASE, {}).write_figures(make_extraction()), FIGURE_COLUMNS)
    assert [row["value"] for row in rows] == ["120", "10", "15000", "36", "24"]
    assert (rows[0]["comparison"], rows[0]["ratio"], rows[0]["baseline_year"], rows[0]["bound"]) == (
        "yearOnYear",
        "10",
        "2030",
        "atLeast",
    )
    assert rows[4]["breakdown_of_iri"] == rows[3]["figure_iri"]
    assert (rows[0]["about"], rows[0]["place"], rows[0]["evidence"]) == ("云溪市文化局", "云溪市", "1")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\tx", "\rx", "'x", "'=1"])
def test_formulas_are_defused(text: str) -> None:
    """What a spreadsheet would run, or would take for such a guard, gets one apostrophe."""
    assert guard_cell(text) == "'" + text
    assert read_cell(guard_cell(text)) == text


@given(st.text())
def test_guarding_can_be_taken_back(text: str) -> None:
    """Any text is read back as it was, and never begins a formula."""
    guarded = guard_cell(text)
    assert read_cell(guarded) == replace_surrogates(text)
    assert not guarded.startswith(("=", "+", "-", "@", "\t", "\r"))


def test_rows_follow_new_names() -> None:
    """Renaming changes the cells of a thing and nothing else."""
    rows = TableWriter(BASE, {}).write_facts(make_extraction())
    iri = f"{BASE}id/工程项目/灯火书屋工程"
    renamed = rename_rows(rows, FACT_COLUMNS, FACT_LABELS, {iri: "=灯,火"})
    before, after = read_rows(rows, FACT_COLUMNS), read_rows(renamed, FACT_COLUMNS)
    assert [row["object"] for row in after if row["object_iri"] == iri] == ["'=灯,火"]
    assert [{k: v for k, v in row.items() if k != "object"} for row in after] == [
        {k: v for k, v in row.items() if k != "object"} for row in before
    ]
    assert rename_rows(rows, FACT_COLUMNS, FACT_LABELS, {}) == rows


def test_pandas_reads_them_plainly(reports: Path, tmp_path: Path, build_invented: Build) -> None:
    """Without any option pandas reads both tables, numbers as numbers."""
    import pandas as pd

    build_invented([reports], tmp_path / "out")
    figures = pd.read_csv(tmp_path / "out" / "figures.csv")
    assert list(figures.columns) == list(FIGURE_COLUMNS)
    assert figures["value"].sum() == 80 + 120 + 15000 + 200
    facts = pd.read_csv(tmp_path / "out" / "facts.csv")
    assert list(facts.columns) == list(FACT_COLUMNS)
    assert len(facts) == 4
