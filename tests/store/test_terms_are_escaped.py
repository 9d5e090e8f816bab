"""No text can break out of a literal, and no IRI holds what IRIs may not."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import StoreError
from graph.store.store import Store
from graph.store.terms import (
    PREFIXES,
    check_iri,
    plain_decimal,
    replace_surrogates,
    write_decimal,
    write_header,
    write_iri,
    write_name,
    write_text,
)

HOSTILE = [
    'a"b', "a\\", "\\u0041", "a\nb\r\tc", "</script><b>", "\u202e右到左\u200f", "\ufeff\x00\x1f\x7f\x85\u2028", "'''\"\"\"",
    "😀𠮷", "} . <a:b> <a:c> <a:d> .", "",
]  # fmt: skip


def read_back(literal: str) -> list[str | None]:
    """Load one literal as the builds do, trusted, and read its value."""
    with Store.in_memory() as store:
        store.load(f"report:r {{\nreport:r dcterms:title {literal} .\n}}\n".encode())
        assert store.size() == 1
        return [row[0] for row in store.select("SELECT ?o WHERE { ?s ?p ?o }")]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_stays_text(text: str) -> None:
    """Whatever a text holds, it is read back as it was and adds no other statement."""
    assert read_back(write_text(text)) == [text]


@given(st.text(max_size=40))
def test_any_text_reads_back(text: str) -> None:
    """Any text reads back the same in two engines, but for surrogates, which RDF cannot hold."""
    assert read_back(write_text(text)) == [replace_surrogates(text)]
    import rdflib

    parsed = rdflib.Graph().parse(data=f"<a:a> <a:b> {write_text(text)} .", format="turtle")
    assert [str(value) for value in parsed.objects()] == [replace_surrogates(text)]


def test_no_control_is_written_raw() -> None:
    """Line ends of all kinds, direction marks and byte-order marks never reach the file themselves."""
    written = write_text("".join(map(chr, range(0x20))) + "\x7f\x85\u2028\u2029\u202e\u2066\ufeff\u200b")
    assert written.isascii()
    assert len(written.splitlines()) == 1


def test_a_lone_surrogate_becomes_one_character() -> None:
    """A lone surrogate becomes U+FFFD, one for one, so that offsets stay true."""
    assert write_text("a\ud800b") == '"a\\uFFFDb"'
    assert len(replace_surrogates("a\ud800b")) == 3


@pytest.mark.parametrize("iri", ["a b", "a<b", "a>b", 'a"b', "a{b", "a\\b", "a\nb", "a\u202eb", "a\ud800"])
def test_bad_iris_are_refused(iri: str) -> None:
    """An IRI with a space, bracket, quote, control or direction mark is refused."""
    with pytest.raises(StoreError, match="cannot be an IRI"):
        check_iri("https://guanxi.example/id/" + iri)


def test_names_without_a_prefix_form_are_whole_iris() -> None:
    """A local name that a prefix cannot carry is written as a whole IRI."""
    assert write_name("gx", PREFIXES["gx"], "kind-党委") == "gx:kind-党委"
    assert write_name("gx", PREFIXES["gx"], "a/b") == "<https://w3id.org/guanxi/ns#a/b>"
    assert write_iri("a:b") == "<a:b>"


@pytest.mark.parametrize(
    ("value", "text"),
    [("1050.350E8", "105035000000"), ("10.50", "10.5"), ("-0", "0"), ("-3.0", "-3"), ("0.0000001", "0.0000001"), ("1E+3", "1000")],
)  # fmt: skip
def test_equal_decimals_are_equal_text(value: str, text: str) -> None:
    """A decimal has one spelling: no exponent, no zeros without use."""
    assert plain_decimal(Decimal(value)) == text
    assert read_back(write_decimal(Decimal(value))) == [text]


def test_what_is_no_number_is_refused() -> None:
    """Infinity and NaN are no values of xsd:decimal."""
    with pytest.raises(StoreError, match="no number"):
        write_decimal(Decimal("NaN"))


def test_prefixes_are_the_ontology_s() -> None:
    """The prefixes in code are those that ontology/prefixes.ttl declares."""
    import rdflib

    declared = rdflib.Graph().parse(Path(__file__).resolve().parents[2] / "ontology" / "prefixes.ttl")
    rows = declared.query(
        "PREFIX sh: <http://www.w3.org/ns/shacl#> SELECT ?p ?n { ?x sh:prefix ?p ; sh:namespace ?n }"
    )
    assert {str(row[0]): str(row[1]) for row in rows} == dict(PREFIXES)  # type: ignore[index]


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
def test_the_header_is_readable_by_others() -> None:
    """Another library reads the header, Chinese prefixes included."""
    import rdflib

    dataset = rdflib.Dataset()
    dataset.parse(data=write_header() + "report:r { 机构:云溪市-政府 a gx:Organization . }", format="trig")
    assert {str(quad[0]) for quad in dataset.quads()} == {"https://guanxi.example/id/机构/云溪市-政府"}
