"""`guanxi doctor`: what is installed, what is missing, and how to get it."""

from __future__ import annotations

import platform
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, packages_distributions, requires, version
from pathlib import Path
from types import MappingProxyType
from typing import Literal

import click

from graph.cli import output
from graph.cli.language import say

State = Literal["ok", "missing", "optional"]
REASONS = MappingProxyType(
    {
        "rdflib": ("the graph as an rdflib object", "转为 rdflib 对象"),
        "networkx": ("networks, layout, communities", "网络、布局、社区"),
        "pandas": ("facts and figures as tables", "转为数据表"),
        "pyvis": ("networks in notebooks", "笔记本中的网络图"),
        "pyoxigraph": ("the RDF store and its SPARQL", "RDF 存储与 SPARQL"),
        "pyshacl": ("guanxi validate", "guanxi validate 校验"),
        "rjieba": ("words and parts of speech", "分词与词性"),
        "ahocorasick-rs": ("lexicon terms found in one pass", "词表一次匹配"),
        "pypinyin": ("pinyin for search", "拼音检索"),
        "pypdf": ("pdf files", "读取 pdf"),
        "lxml": ("html and docx files", "读取 html、docx"),
        "click": ("commands and options", "命令与选项"),
        "rich": ("progress bar", "进度条"),
    }
)
"""What each package that guanxi needs is for."""
_REQUIREMENT = re.compile(r"^([A-Za-z0-9._-]+)\s*(?:>=\s*([0-9.]+))?")
_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at."""

    name: str
    state: State
    found: str
    hint: str = ""


@click.command("doctor", short_help="Say what is installed and what is missing · 检查安装")
def command() -> int:
    """Say what is installed, what is missing, and how to get it.

    检查安装：装了什么，缺什么，怎样补上。

    Exit code 1 if something is missing that guanxi cannot work without.
    """
    checks = [*check_python(), *check_packages(), *check_name(), *check_data(), *check_browser()]
    marks = {"ok": "✓", "missing": "✗", "optional": "–"}
    output.write_table(
        ["", say("what", "项目"), say("found", "结果")],
        [[marks[check.state], check.name, check.found] for check in checks],
    )
    hints = [f"{check.name}: {check.hint}" for check in checks if check.hint]
    if hints:
        output.write_text("\n" + "\n".join(hints))
    return 1 if any(check.state == "missing" for check in checks) else 0


def check_python() -> list[Check]:
    """Look at the interpreter and at guanxi itself."""
    try:
        own = version("guanxi")
    except PackageNotFoundError:
        hint = say("install it with: pipx install .", "安装：pipx install .")
        return [Check("guanxi", "missing", say("not installed", "未安装"), hint)]
    where = Path(__file__).resolve().parent.parent
    return [
        Check("guanxi", "ok", f"{own} · {where}"),
        Check("Python", "ok", f"{platform.python_version()} · {sys.executable}"),
    ]


def check_packages() -> list[Check]:
    """Compare each required package with what is installed."""
    try:
        lines = [line for line in requires("guanxi") or [] if "extra ==" not in line]
    except PackageNotFoundError:
        lines = list(REASONS)
    checks = []
    for line in lines:
        match = _REQUIREMENT.match(line)
        name, least = (match[1], match[2] or "") if match else (line, "")
        why = say(*REASONS.get(name, ("", "")))
        try:
            found = version(name)
        except PackageNotFoundError:
            hint = f'pip install "{name}{">=" + least if least else ""}"'
            checks.append(Check(name, "missing", say(f"not installed: {why}", f"未安装：{why}"), hint))
            continue
        if _count_version(found) < _count_version(least):
            text = say(
                f"{found}, but {least} or newer is needed: {why}", f"{found}，需要 {least} 或更新：{why}"
            )
            checks.append(Check(name, "missing", text, f'pip install --upgrade "{name}>={least}"'))
        else:
            checks.append(Check(name, "ok", f"{found} · {why}"))
    return checks


def check_name() -> list[Check]:
    """Find out who owns the import name `graph`, which other distributions use too."""
    owners = sorted(set(packages_distributions().get("graph", [])) - {"guanxi"})
    if not owners:
        return [Check("import graph", "ok", say("belongs to guanxi alone", "仅属 guanxi"))]
    names = ", ".join(owners)
    return [
        Check(
            "import graph",
            "missing",
            say(f"also installed by {names}", f"同时被 {names} 安装"),
            say(
                f"pip uninstall {' '.join(owners)}, then install guanxi again; or give guanxi its own environment",
                f"pip uninstall {' '.join(owners)} 后重装 guanxi；或为 guanxi 单独建环境",
            ),
        )
    ]


def check_data() -> list[Check]:
    """Look for the ontology, the sample reports and the docs that ship with the package."""
    from graph._resources import docs_dir, ontology_dir, samples_dir
    from graph.errors import GraphError

    checks = []
    for name, find in (("ontology", ontology_dir), ("samples", samples_dir), ("docs", docs_dir)):
        try:
            checks.append(Check(name, "ok", str(find())))
        except GraphError as error:
            checks.append(Check(name, "missing", error.message, error.hint))
    return checks


def check_browser() -> list[Check]:
    """Look for what only the project's own browser tests need."""
    browser = next((path for name in _BROWSERS if (path := shutil.which(name))), None)
    optional = say("not found; only the project's browser tests need it", "未找到；仅浏览器测试需要")
    checks = [
        Check("Chromium", "ok", browser)
        if browser
        else Check("Chromium", "optional", optional, "Debian/Ubuntu: apt install chromium")
    ]
    lister = shutil.which("fc-list")
    listing = [lister, ":lang=zh", "family"] if lister else []
    fonts = subprocess.run(listing, capture_output=True, text=True, check=False).stdout if listing else ""  # noqa: S603 - fixed words, no shell
    families = sorted({line.split(",")[0].strip() for line in fonts.splitlines() if line.strip()})
    if families:
        checks.append(Check(say("Chinese font", "中文字体"), "ok", families[0]))
    else:
        hint = "Debian/Ubuntu: apt install fonts-noto-cjk"
        checks.append(Check(say("Chinese font", "中文字体"), "optional", optional, hint))
    return checks


def _count_version(text: str) -> tuple[int, ...]:
    """Turn 1.10.2 into numbers that compare; what follows them is left out."""
    return tuple(int(part) for part in re.findall(r"\d+", text.partition("+")[0])[:3])
