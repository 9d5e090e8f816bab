from __future__ import annotations

from graph.model.document import Document
from graph.sources import document_from_text


def outline(doc: Document) -> list[tuple[int, str]]:
    """Level and heading of every section but the preamble."""
    return [(section.level, section.heading) for section in doc.sections if section.level]


def test_numbers_give_levels() -> None:
    """一、 stands above （一）, and that above 1. whatever comes first; levels have no gaps."""
    text = (
        "工作总结\n一、工作回顾\n（一）学习培训\n1．办好读书班。举办读书班12期。\n2．开展走访。走访企业30家。\n"
        "（二）队伍建设\n配强干部。\n二、下步打算\n继续努力。\n"
    )
    assert outline(document_from_text(text, key="k")) == [
        (1, "一、工作回顾"),
        (2, "（一）学习培训"),
        (3, "1．办好读书班。"),
        (3, "2．开展走访。"),
        (2, "（二）队伍建设"),
        (1, "二、下步打算"),
    ]


def test_section_runs_to_the_next_that_is_no_lower() -> None:
    """A section holds its subsections and ends where its sibling begins."""
    text = "总结\n一、甲项\n（一）乙项\n内容一。\n二、丙项\n内容二。\n"
    doc = document_from_text(text, key="k")
    preamble, first, inner, second = doc.sections
    assert (preamble.begin, preamble.level, preamble.heading, preamble.end) == (0, 0, "", first.begin)
    assert first.end == second.begin == inner.end
    assert (first.parent, inner.parent, second.parent) == (None, first.index, None)
    assert second.end == len(text)
    assert [s.section for s in doc.sentences] == [0, 1, 2, 2, 3, 3]


def test_run_in_heading_is_the_first_sentence() -> None:
    """A numbered first sentence opens the section; the rest of the paragraph is running text."""
    doc = document_from_text("总结\n（一）坚持人民立场，民生福祉持续改善。新建学校3所。\n", key="k")
    assert [(doc.quote(s.begin, s.end), s.heading) for s in doc.sentences[1:]] == [
        ("（一）坚持人民立场，民生福祉持续改善。", True),
        ("新建学校3所。", False),
    ]


def test_list_items_are_no_headings() -> None:
    """Items that end in ；, that count something, or that begin with 一是 are running text."""
    text = "总结\n一、主要成效\n（一）办理提案；\n（二）走访企业；\n1.新建道路12公里。2.改造管网。\n一是抓学习。成效好。\n"
    assert outline(document_from_text(text, key="k")) == [(1, "一、主要成效")]


def test_numbers_that_are_figures_are_no_headings() -> None:
    """3.5亿元 and 一、二、三产 at the start of a line are no numbers of headings."""
    text = "总结\n3.5亿元资金全部到位。\n一、二、三产增加值分别增长。\n2031年成效明显。\n"
    assert outline(document_from_text(text, key="k")) == []


def test_articles_open_sections_without_being_sentences() -> None:
    """第一条 is the heading of its section, but its sentence is running text."""
    doc = document_from_text(
        "云溪市联系办法\n第一章　总则\n第一条　为加强联系，制定本办法。\n第二条　本办法自印发之日起施行。\n",
        key="k",
    )
    assert outline(doc) == [(1, "第一章　总则"), (2, "第一条"), (2, "第二条")]
    assert [s.heading for s in doc.sentences] == [True, True, False, False]


def test_unnumbered_short_lines_are_headings_where_none_is_numbered() -> None:
    """Short lines without a stop between paragraphs are headings; a signature and a date are none."""
    text = (
        "云溪市统战工作综述\n一年来，全市统战工作迈上新台阶。\n坚持思想引领，共识不断凝聚\n举办读书班12期，培训干部860人次。\n"
        "坚持服务大局，成效持续显现\n引进项目35个，总投资21.6亿元。\n云溪市委统战部\n2031年12月30日\n"
    )
    doc = document_from_text(text, key="k")
    assert outline(doc) == [(1, "坚持思想引领，共识不断凝聚"), (1, "坚持服务大局，成效持续显现")]
    assert outline(document_from_text(text.replace("一年来", "一、回顾\n一年来"), key="k")) == [
        (1, "一、回顾")
    ]


def test_unnumbered_headings_stand_above_lower_numbers() -> None:
    """Where the highest number is （一）, unnumbered headings are the level above it."""
    text = "总结\n各位代表：\n2031年工作回顾\n（一）学习培训。举办读书班。\n2032年工作安排\n（一）走访企业。解决难题。\n"
    assert [level for level, _ in outline(document_from_text(text, key="k"))] == [1, 2, 1, 2]


def test_second_document_in_a_file_is_a_section() -> None:
    """The title of a document that another one hands on is a heading of the first level."""
    text = (
        "关于印发联系办法的通知\n各县区：\n现印发给你们。\n一、高度重视\n加强领导。\n"
        "云溪市政企联系办法\n为加强联系，制定本办法。\n"
    )
    assert outline(document_from_text(text, key="k")) == [(1, "一、高度重视"), (1, "云溪市政企联系办法")]


def test_lookalike_radicals_number_headings() -> None:
    """Radicals that pdf files put for 一 and 二 number headings as the characters do."""
    assert (
        len(
            outline(document_from_text("要点\n⼀、救灾⼯作\n做好救灾。\n⼆、社会救助\n完善政策。\n", key="k"))
        )
        == 2
    )
