"""An open graph: questions, conversions, explanations."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import graph
from graph.build.opened import Explorer, open_explorer
from graph.build.result import BuildResult
from graph.errors import QueryError, QueryForbiddenError, StoreError
from graph.query.rows import Triples

Build = Callable[..., BuildResult]
BASE = "https://guanxi.example/"


@pytest.fixture
def explorer(reports: Path, ontology: Path, tmp_path: Path, build_invented: Build) -> Iterator[Explorer]:
    """The three invented reports, built and open."""
    build_invented([reports], tmp_path / "out", ontology=ontology)
    with open_explorer(tmp_path / "out", ontology=ontology) as opened:
        yield opened


def test_a_folder_without_a_graph(tmp_path: Path) -> None:
    """Opening what was never built says how to build it."""
    for path in (tmp_path, tmp_path / "none"):
        with pytest.raises(StoreError, match="holds no graph") as error:
            open_explorer(path)
        assert "guanxi build" in error.value.hint


def test_sparql_and_named_queries(explorer: Explorer) -> None:
    """SPARQL without prefix declarations, named queries with parameters, and what is refused."""
    rows = explorer.select("SELECT ?v WHERE { ?f a gx:Figure ; gx:value ?v } ORDER BY ?v")
    assert [row["v"] for row in rows] == [80, 120, 200, 15000]
    assert [row["value"] for row in explorer.select("figures", when=2031, what="场次")] == [80, 120, 200]
    assert explorer.query("ASK { ?s a gx:Report }") is True
    assert isinstance(explorer.query("DESCRIBE 阵地场所:灯塔书屋"), Triples)
    with pytest.raises(QueryForbiddenError):
        explorer.query("SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }")
    with pytest.raises(QueryError, match="named queries"):
        explorer.query("SELECT * { ?s ?p ?o }", where="x")
    with pytest.raises(QueryError, match="no SELECT"):
        explorer.select("ASK { ?s ?p ?o }")


def test_tables_of_everything(explorer: Explorer) -> None:
    """Figures, facts and entities as DataFrames with proper types."""
    figures = explorer.to_pandas()
    assert figures["value"].dtype.kind == "f"
    assert str(figures["year"].dtype) == "Int64"
    assert figures.loc[figures["value"] == 120, "value_text"].tolist() == ["120余场"]
    assert explorer.facts()["affirmed"].tolist() == [True] * 4
    entities = explorer.entities().set_index("iri")
    programme = entities.loc[f"{BASE}id/工程项目/灯火书屋工程"]
    assert (programme["label"], programme["type"], programme["mentions"]) == ("“灯火书屋”工程", "Program", 2)
    assert programme["aliases"] == ["灯火书屋工程"]
    assert entities.loc[f"{BASE}id/行政区划/云溪市", "code"] == "990100"


def test_reports_are_listed(explorer: Explorer) -> None:
    """What each report gave, by key."""
    assert [(r.key, r.year, r.figures) for r in explorer.reports()] == [
        ("云溪市文化2030", 2031, 1), ("云溪市文化2031", 2031, 2), ("云溪市文化2032", 2031, 1),
    ]  # fmt: skip


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
def test_rdflib_gets_everything(explorer: Explorer) -> None:
    """The rdflib dataset has the statements of the store, its graphs, and their union as default."""
    import rdflib

    dataset = explorer.to_rdflib()
    assert sum(1 for _ in dataset.quads()) == explorer.store.size()
    names = {str(each.identifier) for each in dataset.graphs()}
    assert f"{BASE}report/云溪市文化2031" in names
    query = "SELECT (SUM(?v) AS ?n) WHERE { ?f a gx:Figure ; gx:value ?v ; gx:year ?y FILTER(?y > 2000) }"
    (row,) = dataset.query(query)
    assert row[0].toPython() == 15400
    labels = set(dataset.objects(rdflib.URIRef(f"{BASE}id/行政区划/云溪市"), rdflib.RDFS.label))
    assert labels == {rdflib.Literal("云溪市", lang="zh")}


def test_networkx_gets_the_claims(explorer: Explorer) -> None:
    """Nodes are entities, edges claims with their sentences."""
    network = explorer.to_networkx()
    assert network.number_of_nodes() == 6
    edges = [data for _, _, data in network.edges(data=True)]
    assert sorted(edge["label"] for edge in edges) == ["举办", "实施", "成立建立"]
    implemented = next(edge for edge in edges if edge["predicate"] == "implements")
    assert (implemented["evidence"], len(implemented["sentences"]), implemented["year"]) == (2, 2, 2031)
    assert {edge["modality"] for edge in edges} == {"achieved", "planned"}
    assert {data["type"] for _, data in network.nodes(data=True)} == {
        "Place",
        "Department",
        "Program",
        "Venue",
        "Activity",
    }


def test_pyvis_is_whole_and_safe(reports: Path, tmp_path: Path, build_invented: Build) -> None:
    """The pyvis page asks for nothing remote, and a name in it stays text."""
    (reports / "坏.txt").write_text("标题\n云溪市实施</b><i>工程，人数3个。\n", encoding="utf-8")
    build_invented([reports], tmp_path / "out")
    with open_explorer(tmp_path / "out") as opened:
        page = opened.to_pyvis().generate_html()
    assert "灯塔书屋" in page or "\\u706f\\u5854" in page
    assert re.findall(r"""<(?:script|link|img)[^>]*(?:src|href)\s*=\s*["'](?:https?:)?//""", page) == []
    assert "</b><i>" not in page


