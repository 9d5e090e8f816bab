from __future__ import annotations

import textwrap

from graph.model.document import Document
from graph.sources import document_from_text

PARAGRAPHS = [
    (
        "一年来，全市统一战线始终聚焦主责主业，在服务大局中凝聚共识，在守正创新中提质增效，各项工作取得明显成效。"
        "全年举办读书班12期，培训干部860人次，走访企业1230家，帮助解决各类难题456件，群众满意率达到98.6%。"
    ),
    (
        "在招商引资工作中，各部门主动作为，组织企业家代表团赴外地考察，引进亿元以上项目35个，总投资21.6亿元，"
        "带动就业3000余人，为全市经济社会高质量发展作出了积极贡献。"
    ),
]


def sentences(doc: Document) -> list[str]:
    """The running sentences with their line ends dropped."""
    return [doc.quote(s.begin, s.end).replace("\n", "") for s in doc.sentences if not s.heading]


def wrapped(width: int = 28) -> str:
    """A report set in lines of a fixed width."""
    blocks = ["云溪市统战工作总结", "一、工作回顾"]
    blocks += ["\n".join(textwrap.wrap(paragraph, width)) for paragraph in PARAGRAPHS]
    return "\n".join(blocks) + "\n"


def whole() -> list[str]:
    """The same sentences from the report set in long lines."""
    return sentences(
        document_from_text("云溪市统战工作总结\n一、工作回顾\n" + "\n".join(PARAGRAPHS), key="k")
    )


def test_wrapped_text_gives_the_same_sentences() -> None:
    """A report in short lines gives the sentences and headings of the same report in long ones."""
    doc = document_from_text(wrapped(), key="k")
    assert sentences(doc) == whole()
    assert [s.heading for s in doc.sections] == ["", "一、工作回顾"]
    assert doc.text == wrapped()


def test_blank_lines_between_all_lines_mean_nothing() -> None:
    """Double-spaced wrapped text is read like single-spaced."""
    doc = document_from_text(wrapped().replace("\n", "\n\n"), key="k")
    assert [sentence.replace("\n", "") for sentence in sentences(doc)] == whole()


def test_page_number_does_not_break_a_sentence() -> None:
    """A page number between two lines of a sentence lies inside it; one between sentences stands alone."""
    lines = wrapped().split("\n")
    lines.insert(4, "— 3 —")
    doc = document_from_text("\n".join(lines), key="k")
    assert [s.replace("— 3 —", "") for s in sentences(doc)] == whole()


def test_torn_line_is_joined_in_text_that_is_not_wrapped() -> None:
    """One line end in the middle of a sentence is seen through."""
    text = (
        "总结\n一、回顾\n成效明显。全年生产总值比上年增长\n17.9%，提前完成目标任务。\n二、打算\n继续努力。\n"
    )
    assert "全年生产总值比上年增长17.9%，提前完成目标任务。" in sentences(document_from_text(text, key="k"))


def test_list_items_and_headings_are_not_joined() -> None:
    """Lines that begin with numbers or marks stay apart, and so do short lines."""
    text = "总结\n一、回顾\n（一）走访企业\n（二）培训干部\n——经济平稳\n——民生改善\n云溪市委\n2031年1月\n"
    doc = document_from_text(text, key="k")
    assert len(doc.sentences) == 8


def test_table_rows_are_sentences() -> None:
    """Rows with tabs are never joined."""
    doc = document_from_text("总结\n县区\t项目\t投资\n东溪县\t12\t3.5\n西溪县\t9\t2.1\n", key="k")
    assert len(doc.sentences) == 4
