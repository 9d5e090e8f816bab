"""The only module that writes standard error: errors with their hints, findings, notes, progress."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Iterable

from graph.cli.language import say
from graph.errors import GraphError
from graph.model.finding import Finding

_SEVERITIES = (("error", "error", "错误"), ("warning", "warning", "警告"), ("info", "note", "提示"))


def note(text: str) -> None:
    """Tell the person something; never data."""
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()


def show_error(error: GraphError) -> None:
    """Say what is wrong, its code, and what to do next."""
    note(f"{say('error', '错误')}[{error.code}]: {error.message}")
    if error.hint:
        note(f"  {say('hint', '建议')}: {error.hint}")


def show_unexpected(error: BaseException, *, debug: bool) -> None:
    """Report a defect of guanxi itself; the traceback only when it was asked for."""
    if debug:
        traceback.print_exception(error, file=sys.stderr)
        return
    note(f"{say('unexpected error', '意外错误')}: {type(error).__name__}: {error}")
    hint = say("run again with --debug to see where it happened", "加 --debug 再运行一次可看到出错位置")
    note(f"  {say('hint', '建议')}: {hint}")


def show_finding(finding: Finding) -> None:
    """Show one problem in the data: severity, code, place, message, hint."""
    word = next(say(en, zh) for severity, en, zh in _SEVERITIES if severity == finding.severity)
    named = finding.message.startswith(finding.place)
    note(f"{word}[{finding.code}]: {'' if named else f'{finding.place}: '}{finding.message}")
    if finding.hint:
        note(f"  {say('hint', '建议')}: {finding.hint}")


def show_findings(findings: Iterable[Finding]) -> None:
    """Show problems in the data, the gravest first."""
    ranks = {severity: rank for rank, (severity, _, _) in enumerate(_SEVERITIES)}
    for finding in sorted(findings, key=lambda each: (ranks[each.severity], each)):
        show_finding(finding)
