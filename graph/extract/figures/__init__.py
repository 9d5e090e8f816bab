"""Figures: every number of a report that counts or measures something, with what it measures."""

from __future__ import annotations

from graph.extract.figures.collect import SentenceFigures, collect_figures
from graph.extract.figures.found import Carry, FoundFigure, Reading
from graph.extract.figures.reader import FigureReader

__all__ = ["Carry", "FigureReader", "FoundFigure", "Reading", "SentenceFigures", "collect_figures"]
