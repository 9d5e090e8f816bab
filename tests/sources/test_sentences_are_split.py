from __future__ import annotations

import pytest

from graph.sources import document_from_text

CASES = {
    "stops": ("成效明显。怎么办？加油干！继续。", ["成效明显。", "怎么办？", "加油干！", "继续。"]),
    "semicolon stays": ("走访企业；解决难题；成效好。", ["走访企业；解决难题；成效好。"]),
    "slogan in quotes": ("开展“你好，云溪！”活动。成效好。", ["开展“你好，云溪！”活动。", "成效好。"]),
    "book title": ("学习《怎么办？》一书。成效好。", ["学习《怎么办？》一书。", "成效好。"]),
    "brackets": ("完成任务（超额。）并验收。好。", ["完成任务（超额。）并验收。", "好。"]),
    "nested quotes": ("他指出：“要‘干！’字当头。”大家赞成。", ["他指出：“要‘干！’字当头。”", "大家赞成。"]),
    "speech, then text": (
        "市长指出：“要真抓实干。”各县区迅速行动。",
        ["市长指出：“要真抓实干。”", "各县区迅速行动。"],
    ),
    "speech, then speaker": (
        "“水来了，日子好了。”村民老何高兴地说。真好。",
        ["“水来了，日子好了。”村民老何高兴地说。", "真好。"],
    ),
    "quoted word at the end": ("实现“双提升”。成效好。", ["实现“双提升”。", "成效好。"]),
    "ellipsis": ("送温暖、送岗位……群众满意。好。", ["送温暖、送岗位……群众满意。", "好。"]),
    "decimals": ("增长3.5%。好。", ["增长3.5%。", "好。"]),
    "half-width": ("表示感谢!再接再厉。", ["表示感谢!", "再接再厉。"]),
    "address": ("见http://a.cn/?p=1网页。好。", ["见http://a.cn/?p=1网页。", "好。"]),
    "straight quotes": ('他说:"要实干。"大家赞成。', ['他说:"要实干。"', "大家赞成。"]),
    "unbalanced": ("实施“双招双引。完成任务。", ["实施“双招双引。", "完成任务。"]),
    "double stops": ("太好了！！真的？！是。", ["太好了！！", "真的？！", "是。"]),
    "note after the stop": ("成效好。（市民政局）", ["成效好。", "（市民政局）"]),
}


@pytest.mark.parametrize("case", sorted(CASES))
def test_paragraph_is_split(case: str) -> None:
    """A paragraph is split at its stops, but not inside quotations, titles and brackets."""
    text, sentences = CASES[case]
    doc = document_from_text("工作总结\n　　" + text + " \n", key="k")
    assert [doc.quote(s.begin, s.end) for s in doc.sentences[1:]] == sentences


def test_quotation_without_end_does_not_swallow_the_report() -> None:
    """A quotation of more than 400 characters is split like other text."""
    doc = document_from_text("总结\n“" + "全市上下齐心协力真抓实干。" * 40 + "”\n", key="k")
    assert len(doc.sentences) > 30


def test_endless_sentence_is_cut_at_semicolons() -> None:
    """A sentence longer than a page is divided at semicolons."""
    doc = document_from_text("总结\n一是" + "走访企业三十家并解决难题；" * 100 + "完。\n", key="k")
    assert max(s.end - s.begin for s in doc.sentences) < 200


def test_text_without_stops_is_cut_somewhere() -> None:
    """A text without any stop is cut at commas, one without commas at a limit."""
    for text in ("走访企业三十家，" * 2000, "走访" * 5000):
        doc = document_from_text("总结\n" + text, key="k")
        assert max(s.end - s.begin for s in doc.sentences) <= 3000


def test_indices_count_up() -> None:
    """Sentences are numbered in the order of the text."""
    doc = document_from_text("总结\n甲。乙。丙。\n", key="k")
    assert [s.index for s in doc.sentences] == [0, 1, 2, 3]
