"""Every term has its labels and definitions in both languages, and every fixed name exists."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from rdflib import Graph

ONTOLOGY = Path(__file__).resolve().parents[2] / "ontology"
NS = "https://w3id.org/guanxi/ns#"
CLASSES = """Organization Department Party MassOrganization Group Place Township Temple Venue Program Activity Award
Work""".split()
TEXT_CLASSES = """Report Section Sentence Mention Claim Evidence AwardGrant Figure Measure Comparison Rule Relation
Entity""".split()
RELATIONS = """receivedAward conferredBy organizes implements issued established participatesIn exhibitedAt partOf
locatedIn guides supports serves cites cooperatesWith firstWithin""".split()
PROPERTIES = """kind code mentionOf inReport inSentence inSection year place publisher sha256 modality polarity status
reportedBy evidence rule confidence precision award recipient grantor level batch rank uniqueWithin value unit
unitConcept valueText quote bound approximate measure aboutEntity comparison breakdownOf comparisonKind ratio delta
baselineYear color order inverseLabel pathLabel""".split()
CONCEPTS = """achieved ongoing planned required affirmed denied extracted confirmed corrected rejected exact atLeast
atMost yearOnYear againstPlan shareOf rankIn kind-党委 kind-政府 kind-人大 kind-政协 kind-工作专班 kind-企业 kind-学校
kind-工程 kind-行动 kind-机制 kind-品牌 kind-佛教 kind-道教 kind-国家级 kind-省级 kind-市级 kind-县级 kind-乡级""".split()
SUPERCLASSES = {
    "Organization": "http://www.w3.org/ns/org#FormalOrganization",
    "Department": "http://data.europa.eu/m8g/PublicOrganisation",
    "Group": "http://www.w3.org/ns/org#OrganizationalCollaboration",
    "Place": "https://schema.org/AdministrativeArea",
    "Temple": "https://schema.org/PlaceOfWorship",
    "Venue": "http://www.w3.org/ns/org#Site",
    "Program": "http://www.w3.org/ns/prov#Plan",
    "Activity": "http://semanticweb.cs.vu.nl/2009/11/sem/Event",
    "Award": "http://www.w3.org/2004/02/skos/core#Concept",
    "Work": "https://schema.org/CreativeWork",
    "Report": "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#Context",
    "Claim": "http://www.w3.org/1999/02/22-rdf-syntax-ns#Statement",
    "Evidence": "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#Phrase",
    "Figure": "http://purl.org/linked-data/cube#Observation",
    "Measure": "https://schema.org/StatisticalVariable",
}


@pytest.mark.parametrize(
    ("type_name", "names"),
    [
        ("http://www.w3.org/2002/07/owl#Class", [*CLASSES, *TEXT_CLASSES]),
        (NS + "Relation", RELATIONS),
        ("http://www.w3.org/2004/02/skos/core#Concept", CONCEPTS),
    ],
    ids=["classes", "relations", "concepts"],
)
def test_every_fixed_name_has_its_type(vocabulary: Graph, type_name: str, names: list[str]) -> None:
    """The names that other tools query are declared as what they are."""
    from rdflib import RDF, URIRef

    missing = [name for name in names if (URIRef(NS + name), RDF.type, URIRef(type_name)) not in vocabulary]
    assert missing == []


def test_every_fixed_property_is_one(vocabulary: Graph) -> None:
    """The properties of text, claims, grants and figures are declared as properties."""
    from rdflib import OWL, RDF, URIRef

    kinds = {OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty}
    missing = [
        name for name in PROPERTIES if not kinds & set(vocabulary.objects(URIRef(NS + name), RDF.type))
    ]
    assert missing == []


def test_superclasses_are_the_standard_ones(vocabulary: Graph) -> None:
    """Each class is tied to the class of the standard vocabulary that the design names."""
    from rdflib import RDFS, URIRef

    missing = [
        name
        for name, parent in SUPERCLASSES.items()
        if (URIRef(NS + name), RDFS.subClassOf, URIRef(parent)) not in vocabulary
    ]
    assert missing == []


def test_every_term_is_labelled_and_defined_in_both_languages(vocabulary: Graph) -> None:
    """No term has a missing, doubled or empty label or definition in Chinese or English."""
    from rdflib import RDFS, SKOS, Literal

    wrong = []
    for term in sorted({term for term in vocabulary.subjects() if str(term).startswith(NS)}, key=str):
        for predicate in (RDFS.label, SKOS.definition):
            texts = [text for text in vocabulary.objects(term, predicate) if isinstance(text, Literal)]
            if sorted(text.language or "" for text in texts) != ["en", "zh"] or not all(
                map(str.strip, texts)
            ):
                wrong.append((term, predicate))
    assert wrong == []
    assert len(set(vocabulary.subjects(SKOS.definition))) > 200


def test_chinese_texts_are_chinese(vocabulary: Graph) -> None:
    """What is tagged zh holds Chinese characters, and labels tagged en hold none."""
    from rdflib import RDFS, SKOS, Literal

    chinese = re.compile("[一-鿿]")
    wrong = [
        (term, text)
        for predicate in (RDFS.label, SKOS.definition)
        for term, text in vocabulary.subject_objects(predicate)
        if isinstance(text, Literal)
        and (
            (text.language == "zh" and not chinese.search(text))
            or (text.language == "en" and predicate == RDFS.label and chinese.search(text))
        )
    ]
    assert wrong == []


def test_no_two_terms_of_a_kind_share_a_label(vocabulary: Graph) -> None:
    """Two classes, two relations or two concepts of one list never look alike."""
    from rdflib import OWL, RDF, RDFS, SKOS, URIRef

    groups = [set(vocabulary.subjects(RDF.type, kind)) for kind in (OWL.Class, URIRef(NS + "Relation"))]
    groups += [
        set(vocabulary.subjects(SKOS.inScheme, scheme))
        for scheme in vocabulary.subjects(RDF.type, SKOS.ConceptScheme)
    ]
    for group in groups:
        labels = [str(label) for term in group for label in vocabulary.objects(term, RDFS.label)]
        assert sorted(labels) == sorted(set(labels))


def test_relations_read_backwards_and_say_what_they_join(vocabulary: Graph) -> None:
    """Each relation has inverse labels in both languages, a place in the order, subjects and objects."""
    from rdflib import RDF, Literal, Namespace, URIRef

    gx, schema = Namespace(NS), Namespace("https://schema.org/")
    relations = sorted(vocabulary.subjects(RDF.type, gx.Relation), key=str)
    assert len(relations) == len(RELATIONS)
    for relation in relations:
        inverse = [
            text for text in vocabulary.objects(relation, gx.inverseLabel) if isinstance(text, Literal)
        ]
        assert sorted(text.language or "" for text in inverse) == ["en", "zh"], relation
        ends = [set(vocabulary.objects(relation, schema[f"{end}Includes"])) for end in ("domain", "range")]
        assert all(ends), relation
        declared = {URIRef(NS + name) for name in [*CLASSES, "Entity"]}
        assert ends[0] | ends[1] <= declared, relation
    orders = sorted(int(str(vocabulary.value(relation, gx.order))) for relation in relations)
    assert orders == list(range(1, len(relations) + 1))


def test_concepts_have_a_list_and_equal_names(vocabulary: Graph) -> None:
    """Each concept is in a scheme, and its preferred labels are its labels."""
    from rdflib import RDF, RDFS, SKOS

    schemes = set(vocabulary.subjects(RDF.type, SKOS.ConceptScheme))
    for concept in vocabulary.subjects(RDF.type, SKOS.Concept):
        found = set(vocabulary.objects(concept, SKOS.inScheme))
        assert found
        assert found <= schemes, concept
        labels = set(vocabulary.objects(concept, RDFS.label))
        assert set(vocabulary.objects(concept, SKOS.prefLabel)) == labels, concept


def test_kinds_are_named_by_their_word(vocabulary: Graph) -> None:
    """A kind's name is `kind-` and its Chinese label."""
    from rdflib import SKOS, Literal, URIRef

    kinds = set(vocabulary.subjects(SKOS.inScheme, URIRef(NS + "kinds")))
    assert len(kinds) > 100
    for kind in kinds:
        assert (kind, SKOS.prefLabel, Literal(str(kind).removeprefix(NS + "kind-"), lang="zh")) in vocabulary


def test_kinds_that_the_lexicon_gives_are_declared(vocabulary: Graph) -> None:
    """Each kind or system that the lexicon gives to names is a declared kind."""
    from rdflib import SKOS, URIRef

    kinds = {
        str(kind).removeprefix(NS + "kind-")
        for kind in vocabulary.subjects(SKOS.inScheme, URIRef(NS + "kinds"))
    }
    used = set()
    regions = ONTOLOGY / "geography" / "regions.tsv"
    for path in (*sorted((ONTOLOGY / "lexicon").glob("*.tsv")), regions):
        rows = [line.split("\t") for line in path.read_text("utf-8").splitlines() if line and line[0] != "#"]
        head = rows[0] if rows else []
        if path != regions and not {"type", "system"} & set(head):
            continue
        for place in (place for place, name in enumerate(head) if name in {"kind", "system"}):
            used |= {(path.name, row[place]) for row in rows[1:] if len(row) > place and row[place]}
    assert used
    assert {(name, word) for name, word in used if word not in kinds} == set()
