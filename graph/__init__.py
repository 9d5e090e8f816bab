"""Read Chinese public work reports into a knowledge graph in which every fact keeps its sentence.

    import graph

    result = graph.build(["reports/"], "output/city")      # files → graph.trig, store, page, tables
    result.figures, result.coverage, result.findings

    with graph.open("output/city") as city:
        for row in city.query("SELECT DISTINCT ?name { ?x a gx:Award ; rdfs:label ?name }"):
            print(row["name"])
        city.query("figures", where="云溪市").to_pandas()     # a named query with a parameter
        city.to_pandas()                                    # every figure as a table
        city.facts()                                        # every relation with its sentence
        city.explain("https://guanxi.example/claim/0123456789ab")
        city.to_networkx(), city.to_rdflib(), city.to_pyvis()

Everything raised on purpose is a `GraphError`. Importing this package loads nothing else:
names are resolved when they are first used.
"""

from __future__ import annotations

from importlib import import_module
from types import MappingProxyType

TYPE_CHECKING = False
if TYPE_CHECKING:
    from graph.build.explain import Explanation
    from graph.build.opened import Explorer
    from graph.build.opened import open_explorer as open  # noqa: A004 - the public name is graph.open
    from graph.build.pipeline import build
    from graph.build.result import BuildResult
    from graph.errors import GraphError
    from graph.model.finding import Finding

__all__ = ["BuildResult", "Explanation", "Explorer", "Finding", "GraphError", "__version__", "build", "open"]

_HOMES = MappingProxyType(
    {
        "BuildResult": "graph.build.result",
        "Explanation": "graph.build.explain",
        "Explorer": "graph.build.opened",
        "Finding": "graph.model.finding",
        "GraphError": "graph.errors",
        "build": "graph.build",
        "open": "graph.build.opened",
    }
)


def __getattr__(name: str) -> object:
    """Load a public name's module when the name is first asked for."""
    if name == "__version__":
        return import_module("importlib.metadata").version("guanxi")
    if name not in _HOMES:
        raise AttributeError(f"module 'graph' has no attribute {name!r}")
    module = import_module(_HOMES[name])
    if name == "build":
        return module  # the package itself can be called
    return getattr(module, "open_explorer" if name == "open" else name)


def __dir__() -> list[str]:
    return sorted(__all__)
