"""What stands before a report's first paragraph: its title among letterhead, dates, authors, page remains."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from graph.sources.segment_numbers import match_number
from graph.sources.segment_paragraphs import Paragraph, ends_finally

_WINDOW = 16
_LONGEST_LINE = 90
_LONGEST_TITLE = 140
_LABEL = re.compile(
    r"[【\[（(]?\s*(?:"
    r"(?:发布|发文|成文|印发|公开|更新|生成|撰写)?(?:日\s*期|时\s*间)\s*[：:]|(?:发布|发文|成文|生成)日期|发布(?:机构|单位)|发文(?:机关|单位|字号)"
    r"|索\s*引\s*号|文\s*号|(?:信息|稿件|文章|新闻)?来\s*源\s*[：:]|作\s*者\s*[：:]|(?:责任)?编\s*辑\s*[：:]|责\s*编|撰稿|审核\s*[：:]"
    r"|(?:本报|新华社|通讯员|记者)|浏览|点击(?:数|量|次数)|阅读|访问|责任单位|当前位置|您(?:现在|当前)?(?:所在)?的?位置|首\s*页\s*[>＞\-—»|]"
    r"|字\s*[体号]|打\s*印|收\s*藏|分\s*享|主题(?:词|分类)|关键[词字]|内容概述|有\s*效\s*性|名\s*称\s*[：:]|扫一扫|无障碍|大\s*中\s*小|https?:|www\."
    r")"
)
_DATE = re.compile(
    r"[（(\[]?\s*(?:\d{4}|[二一][○〇零Ｏ0⚪]?[○〇零Ｏ\d一二三四五六七八九]{2,3})\s*[年\-/.]\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*[月\-/.]"
    r"(?:\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*日?)?\s*(?:\d{1,2}:\d{2}(?::\d{2})?)?[\s|｜]*(?:来源.*)?[）)\]]?"
)
_MEETING = re.compile(
    r"(?:[—─－–\-（(\s]|\d{4}\s*年|二[○〇零Ｏ]).*(?:会议?上?|人大|次会议|大会|通过)\s*[）)]?"
)
_BARE_MEETING = re.compile(r"(?!.*报告).*(?:次会议|大会|会议)(?:上|通过)")
_DASHED = re.compile(r"[—─－–]{1,3}\s*")
_AUTHOR = re.compile(
    r"(?:.{0,24}(?:[省市县区州盟旗镇乡]长|主席|书记|主任|部长|局长|院长|检察长|秘书长|会长))(?:\s*[：:]\s*|\s*)[\u4e00-\u9fff]\s*[\u4e00-\u9fff](?:\s*[\u4e00-\u9fff]){0,2}"
)
_OFFICE = re.compile(r".{2,20}(?:[省市县区州盟旗镇乡]长|主席|书记|主任|部长|局长|院长|检察长|秘书长|会长)")
_PERSON = re.compile(r"[\u4e00-\u9fff]\s{0,3}[\u4e00-\u9fff](?:\s{0,3}[\u4e00-\u9fff])?")
_NUMBER_OF_DOCUMENT = re.compile(r".{0,16}[〔\[（(【]\s*\d{4}\s*[〕\]）)】]\s*第?\s*\d+\s*号")
_LETTERHEAD = re.compile(
    r".{2,30}(?:文\s*件|简\s*报|专\s*报|信\s*息)$|[（(【].{2,20}[）)】]$|附件?\s*\d*\s*[：:]?$|特急|密级.*"
)
_NOTE = re.compile(r"[（(\[【].*[）)\]】]$")
_COMPLETE = re.compile(
    r"(?:报\s*告|通知|意见|办法|决定|决议|方案|总\s*结|综述|纪实|要点|规划|计划|公报|讲话|致辞|简介|概况|条例|规定|规则|细则|通报|公告|通告|函|批复"
    r"|侧记|札记|汇报|材料|说明|答复|提案|建议|纲要|大事记|调研|启示|体会|述职|摘要|安排|清单|指南|标准|倡议书?|公开信|白皮书|发言|巡礼|掠影)"
    r"(?:\s*[（(【\[].{0,40}[）)】\]])*$"
)
_LABELLED_TITLE = re.compile(r"(?:标\s*题|题\s*目)\s*[：:]\s*")
_HAN = re.compile(r"[\u3400-\u9fff\u2e80-\u2fdf]")
_WRAP = re.compile(r"\s*\n\s*")
_UNDERLINE = re.compile(r"\n\s*(?:=+|-{3,})\s*$")
_JOINED = r"\u3400-\u9fff\u2e80-\u2fdf、，。；：！？“”《》（）〔〕—─"


class Front(NamedTuple):
    """The title, and where the running text begins."""

    title: str
    begin: int
    """First paragraph of the title; equal to `end` where there is none."""
    end: int
    """After the last paragraph of the title."""
    body: int
    """First paragraph that is no front matter."""
    repeats: tuple[int, ...] = ()
    """Paragraphs before the body that say the title again."""


def tidy_title(text: str) -> str:
    """Put a title on one line: 政 府 工 作 报 告 → 政府工作报告; a space that parts two halves stays one space.

    >>> tidy_title("同心同行谱新篇　 携手并进开新局")
    '同心同行谱新篇 携手并进开新局'
    """
    text = re.sub(rf"(?<=[{_JOINED}])[^\S\n]*\n\s*(?=[{_JOINED}])", "", text.strip("#＃ \t\n"))
    text = re.sub(r"\s+", " ", text).strip()
    words = text.split(" ")
    if len(words) > 2 and sum(len(word) == 1 for word in words) * 3 >= len(words) * 2:
        return "".join(words)
    return re.sub(r"(?<=\d) (?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff]) (?=\d)", "", text)


def plain_line(paragraph: str) -> str:
    """Put a wrapped line on one line, without a heading's marks of Markdown."""
    if paragraph.startswith(("#", "＃")):
        paragraph = paragraph.strip("#＃ \t") or paragraph
    return _WRAP.sub("", _UNDERLINE.sub("", paragraph))


