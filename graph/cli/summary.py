"""What a build says when it is done: what was found, what was not understood, where it is."""

from __future__ import annotations

import shlex
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from graph.cli.language import say
from graph.query.table import draw_table, measure_width

if TYPE_CHECKING:
    from graph.build.result import BuildResult

Labels = Mapping[str, tuple[str, str]]
"""Chinese and English labels of the ontology's terms, by local name, in the order of the legend."""


def write_summary(result: BuildResult, labels: Labels) -> str:
    """Write the summary of a build: counts by class and relation, figures, coverage, places of files."""
    entities = _draw_counts(say("entities", "实体"), result.entities, labels)
    relations = _draw_counts(say("relations", "关系"), result.relations, labels)
    parts = [
        _describe_reports(result),
        _set_beside(entities, relations),
        "\n".join(_list_totals(result)) + "\n",
    ]
    files = (
        ("network.html", say("the network page: open it in a browser", "网络图：用浏览器打开")),
        ("graph.trig", say("the whole graph", "完整图谱")),
    )
    width = max(len(str(result.out / name)) for name, _ in files)
    parts.append("".join(f"{result.out / name!s:{width}}  {what}\n" for name, what in files))
    parts.append(_say_next(result.out))
    return "\n".join(parts)


def write_uncovered(result: BuildResult) -> str:
    """List the sentences with a number or a quoted name that became no fact, report by report."""
    lines: list[str] = []
    before = None
    for key, each in result.uncovered:
        if key != before:
            lines.append(f"\n{key}" if lines else key)
            before = key
        missed = " · ".join([*each.figures, *each.names])
        lines.append(f"  {' '.join(each.sentence.split())}\n    → {missed}")
    if not lines:
        lines.append(say("every number and quoted name became a fact", "所有数字和引号名称都已成为事实"))
    return "\n".join(lines) + "\n"


def _say_next(out: Path) -> str:
    """Name the commands that ask the graph."""
    folder = shlex.quote(str(out))
    asked = say(
        "asks a question; `guanxi ontology queries` lists them", "查询；可用的问题见 guanxi ontology queries"
    )
    why = say("says why the graph holds what it holds of a name", "某个名称的全部事实和依据")
    return f"guanxi query {folder} figures  {asked}\nguanxi explain {folder} {say('NAME', '名称')}   {why}\n"


def _describe_reports(result: BuildResult) -> str:
    words = {
        "new": ("new", "新增"),
        "replaced": ("replaced", "替换"),
        "unchanged": ("unchanged", "未变"),
        "kept": ("kept", "保留"),
    }
    counts = Counter(report.status for report in result.reports)
    parts = [f"{counts[status]} {say(*text)}" for status, text in words.items() if counts[status]]  # type: ignore[index]
    total = len(result.reports)
    head = say(f"{total} report{'' if total == 1 else 's'}", f"{total} 份报告")
    return f"{head}{': ' if parts else ''}{', '.join(parts)}\n"


def _draw_counts(title: str, counts: Mapping[str, int], labels: Labels) -> str:
    """Draw counts by term in the order of the legend, with a total."""
    order = {name: rank for rank, name in enumerate(labels)}
    names = sorted(counts, key=lambda name: (order.get(name, len(order)), name))
    rows = [[*labels.get(name, (name, "")), f"{counts[name]:,}"] for name in names if counts[name]]
    rows.append([say("all", "合计"), "", f"{sum(counts.values()):,}"])
    return draw_table([title, "", ""], rows, right=(2,))


def _set_beside(left: str, right: str) -> str:
    """Set two tables beside each other."""
    columns = [text.splitlines() for text in (left, right)]
    width = max(map(measure_width, columns[0])) + 4
    height = max(map(len, columns))
    padded = [column + [""] * (height - len(column)) for column in columns]
    pairs = zip(*padded, strict=True)
    return "".join(f"{a}{' ' * (width - measure_width(a))}{b}".rstrip() + "\n" for a, b in pairs)


def _list_totals(result: BuildResult) -> Sequence[str]:
    """Say how many figures there are and how much of the text became facts."""
    lines = [say(f"figures    {result.figures:,}", f"数据       {result.figures:,}")]
    if result.coverage is not None:
        counted = sum(report.counted for report in result.reports)
        covered = sum(report.covered for report in result.reports)
        share = f"{result.coverage:.1%}"
        lines.append(
            say(
                f"coverage   {share}  ({covered:,} of {counted:,} numbers and quoted names became facts)",
                f"覆盖率     {share}  （{counted:,} 个数字和引号名称中 {covered:,} 个成为事实）",
            )
        )
    numbers = sum(len(each.figures) for _, each in result.uncovered)
    names = sum(len(each.names) for _, each in result.uncovered)
    if numbers or names:
        missed = ((numbers, "number", "个数字"), (names, "quoted name", "个引号名称"))
        counts = [(f"{n:,} {en}{'' if n == 1 else 's'}", f"{n:,} {zh}") for n, en, zh in missed if n]
        lines.append(
            say(
                f"not read   {', '.join(en for en, _ in counts)}: --uncovered shows their sentences",
                f"未读出     {'、'.join(zh for _, zh in counts)}：--uncovered 可列出原句",
            )
        )
    return lines
