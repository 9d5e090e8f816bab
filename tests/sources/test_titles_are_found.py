from __future__ import annotations

import pytest

from graph.sources import document_from_text

BODY = "一、工作回顾\n全年办结提案12件，群众满意。\n"
CASES = {
    "plain": ("云溪市工作总结\n", "云溪市工作总结"),
    "spaced out": (
        "政 府 工 作 报 告\n——2031年1月8日在云溪市第九届人民代表大会第一次会议上\n市长 何 山\n",
        "政府工作报告",
    ),
    "two halves": (
        "同心聚力谱新篇　携手奋进开新局——云溪市统战工作综述\n",
        "同心聚力谱新篇 携手奋进开新局——云溪市统战工作综述",
    ),
    "dash line": ("同心聚力谱新篇\n——2031年云溪市统战工作综述\n", "同心聚力谱新篇——2031年云溪市统战工作综述"),
    "wrapped": (
        "云溪市人民政府关于印发\n2031年重点工作任务分解表的\n通知\n",
        "云溪市人民政府关于印发2031年重点工作任务分解表的通知",
    ),
    "web page labels": (
        "当前位置：首页 > 信息公开\n发布日期：2031-01-09  来源：云溪日报\n【字体：大 中 小】\n云溪市民政工作总结\n",
        "云溪市民政工作总结",
    ),
    "letterhead": (
        "云溪市人民政府文件\n云政发〔2031〕5号\n云溪市人民政府关于做好春耕工作的通知\n",
        "云溪市人民政府关于做好春耕工作的通知",
    ),
    "page number": ("— 1 —\n云溪市工作总结\n", "云溪市工作总结"),
    "labelled": ("标题：云溪市工作总结\n作者：何山\n", "云溪市工作总结"),
    "digits": ("2031 年云溪市政府工作报告\n", "2031年云溪市政府工作报告"),
    "exclamation": ("奋斗吧，云溪！\n", "奋斗吧，云溪！"),
}


@pytest.mark.parametrize("case", sorted(CASES))
def test_title_is_the_first_line_that_is_one(case: str) -> None:
    """The title is found among dates, labels, letterheads and authors, and put on one line."""
    front, title = CASES[case]
    assert document_from_text(front + BODY, key="k").title == title


def test_title_is_one_sentence_even_when_wrapped() -> None:
    """A title over two lines is one sentence, marked as a heading."""
    doc = document_from_text("云溪市统一战线\n2031年度工作总结\n" + BODY, key="k")
    first = doc.sentences[0]
    assert doc.quote(first.begin, first.end) == "云溪市统一战线\n2031年度工作总结"
    assert first.heading


def test_title_that_is_repeated_is_no_text() -> None:
    """The title said again before the text is marked as a heading too."""
    doc = document_from_text("云溪市工作要点\n云溪市 工作要点\n" + BODY, key="k")
    assert [s.heading for s in doc.sentences[:2]] == [True, True]


def test_meeting_line_is_text_of_the_preamble() -> None:
    """The line that says at which meeting the report was given is read, as one sentence."""
    text = "政府工作报告\n——2031年1月8日在云溪市第九届\n人民代表大会第一次会议上\n各位代表：\n" + BODY
    doc = document_from_text(text, key="k")
    second = doc.sentences[1]
    assert doc.quote(second.begin, second.end) == "——2031年1月8日在云溪市第九届\n人民代表大会第一次会议上"
    assert not second.heading


def test_file_name_stands_in_for_a_missing_title() -> None:
    """A report without a title line takes its Chinese file name, and no title at all without one."""
    text = "各位代表：\n现在，我代表市人民政府作报告。\n"
    assert document_from_text(text, key="k", file_name="云溪市_2031.txt").title == "云溪市_2031"
    assert document_from_text(text, key="k", file_name="report.txt").title == ""
