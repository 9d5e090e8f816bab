"""A bar for long work, on standard error: moving on a terminal, a line now and then elsewhere.

Short work shows nothing; the drawing library is loaded only once there is something to draw.
"""

from __future__ import annotations

import sys
import time
from types import MappingProxyType, TracebackType
from typing import TYPE_CHECKING, Self

from graph.cli import messages
from graph.cli.language import say

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

_STAGES = MappingProxyType(
    {
        "read": ("reading reports", "读取报告"),
        "write": ("writing the graph", "写出图谱"),
        "store": ("filling the store", "装入存储"),
        "page": ("drawing the page", "绘制页面"),
        "shapes": ("checking shapes", "检查约束"),
    }
)
_PATIENCE = 1.0
_LINE_EVERY = 10.0


class ProgressBar:
    """Takes a build's progress calls; use it in a `with` statement. Quiet ones show nothing."""

    def __init__(self, *, quiet: bool = False) -> None:
        self._quiet = quiet
        self._started = self._shown = time.monotonic()
        self._bar: Progress | None = None
        self._tasks: dict[str, TaskID] = {}

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Show how far a stage is."""
        now = time.monotonic()
        if self._quiet or now - self._started < _PATIENCE:
            return
        text = say(*_STAGES.get(stage, (stage, stage)))
        if sys.stderr.isatty():
            self._draw(stage, text, done, total)
        elif now - self._shown >= _LINE_EVERY:
            self._shown = now
            messages.note(f"{text} {done}/{total}")

    def _draw(self, stage: str, text: str, done: int, total: int) -> None:
        if self._bar is None:
            from rich.console import Console
            from rich.progress import Progress

            self._bar = Progress(console=Console(stderr=True), transient=True)
            self._bar.start()
        if stage not in self._tasks:
            self._tasks[stage] = self._bar.add_task(text, total=total)
        self._bar.update(self._tasks[stage], completed=done, total=total)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.stop()