def complete_title(line: str) -> bool:
    """Tell whether a line ends as the title of a document does: …报告, …的通知."""
    return _COMPLETE.search(line) is not None


def same_words(one: str, other: str) -> bool:
    """Compare two titles without regard to spaces, widths and look-alike characters."""
    return _fold(one) == _fold(other)


def _fold(text: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def find_front(text: str, paragraphs: list[Paragraph], *, title: str | None = None) -> Front:
    """Find the title; `title` is what the file's format says that it is."""
    head = paragraphs[:_WINDOW]
    lines = [plain_line(text[p.begin : min(p.end, p.begin + _LONGEST_TITLE + 1)]) for p in head]
    body = _find_body(head, lines)
    if title:
        repeats = tuple(i for i, line in enumerate(lines) if same_words(line, title))
        body = max(body, *(i + 1 for i in repeats)) if repeats else body
        first = repeats[0] if repeats else 0
        return Front(tidy_title(title), first, first + bool(repeats), body, repeats[1:])
    begin = next((i for i in range(body) if _may_be_title(head[i], lines, i)), None)
    if begin is None:
        return Front("", 0, 0, body)
    end = _extend_title(head, lines, begin, body)
    written = _LABELLED_TITLE.sub("", text[head[begin].begin : head[end - 1].end], count=1)
    found = tidy_title(written)
    repeats = tuple(i for i in range(end, body) if same_words(lines[i], found))
    return Front(found, begin, end, body, repeats)


def _find_body(head: list[Paragraph], lines: list[str]) -> int:
    """Find the first paragraph of running text: long, or with a final stop, or numbered, or a salutation."""
    for i, (paragraph, line) in enumerate(zip(head, lines, strict=True)):
        if paragraph.furniture or _is_remains(line):
            continue
        if paragraph.hint > 1 or (paragraph.hint == 1 and i and any(p.hint == 1 for p in head[:i])):
            return i
        if match_number(line) and not _DATE.match(line):
            return i
        if len(line) > _LONGEST_LINE:
            return i
        if ends_finally(line) and not (line[-1] in "！？!?" and len(line) < _LONGEST_LINE // 2 and not i):
            return i
    return len(head)


def _is_remains(line: str) -> bool:
    """Tell whether a line is a web page's or an office's label, not the report's words."""
    return _LABEL.match(line) is not None or _NUMBER_OF_DOCUMENT.fullmatch(line) is not None


def _is_aside(line: str) -> bool:
    """Tell whether a line of front matter is anything but a title."""
    return (
        _is_remains(line)
        or _DATE.fullmatch(line) is not None
        or _MEETING.fullmatch(line) is not None
        or _AUTHOR.fullmatch(line) is not None
        or _NOTE.fullmatch(line) is not None
        or not _HAN.search(line)
    )


def _may_be_title(paragraph: Paragraph, lines: list[str], i: int) -> bool:
    line = lines[i]
    if paragraph.hint == 1:
        return True
    if paragraph.furniture or _is_aside(line) or _LETTERHEAD.fullmatch(line) or _DASHED.match(line):
        return False
    if _BARE_MEETING.fullmatch(line):
        return False
    return not (
        line[-1] in "：:" or (_PERSON.fullmatch(line) and i + 1 < len(lines) and _is_aside(lines[i + 1]))
    )


def _extend_title(head: list[Paragraph], lines: list[str], begin: int, body: int) -> int:
    """Take in the lines that a title is wrapped on to, and a second half after a dash."""
    end = begin + 1
    if head[begin].hint:
        return end
    size = len(lines[begin])
    if not complete_title(lines[begin]) and not _LABELLED_TITLE.match(lines[begin]):
        for last in range(end, min(body, begin + 4)):
            size += len(lines[last])
            if (
                head[last].furniture
                or size > _LONGEST_TITLE
                or _is_aside(lines[last])
                or _DASHED.match(lines[last])
            ):
                break
            if _OFFICE.fullmatch(lines[last]) or _fold(lines[last]) in _fold(lines[begin]):
                break
            if complete_title(lines[last]):
                end = last + 1
                break
    if end < body and _DASHED.match(lines[end]) and not _is_aside(lines[end]) and not head[end].furniture:
        end += 1
    return end
