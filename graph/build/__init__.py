"""From files to a folder with the graph, its store, a page and tables: the only orchestration.

`graph.build` is this package and the function in one: `graph.build(paths, out)` works
whichever way it was imported.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from graph.build.pipeline import build

__all__ = ["build"]


class _CallableModule(ModuleType):
    """A package that can be called like the function it is named for."""

    def __call__(self, *args: Any, **options: Any) -> Any:
        return __getattr__("build")(*args, **options)


sys.modules[__name__].__class__ = _CallableModule


def __getattr__(name: str) -> Any:
    """Load the function when it is first asked for."""
    if name != "build":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from graph.build.pipeline import build

    return build
