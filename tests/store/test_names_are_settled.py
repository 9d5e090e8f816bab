"""One thing has one name and class over all reports, whatever their order."""

from __future__ import annotations

from itertools import permutations

from graph.model.fact import Context, Entity, Extraction
from graph.store.names import Choice, NameWriter, Naming, choose_name, rename_block
from graph.store.store import Store
from graph.store.triples import ReportWriter
from tests.store.invented import make_document, make_extraction


def test_quoted_then_short_then_code_points() -> None:
    """A quoted form wins, then the shortest, then the first by code points; in any order."""
    forms = [
        ("Program", "灯火书屋工程"), ("Program", "“灯火书屋”工程"), ("Program", "“灯火书屋”重点工程"), ("Program", "“灯火书店”工程"),
    ]  # fmt: skip
    assert {choose_name(order) for order in permutations(forms)} == {Choice("Program", "“灯火书屋”工程")}
    assert choose_name([("Work", "办法"), ("Work", "《办法》")]).label == "《办法》"


def test_the_narrower_class_wins() -> None:
    """Where reports disagree about the class, the narrower one is kept."""
    pairs = [("Organization", "文化局"), ("Department", "文化局")]
    assert {choose_name(order).type for order in permutations(pairs)} == {"Department"}
    assert choose_name([("Venue", "a"), ("Activity", "b")]).type == "Activity"


def test_bare_and_own_forms_are_other_names() -> None:
    """The report's own form, the form without quotes and the pinyin stand beside the chosen name."""
    tail = NameWriter().write_tail(
        Naming("Program", "灯火书屋工程", ("书屋工程",)), Choice("Program", "“灯火书屋”工程")
    )
    assert '  rdfs:label "“灯火书屋”工程"@zh' in tail
    assert '  skos:altLabel "书屋工程"@zh, "灯火书屋工程"@zh' in tail
    assert '  skos:hiddenLabel "deng huo shu wu gong cheng"@zh-Latn-pinyin ;' in tail
    assert tail.endswith('  skos:prefLabel "“灯火书屋”工程"@zh .\n')


def test_renaming_a_block_equals_writing_it_so() -> None:
    """A renamed block holds the same statements as one whose report used the chosen name itself."""

    def write(label: str, kind: str) -> Extraction:
        doc = make_document("云溪市工作\n做事。\n")
        return Extraction(doc, Context(), [Entity("机构/甲", kind, label, ("甲甲",), ("政府",), "990100")])

    writer = ReportWriter()
    own, wanted = write("甲局", "Organization"), write("甲", "Department")
    naming = writer.list_namings(own)["机构:甲"]
    renamed = rename_block(
        writer.write_block(own), {"机构:甲": (naming, Choice("Department", "甲"))}, NameWriter()
    )
    expected = writer.write_block(wanted).replace('"甲甲"@zh', '"甲局"@zh, "甲甲"@zh')
    assert renamed == expected


def test_renaming_touches_nothing_else() -> None:
    """Only the named paragraph changes; renaming back gives the first bytes."""
    writer = ReportWriter()
    extraction = make_extraction()
    block = writer.write_block(extraction)
    name = "阵地场所:灯塔书屋"
    naming = writer.list_namings(extraction)[name]
    other = rename_block(block, {name: (naming, Choice("Venue", "“灯塔”书屋"))}, NameWriter())
    changed = [line for line in other.splitlines() if line not in block.splitlines()]
    assert len(changed) in {3, 4}
    assert rename_block(other, {name: (naming, Choice("Venue", naming.label))}, NameWriter()) == block


def test_a_measure_is_renamed_too() -> None:
    """Measures that share a key share a name as well, and keep the other form."""
    writer = ReportWriter()
    block = writer.write_block(make_extraction())
    changed = {"measure:投入": (Naming("Measure", "投入"), Choice("Measure", "“投入”"))}
    with Store.in_memory() as store:
        store.load(rename_block(block, changed, NameWriter()).encode())
        rows = store.select(
            "SELECT ?l ?a WHERE { measure:投入 a gx:Measure ; rdfs:label ?l ; skos:altLabel ?a }"
        )
        assert list(rows) == [("“投入”", "投入")]
