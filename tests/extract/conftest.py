"""One extractor for all tests of extraction: it keeps nothing between reports."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))  # so that tests.extract.cases can be imported

from graph.extract.pipeline import Extractor


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    """The extractor with guanxi's own lexicon."""
    return Extractor()
