from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from graph.model.document import Document
from graph.sources import list_sources, read_source

Write = Callable[[str, bytes | str], Path]
MakePdf = Callable[[list[list[str]]], bytes]
PAGE = """<!DOCTYPE html><html><head><meta charset="{charset}"><title>云溪市工作总结_云溪市人民政府门户网站</title>
<style>p {{ color: red }}</style><script>var x = "脚本内容";</script></head><body>
<div class="header"><a href="/">网站首页</a><a href="/b">信息公开</a></div><form id="aspnet"><div class="wrap">
<ul class="nav"><li><a href="/c">政务动态栏目</a></li></ul>
<div class="article"><h1>云溪市工作总结</h1><p>一年来，全市上下真抓实干，
各项工作取得明显成效，群众获得感持续增强。</p>
<h2>一、凝聚共识</h2><p>全年举办读书班&nbsp;12期，<b>培训干部</b>860人次，覆盖全部县区和市直单位。</p>
<h2>二、服务大局</h2><p>引进项目35个，<br>总投资21.6亿元，带动就业3000余人。</p>
<table><tr><th>县区</th><th>项目</th></tr><tr><td>东溪县</td><td><p>12</p></td></tr></table></div></div></form>
<footer>版权所有 云溪市人民政府办公室</footer><div style="display:none">隐藏的文字内容</div></body></html>"""


def read(path: Path) -> Document:
    """Read one file that must be good."""
    doc = read_source(list_sources([path])[0])
    assert isinstance(doc, Document), doc
    return doc


@pytest.mark.parametrize(
    ("charset", "codec"), [("utf-8", "utf-8"), ("gb2312", "gb18030"), ("none", "gb18030")]
)
def test_web_page_gives_its_main_text(charset: str, codec: str, write: Write) -> None:
    """A page gives its article with headings and table rows, without menus, scripts and footers."""
    doc = read(write("page.html", PAGE.format(charset=charset).encode(codec)))
    assert doc.text == (
        "云溪市工作总结\n一年来，全市上下真抓实干，各项工作取得明显成效，群众获得感持续增强。\n一、凝聚共识\n"
        "全年举办读书班\xa012期，培训干部860人次，覆盖全部县区和市直单位。\n二、服务大局\n引进项目35个，\n"
        "总投资21.6亿元，带动就业3000余人。\n县区\t项目\n东溪县\t12\n"
    )
    assert (doc.title, doc.media_type, doc.encoding) == ("云溪市工作总结", "text/html", codec)
    assert [s.heading for s in doc.sections] == ["", "一、凝聚共识", "二、服务大局"]


def test_web_page_is_known_by_its_first_bytes(write: Write) -> None:
    """A page named .txt is still a page."""
    assert read(write("page.txt", PAGE.format(charset="utf-8"))).media_type == "text/html"


def test_title_outside_the_article_is_the_first_line(write: Write) -> None:
    """A title that the article does not repeat is put before it, so that it can be quoted."""
    page = "<html><head><title>云溪市民政工作总结 - 云溪网</title></head><body><div><p>全年救助群众1200人次。</p></div></body></html>"
    assert read(write("p.htm", page)).text == "云溪市民政工作总结\n全年救助群众1200人次。\n"


def test_entities_of_a_page_reach_no_file(write: Write) -> None:
    """An entity that a page declares is not expanded."""
    secret = write("secret.txt", "机密内容")
    page = f'<!DOCTYPE html [<!ENTITY x SYSTEM "{secret.as_uri()}">]><html><body><p>工作总结&x;完成。</p></body></html>'
    assert "机密" not in read(write("p.html", page)).text


def test_markdown_keeps_its_characters(write: Write) -> None:
    """Markdown text stays as it is; its marked lines are headings, its first one the title."""
    text = "# 云溪市工作总结\n\n一年来成效**明显**。\n\n## 凝聚共识\n\n举办读书班12期。\n\n### 培训\n\n培训干部。\n\n服务大局\n---\n\n引进项目。\n"
    doc = read(write("a.md", text))
    assert doc.text == text
    assert doc.title == "云溪市工作总结"
    assert [(s.level, s.heading) for s in doc.sections[1:]] == [(1, "凝聚共识"), (2, "培训"), (1, "服务大局")]


def _docx(fill: Callable[[docx.document.Document], None]) -> bytes:
    made = docx.Document()
    fill(made)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def test_docx_gives_paragraphs_headings_and_tables(write: Write) -> None:
    """A docx gives its paragraphs, its headings by style, and its tables, in order."""

    def fill(made: docx.document.Document) -> None:
        made.add_heading("云溪市工作总结", 0)
        made.add_paragraph("一年来，成效明显。")
        made.add_heading("凝聚共识", 1)
        made.add_paragraph("举办读书班12期。")
        table = made.add_table(rows=1, cols=2)
        table.cell(0, 0).text, table.cell(0, 1).text = "东溪县", "12"
        made.add_heading("培训", 2)
        made.add_paragraph("培训干部860人次。")

    doc = read(write("a.docx", _docx(fill)))
    assert (
        doc.text
        == "云溪市工作总结\n一年来，成效明显。\n凝聚共识\n举办读书班12期。\n东溪县\t12\n培训\n培训干部860人次。\n"
    )
    assert (doc.title, doc.encoding) == ("云溪市工作总结", None)
    assert [(s.level, s.heading) for s in doc.sections] == [(0, ""), (1, "凝聚共识"), (2, "培训")]


def test_docx_leaves_deleted_text_out(write: Write) -> None:
    """Text deleted with tracked changes is left out, inserted text is kept."""

    def fill(made: docx.document.Document) -> None:
        paragraph = made.add_paragraph("引进项目")
        for tag, holder, words in (("w:del", "w:delText", "三十个"), ("w:ins", "w:t", "三十五个。")):
            change, run, text = OxmlElement(tag), OxmlElement("w:r"), OxmlElement(holder)
            text.text = words
            run.append(text)
            change.append(run)
            paragraph._p.append(change)
        change.set(qn("w:author"), "x")

    assert read(write("a.docx", _docx(fill))).text == "引进项目三十五个。\n"


def test_pdf_gives_its_text_without_running_heads(write: Write, make_pdf: MakePdf) -> None:
    """Headers, footers and page numbers go, and a sentence over two pages is one."""
    head = "云溪市统战工作简报"
    pages = [
        [
            head,
            "云溪市统战工作总结",
            "一年来全市统一战线聚焦主责主业在服务中",
            "凝聚共识、汇聚力量，推动各项工作取得",
            "— 1 —",
        ],
        [head, "明显成效。各县区各部门主动作为招引企业", "作出了积极的贡献，得到了各方面的肯定", "— 2 —"],
        [head, "和好评。", "一、继续努力", "全市统一战线将再接再厉为高质量发展", "做好工作。", "— 3 —"],
    ]
    doc = read(write("a.pdf", make_pdf(pages)))
    assert head not in doc.text
    assert "— 2 —" not in doc.text
    assert doc.title == "云溪市统战工作总结"
    assert (doc.media_type, doc.encoding) == ("application/pdf", None)
    quotes = [doc.quote(s.begin, s.end).replace("\n", "") for s in doc.sentences]
    assert any("取得明显成效。" in quote for quote in quotes)
    assert any(quote.endswith("肯定和好评。") for quote in quotes)
    assert doc.sections[-1].heading == "一、继续努力"
