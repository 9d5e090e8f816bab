from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from graph.network.network import Edge
from graph.network.page_data import PageData
from graph.network.read import read_network, read_page_data

Select = Callable[[str], Iterator[tuple[str | None, ...]]]


@pytest.fixture(scope="module")
def page(yunxi: Select) -> PageData:
    """Everything that a page about the invented reports shows."""
    return read_page_data(yunxi)


def place_of(page: PageData, label: str) -> int:
    """Find a node by its label."""
    return next(i for i, node in enumerate(page.network.nodes) if node.label == label)


def edge_between(page: PageData, source: str, predicate: str, target: str) -> Edge:
    """Find an edge by the labels of its ends."""
    ends = place_of(page, source), place_of(page, target)
    return next(e for e in page.network.edges if (e.source, e.target) == ends and e.predicate == predicate)


def test_nodes_carry_their_names(page: PageData) -> None:
    """A node has its id, class, aliases, kinds, pinyin and number of mentions."""
    node = page.network.nodes[place_of(page, "云溪市委统战部")]
    assert node.id == "机构/云溪市委统战部"
    assert node.iri == page.base + node.id
    assert node.type == "Department"
    assert node.aliases == ("市委统战部",)
    assert node.kinds == ("kind-党委", "kind-市级")
    assert node.hidden_labels == ("yun xi shi wei tong zhan bu",)
    assert node.mentions == sum(m.node == place_of(page, node.label) for m in page.mentions) > 2


def test_nodes_are_sorted_and_unique(page: PageData) -> None:
    """Nodes come in the order of their IRIs, each once, though several graphs speak of it."""
    iris = [node.iri for node in page.network.nodes]
    assert iris == sorted(set(iris))


def test_geography_that_no_report_names_is_left_out(page: PageData) -> None:
    """A place that stands only in the background is no node; one between known places is an edge."""
    assert not any(node.label == "远山省" for node in page.network.nodes)
    background = edge_between(page, "澄江县", "locatedIn", "云溪市")
    assert background.claims == ()
    assert background.stands


def test_an_edge_gathers_its_claims_with_evidence(page: PageData) -> None:
    """The quote of an edge's evidence is the text at its offsets, inside its sentence."""
    edge = edge_between(page, "云溪市工商业联合会", "established", "民营经济学堂")
    (claim,) = edge.claims
    assert (claim.year, claim.modality, claim.affirmed) == (2024, "achieved", True)
    (evidence,) = (page.evidence[at] for at in claim.evidence)
    text = page.reports[evidence.report].text
    assert text[evidence.begin : evidence.end] == "市工商联在柳浦区创新园设立民营经济学堂"
    sentence = text[evidence.sentence_begin : evidence.sentence_end]
    assert sentence.startswith("市工商联在")
    assert sentence.endswith("人次。")
    assert (evidence.rule, evidence.confidence) == ("rule-established-verb", "0.84")


def test_plans_are_edges_that_do_not_stand(page: PageData) -> None:
    """A planned relation is in the network and says that it is not done."""
    edge = edge_between(page, "云溪市委统战部", "implements", "同心护水行动")
    assert not edge.stands
    assert edge_between(page, "云溪市水利局", "implements", "同心护水行动").stands


def test_figures_keep_exact_decimals(page: PageData) -> None:
    """A figure's value is a plain decimal in the base unit, with bound, owner, comparison and evidence."""
    figure = next(f for f in page.figures if f.measure == "总投资" and f.year == 2024)
    assert (figure.value, figure.unit, figure.value_text) == ("12640000000", "元", "126.4亿元")
    assert figure.about == place_of(page, "归雁工程")
    assert figure.comparison is not None
    assert (figure.comparison.kind, figure.comparison.ratio, figure.comparison.baseline_year) == (
        "yearOnYear",
        "9.6",
        2023,
    )
    assert len(figure.evidence) == 1
    bounds = {f.measure: f.bound for f in page.figures}
    assert (bounds["办件量"], bounds["入驻企业"]) == ("atLeast", "atMost")


def test_awards_keep_their_details(page: PageData) -> None:
    """A grant says who received what, in which batch, and where it is the only one."""
    (grant,) = page.grants
    assert grant.recipient == place_of(page, "望江社区")
    assert (grant.level, grant.batch, grant.year) == ("国家级", "第九批", 2024)
    assert grant.unique_within == place_of(page, "岭东省")


def test_words_come_from_the_ontology_first(page: PageData) -> None:
    """Labels that the store has win; the vocabulary's own fill the gaps, in its order."""
    assert [term.name for term in page.classes][:3] == ["Organization", "Department", "Party"]
    assert next(term.en for term in page.rules if term.name == "rule-figure-measure") == "Measure phrase"
    assert next(term.inverse_zh for term in page.predicates if term.name == "implements") == "实施者"
    assert all(term.color.startswith("#") and len(term.color) == 7 for term in page.classes)


def test_a_network_alone_is_the_page_s(yunxi: Select, page: PageData) -> None:
    """Reading the network gives what the page holds."""
    assert read_network(yunxi) == page.network


def test_an_empty_store_gives_an_empty_page() -> None:
    """Nothing in, nothing out, no error."""
    page = read_page_data(lambda _: iter(()))
    assert (page.network.nodes, page.network.edges, page.figures, page.title) == ([], [], [], "")


def test_a_user_s_class_is_shown(make_select: Callable[[str], Select]) -> None:
    """A class that the vocabulary does not have gets its label, and the colour given or a spare one."""
    trig = """r:a { r:a a gx:Report ; nif:isString "x" .
        x:一 a gx:Bridge ; skos:prefLabel "长桥"@zh . x:二 a gx:Ferry ; skos:prefLabel "渡口"@zh .
        i:m1 a gx:Mention ; gx:mentionOf x:一 ; gx:inReport r:a ; nif:beginIndex 0 ; nif:endIndex 1 .
        i:m2 a gx:Mention ; gx:mentionOf x:二 ; gx:inReport r:a ; nif:beginIndex 0 ; nif:endIndex 1 .
        gx:Bridge rdfs:label "桥梁"@zh , "Bridge"@en ; gx:color "#AA5500" . }"""
    page = read_page_data(make_select(trig))
    assert [(t.name, t.zh, t.en) for t in page.classes] == [
        ("Bridge", "桥梁", "Bridge"),
        ("Ferry", "Ferry", "Ferry"),
    ]
    assert page.classes[0].color == "#aa5500"
    assert page.classes[1].color.startswith("#")


def test_rejected_claims_vanish_and_denied_ones_say_so(make_select: Callable[[str], Select]) -> None:
    """A rejected claim is no edge; a denied one is an edge that does not stand."""
    trig = """r:a { r:a a gx:Report ; nif:isString "x" .
        x:a a gx:Place ; skos:prefLabel "甲县"@zh . x:b a gx:Place ; skos:prefLabel "乙县"@zh .
        i:c1 rdf:subject x:a ; rdf:predicate gx:supports ; rdf:object x:b ; gx:status gx:rejected .
        i:c2 rdf:subject x:b ; rdf:predicate gx:supports ; rdf:object x:a ; gx:polarity gx:denied . }"""
    network = read_network(make_select(trig))
    (edge,) = network.edges
    assert (network.nodes[edge.source].label, edge.stands) == ("乙县", False)