def test_the_network_is_the_page_s(explorer: Explorer) -> None:
    """The project's own network has the same things but for those that no report speaks of."""
    drawn = {node.iri for node in explorer.network().nodes}
    assert set(explorer.to_networkx().nodes) - drawn == {f"{BASE}id/行政区划/青岭省"}


def test_a_claim_is_explained(explorer: Explorer) -> None:
    """From the sentence with the quote marked, over the rule and the words, to the claim."""
    row = explorer.facts().query("predicate == '成立建立'").iloc[0].to_dict()
    found = explorer.explain(row)
    assert (found.kind, found.statement) == ("Claim", "云溪市文化局 — 成立建立 → 灯塔书屋")
    (quote,) = found.quotes
    assert quote.sentence[quote.begin : quote.end] == "建成灯塔书屋"
    assert (quote.rule.id, quote.confidence, quote.file_name) == ("verb-object", "0.9", "云溪市文化2030.txt")
    assert [(role.name, role.words, role.thing.label) for role in found.roles] == [
        ("subject", (), "云溪市文化局"), ("object", ("灯塔书屋",), "灯塔书屋"),
    ]  # fmt: skip
    text = found.to_text()
    assert "【建成灯塔书屋】。" in text
    assert "carried over" in text
    assert explorer.explain(f"claim:{found.iri.rpartition('/')[2]}") == found


def test_figures_and_things_are_explained(explorer: Explorer) -> None:
    """A figure with its wording; an entity with all its forms."""
    figures = explorer.figures()
    found = explorer.explain(figures.loc[figures["value"] == 120].iloc[0].to_dict())
    assert found.statement == "场次 = 120 场"
    assert dict(found.details)["bound"] == "atLeast"
    assert [role.name for role in found.roles] == ["about", "place"]
    thing = explorer.explain("工程项目:灯火书屋工程")
    assert (thing.kind, thing.statement) == ("Program", "“灯火书屋”工程")
    assert dict(thing.details)["written"] == "“灯火书屋”工程 (1)、灯火书屋工程 (1)"


@pytest.mark.parametrize("fact", [f"{BASE}claim/ffffffffffff", {"subject": "x"}], ids=["iri", "row"])
def test_what_is_not_there_is_not_explained(explorer: Explorer, fact: object) -> None:
    """An unknown IRI or a row without one says what would do."""
    with pytest.raises(QueryError) as error:
        explorer.explain(fact)  # type: ignore[arg-type]
    assert error.value.hint


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_the_graph_conforms(explorer: Explorer) -> None:
    """The invented reports, their geography and the ontology keep every promise and shape."""
    assert explorer.validate() == []


def test_the_library_is_as_its_docstring_says(reports: Path, tmp_path: Path, build_invented: Build) -> None:
    """`graph.build` is called, `graph.open` opens, and closing lets go."""
    assert callable(graph.build)
    build_invented([reports], tmp_path / "out")
    opened = graph.open(tmp_path / "out")
    assert isinstance(opened, graph.Explorer)
    assert opened.page.is_file()
    opened.close()
    with pytest.raises(StoreError, match="closed"):
        opened.query("ASK { ?s ?p ?o }")


CALLS = [
    "import graph; graph.build([], 'x')", "from graph.build import build; build([], 'x')",
    "import graph.build.tables, graph; graph.build([], 'x')", "import graph; from graph.build import build; graph.build([], 'x')",
]  # fmt: skip


@pytest.mark.parametrize("code", CALLS)
def test_build_can_be_called_however_it_is_imported(code: str, tmp_path: Path) -> None:
    """`graph.build` is a package and a function; both ways reach the same check of its arguments."""
    script = f"import sys; sys.path.insert(0, {str(Path(__file__).resolve().parents[2])!r})\n"
    script += f"try:\n {code}\nexcept Exception as e: print(type(e).__name__)"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=tmp_path
    )
    assert done.stdout == "ConfigError\n", done.stderr


def test_importing_loads_nothing(tmp_path: Path) -> None:
    """`import graph` loads neither a third party nor the layers."""
    script = (
        f"import sys; sys.path.insert(0, {str(Path(__file__).resolve().parents[2])!r}); before = set(sys.modules); import graph\n"
        "print(sorted(name for name in set(sys.modules) - before if not name.startswith(('importlib', '_', 'encodings'))))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=tmp_path
    )
    assert set(ast.literal_eval(done.stdout)) <= {
        "graph",
        "types",
        "warnings",
        "threading",
        "functools",
        "collections",
        "operator",
        "keyword",
        "reprlib",
        "itertools",
    }
