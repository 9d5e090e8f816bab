"""Terms as text: IRIs, names with a prefix, and literals, escaped so that no input can break out.

Statements are written as text at once, without term objects: that is several times sooner,
and the same text is both the file and what the engine loads. The engine is told to trust it,
so nothing may pass here that is not RDF.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType

from graph.errors import StoreError
from graph.model.iri import DEFAULT_BASE, NS

PREFIXES: Mapping[str, str] = MappingProxyType(
    {
        "cv": "http://data.europa.eu/m8g/",
        "dcterms": "http://purl.org/dc/terms/",
        "gx": NS,
        "itsrdf": "http://www.w3.org/2005/11/its/rdf#",
        "nif": "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#",
        "org": "http://www.w3.org/ns/org#",
        "owl": "http://www.w3.org/2002/07/owl#",
        "prov": "http://www.w3.org/ns/prov#",
        "qb": "http://purl.org/linked-data/cube#",
        "qudt": "http://qudt.org/schema/qudt/",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "schema": "https://schema.org/",
        "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
        "sh": "http://www.w3.org/ns/shacl#",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "unit": "http://qudt.org/vocab/unit/",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
    }
)
"""The same as `ontology/prefixes.ttl`, which a test compares."""

ENTITY_PATHS = (
    "机构",
    "群体",
    "行政区划",
    "乡镇街道村居",
    "宗教活动场所",
    "阵地场所",
    "工程项目",
    "活动会议",
    "荣誉",
    "文件作品",
)
"""Class paths of the 13 classes; a class that a user adds is written with whole IRIs."""
NODE_KINDS = (
    "report",
    "section",
    "sentence",
    "mention",
    "claim",
    "evidence",
    "grant",
    "figure",
    "measure",
    "comparison",
)

_BASE_CHARS = (
    "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c-\u200d\u2070-\u218f"
    "\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_LOCAL_NAME = re.compile(f"[{_BASE_CHARS}_0-9](?:[{_BASE_CHARS}_0-9\u00b7\u0300-\u036f\u203f-\u2040-]*)")
_BAD_IN_IRI = re.compile(
    '[\x00-\x20<>"{}|^`\\\\\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]'
)
_UNSAFE = re.compile(
    '["\\\\\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufffe\uffff]'
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_SHORT = MappingProxyType({'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"})


def minted_prefixes(base: str = DEFAULT_BASE) -> dict[str, str]:
    """The prefixes of minted things under a base: one for each kind of node and class path."""
    kinds = {kind: f"{base}{kind}/" for kind in NODE_KINDS}
    return kinds | {path: f"{base}id/{path}/" for path in ENTITY_PATHS}


def all_prefixes(base: str = DEFAULT_BASE) -> dict[str, str]:
    """Every prefix that a file declares and a query may use without declaring."""
    return dict(PREFIXES) | minted_prefixes(base)


def write_header(base: str = DEFAULT_BASE) -> str:
    """Write the prefix declarations that stand above the named graphs of a TriG file."""
    lines = (f"@prefix {name}: <{iri}> .\n" for name, iri in sorted(all_prefixes(base).items()))
    return "".join(lines)


def is_local_name(text: str) -> bool:
    """Tell whether a text can stand after a prefix as it is."""
    return _LOCAL_NAME.fullmatch(text) is not None


def check_iri(iri: str) -> str:
    """Give an IRI back, or refuse one that holds what no IRI may hold."""
    bad = _BAD_IN_IRI.search(iri)
    if bad:
        raise StoreError(
            f"{iri!r} cannot be an IRI: it holds {bad.group()!r}",
            hint="keys are made by graph.model.iri.slug; check the class's path label and the setting base",
        )
    return iri


def write_iri(iri: str) -> str:
    """Write a whole IRI between angle brackets."""
    return f"<{check_iri(iri)}>"


def write_name(prefix: str, namespace: str, local: str) -> str:
    """Write `prefix:local` where that is allowed, else the whole IRI."""
    return f"{prefix}:{local}" if is_local_name(local) else write_iri(namespace + local)


def _escape(match: re.Match[str]) -> str:
    char = match.group()
    short = _SHORT.get(char)
    if short:
        return short
    return "\\uFFFD" if "\ud800" <= char <= "\udfff" else f"\\u{ord(char):04X}"


def write_text(text: str) -> str:
    """Write a string literal between double quotes.

    Quotes, backslashes and every invisible control are escaped: line ends of all kinds,
    direction marks, byte-order marks. A lone surrogate, which RDF cannot hold, becomes
    U+FFFD, one character for one, so that offsets stay true.
    """
    return f'"{_UNSAFE.sub(_escape, text)}"' if _UNSAFE.search(text) else f'"{text}"'


def replace_surrogates(text: str) -> str:
    """Make a text as RDF can hold it: the same length, U+FFFD for each lone surrogate."""
    return _SURROGATE.sub("\ufffd", text)


def write_decimal(value: Decimal) -> str:
    """Write an xsd:decimal: no exponent, no zeros without use, so that equal values are equal text.

    >>> write_decimal(Decimal("1050.350E8"))
    '"105035000000"^^xsd:decimal'
    """
    if not value.is_finite():
        raise StoreError(
            f"{value} is no number that can be stored", hint="check the rule that read this figure"
        )
    return f'"{plain_decimal(value)}"^^xsd:decimal'


def plain_decimal(value: Decimal) -> str:
    """Write a decimal as people do: `105035000000`, `-0.5`, `0`."""
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text
