from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from graph.network.layout import lay_out
from graph.network.network import Edge, Evidence, Network, Node
from graph.network.page_data import PageData, PageFigure, PageMention, ReportText, Term

pytestmark = pytest.mark.browser
OpenPage = Callable[..., Any]


def choose(opened: Any, name: str) -> None:
    """Choose an entity through the search box."""
    box = opened.page.locator(".search input")
    box.fill(name)
    opened.page.locator(".completions li").first.wait_for()
    box.press("Enter")
    opened.page.locator("#panel h2").wait_for()


def picture(opened: Any) -> bytes:
    """Take a picture of the network alone."""
    opened.page.wait_for_timeout(250)
    shot: bytes = opened.page.locator("#stage").screenshot()
    return shot


def test_searching_a_name_shows_its_facts_with_sentences(open_page: OpenPage) -> None:
    """By initials one finds a body, its relations by type, and unfolds the sentence that says so."""
    opened = open_page()
    choose(opened, "yxswtzb")
    panel = opened.page.locator("#panel")
    assert panel.locator("h2").inner_text() == "云溪市委统战部"
    assert "市委统战部" in panel.locator(".aliases").inner_text()
    relation = panel.locator(".relation", has_text="同心护水行动")
    assert "计划" in relation.inner_text()
    relation.locator(".fold").click()
    assert relation.locator("mark").inner_text() == "将持续实施“同心护水”行动"
    assert "可信度" in relation.locator("figcaption").inner_text()


def test_clicking_a_node_selects_it(open_page: OpenPage) -> None:
    """A click where the most connected node stands shows its details; a click on the ground drops them."""
    opened = open_page(fragment="#n=行政区划%2F云溪市")
    opened.page.keyboard.press("Escape")
    assert opened.page.locator("#panel h2").count() == 0
    opened.page.locator("#stage").focus()
    opened.page.locator(".row .node-button").first.click()
    box = opened.page.locator("#stage").bounding_box()
    before = opened.page.url
    opened.page.locator("#panel .icon-button").first.click()  # centres the node
    opened.page.wait_for_timeout(300)
    covered = 262
    opened.page.keyboard.press("Escape")
    opened.page.mouse.click(box["x"] + (box["width"] + covered - 24) / 2, box["y"] + (box["height"] - 8) / 2)
    assert opened.page.locator("#panel h2").inner_text() == "云溪市"
    assert opened.page.url == before
    opened.page.mouse.click(box["x"] + box["width"] - 4, box["y"] + 4)
    assert opened.page.locator("#panel h2").count() == 0


def test_an_edge_shows_its_claim(open_page: OpenPage) -> None:
    """A link to a relation opens it: both ends, what it says, and the sentence."""
    opened = open_page(fragment="#e=机构%2F云溪市水利局~implements~工程项目%2F云溪灌区改造工程")
    panel = opened.page.locator("#panel")
    assert panel.locator("h2 .name").all_inner_texts() == ["云溪市水利局", "云溪灌区改造工程"]
    assert panel.locator("mark").inner_text() == "市水利局实施云溪灌区改造工程"


def test_the_report_opens_with_the_quote_lit(open_page: OpenPage) -> None:
    """From a sentence one gets into the whole report, at the quote; names there lead back."""
    opened = open_page()
    choose(opened, "清泉寺")
    panel = opened.page.locator("#panel")
    panel.locator(".relation", has_text="平安寺观教堂").locator(".read").click()
    report = opened.page.locator("#report")
    assert report.locator("h2").inner_text() == "云溪市2024年统战工作报告"
    lit = report.locator("mark")
    assert lit.inner_text() == "清泉寺被评为“平安寺观教堂”"
    opened.page.wait_for_timeout(200)
    place = lit.bounding_box()
    assert place is not None
    assert 60 < place["y"] < 860
    report.locator("a.mention", has_text="石榴籽家园").first.click()
    assert panel.locator("h2").inner_text() == "石榴籽家园"
    opened.page.keyboard.press("Escape")
    assert report.is_hidden()


def test_the_legend_hides_and_shows(open_page: OpenPage) -> None:
    """Hiding a class takes its nodes from picture and count; a link keeps it hidden."""
    opened = open_page()
    legend = opened.page.locator("#legend")
    before, drawn = legend.locator("footer").inner_text(), picture(opened)
    legend.locator("[data-switch='c:Program']").click()
    assert legend.locator("[data-switch='c:Program']").get_attribute("aria-pressed") == "false"
    assert legend.locator("footer").inner_text() != before
    assert picture(opened) != drawn
    assert "hide=Program" in opened.page.url
    again = open_page(fragment="#hide=Program&without=organizes")
    for switch in ("c:Program", "p:organizes"):
        assert again.page.locator(f"[data-switch='{switch}']").get_attribute("aria-pressed") == "false"


def test_figures_are_listed_and_filtered(open_page: OpenPage) -> None:
    """All figures are listed, values as people read them; words narrow the list; one opens with its sentence."""
    opened = open_page()
    opened.page.locator("#tab-figures").click()
    panel = opened.page.locator("#panel")
    assert "1685.7亿元" in panel.locator(".figure-card").first.inner_text()
    panel.locator("input").fill("归雁 签约")
    cards = panel.locator(".figure-card")
    assert cards.count() == 5
    panel.locator("select").select_option("2024")
    assert cards.count() == 3
    cards.first.locator("button").first.click()
    assert "签约项目58个" in cards.first.locator("mark").inner_text()
    panel.locator("input").fill("办件量")
    panel.locator("select").select_option("")
    assert "≥ 260万件" in cards.first.inner_text()


def test_language_and_theme_switch(open_page: OpenPage) -> None:
    """One press turns the page into English, one into dark; both are in the address."""
    opened = open_page()
    opened.page.locator(".tools .text-button").click()
    assert opened.page.locator("#tab-figures").inner_text().startswith("Figures")
    assert "Organization" in opened.page.locator("#legend").inner_text()
    assert opened.page.evaluate("document.documentElement.lang") == "en"
    ground = "getComputedStyle(document.body).backgroundColor"
    light = opened.page.evaluate(ground)
    opened.page.locator(".tools .icon-button").first.click()
    assert opened.page.evaluate(ground) != light
    assert "lang=en" in opened.page.url
    assert "theme=dark" in opened.page.url


def test_the_keyboard_is_enough(open_page: OpenPage) -> None:
    """Slash searches, arrows walk the network, Enter reads, the question mark helps, Escape goes back."""
    opened = open_page()
    opened.page.keyboard.press("/")
    opened.page.keyboard.type("云溪市委统")
    opened.page.keyboard.press("Enter")
    opened.page.locator("#stage").focus()
    first = opened.page.locator("#panel h2").inner_text()
    opened.page.keyboard.press("ArrowRight")
    assert opened.page.locator("#panel h2").inner_text() != first
    opened.page.keyboard.press("Enter")
    assert opened.page.evaluate("document.activeElement.tagName") == "H2"
    opened.page.keyboard.press("?")
    assert opened.page.locator("#help").is_visible()
    opened.page.keyboard.press("Escape")
    assert not opened.page.locator("#help").is_visible()
    opened.page.keyboard.press("Escape")
    assert opened.page.locator("#panel h2").count() == 0


def test_dragging_and_zooming_change_the_picture(open_page: OpenPage) -> None:
    """The ground pans, the wheel zooms, the fit button brings everything back."""
    opened = open_page()
    start = picture(opened)
    opened.page.mouse.move(900, 820)
    opened.page.mouse.down()
    opened.page.mouse.move(800, 760, steps=4)
    opened.page.mouse.up()
    panned = picture(opened)
    assert panned != start
    opened.page.mouse.wheel(0, -400)
    assert picture(opened) != panned
    opened.page.locator("#buttons button").last.click()
    opened.page.mouse.move(1435, 895)
    assert picture(opened) == start


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_a_phone_has_everything_in_reach(open_page: OpenPage, *, dark: bool) -> None:
    """At 390 pixels nothing is cut off sideways, every control is large enough, the sheet slides up."""
    opened = open_page(width=390, height=844, dark=dark, touch=True)
    page = opened.page
    page.locator("#tab-details").tap()
    page.locator("#panel .node-button").nth(1).tap()
    page.locator("#panel .fold").first.tap()
    page.wait_for_timeout(400)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate(
        "[...document.querySelectorAll('body *')].every(e => getComputedStyle(e).display === 'none'"
        " || e.closest('.layer, #help, noscript, .unseen') || e.getBoundingClientRect().right <= innerWidth + 1)"
    )
    small = page.evaluate(
        "[...document.querySelectorAll('button, input, select, a[href]:not(.mention)')]"
        ".filter(e => e.offsetParent && e.getBoundingClientRect().height < 40).map(e => e.outerHTML.slice(0, 80))"
    )
    assert small == []
    page.locator("#panel .read").first.tap()
    page.wait_for_timeout(200)
    report = page.locator("#report").bounding_box()
    assert (report["x"], report["width"]) == (0, 390)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_every_control_has_a_name(open_page: OpenPage) -> None:
    """A screen reader finds a name for each control and one heading of the first rank."""
    opened = open_page()
    choose(opened, "云溪市侨联")
    unnamed = opened.page.evaluate(
        "[...document.querySelectorAll('button, input, select, [role=application]')].filter(e =>"
        " !(e.getAttribute('aria-label') || e.closest('label') || e.textContent.trim())).map(e => e.outerHTML)"
    )
    assert unnamed == []
    assert opened.page.locator("h1").count() == 1
    assert "个实体" in (opened.page.locator("#stage").get_attribute("aria-label") or "")


def hostile_data() -> PageData:
    """Names and texts that would break a careless page."""
    words = [
        "</script><script>alert(1)</script>",
        '<img src=x onerror="alert(2)">',
        "'\"`${alert(3)}",
        "\u202eevil\u2066 מימין",
        "javascript:alert(4)",
        "长" * 1_000_000,
    ]
    text = "\n".join(words)
    nodes = [
        Node(f"x/{i}{word[:9]}", f"https://x.example/id/x/{i}{word[:9]}", word, "Place", aliases=(word,))
        for i, word in enumerate(words)
    ]
    begins = [text.index(word) for word in words]
    ends = [begin + len(word) for begin, word in zip(begins, words, strict=True)]
    return PageData(
        title=words[1],
        network=Network(nodes, [Edge(i, (i + 1) % len(words), "partOf") for i in range(len(words))]),
        evidence=[Evidence(0, b, e, b, e, "r", "<b>1</b>") for b, e in zip(begins, ends, strict=True)],
        reports=[ReportText("https://x.example/report/1", words[0], text)],
        mentions=[PageMention(i, 0, b, e) for i, (b, e) in enumerate(zip(begins, ends, strict=True))],
        figures=[
            PageFigure(str(i), word, word, word, word, about=i, evidence=(i,)) for i, word in enumerate(words)
        ],
        classes=[Term("Place", words[0], words[1], '#000000"onload=')],
        predicates=[Term("partOf", words[1], words[0])],
        rules=[Term("r", words[1], words[1])],
    )


def test_hostile_names_are_shown_as_text(open_page: OpenPage) -> None:
    """Markup, handlers, turned writing and a word of a million characters do nothing but stand there."""
    opened = open_page(hostile_data())
    page = opened.page
    for name in ("</script", "<img", "长长长"):
        choose(opened, name)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.locator("#panel .read").first.click()
        page.keyboard.press("Escape")
    page.locator("#tab-figures").click()
    page.locator(".figure-head").first.click()
    page.locator("#tab-names").click()
    page.locator(".tools .text-button").click()
    page.wait_for_timeout(200)
    assert page.locator("img, body script:not(#data):not([type=module])").count() == 0
    assert page.locator("h1").inner_text().startswith("</script><script>")


def test_ten_thousand_nodes_stay_usable(open_page: OpenPage) -> None:
    """A large network opens, answers a search, and pans by moving its bitmap, not by drawing."""
    nodes = [Node(f"x/{i}", f"https://x.example/id/x/{i}", f"第{i}号工程", "Program") for i in range(10_000)]
    edges = [Edge(i // 12, i, "partOf") for i in range(1, 10_000)]
    edges += [Edge(i, (i * 7919) % 10_000, "supports") for i in range(0, 10_000, 3)]
    data = PageData(
        network=Network(nodes, edges),
        classes=[Term("Program", "工程项目", "Programme", "#7357b0")],
        predicates=[Term("partOf", "隶属", "part of"), Term("supports", "支持", "supports")],
    )
    assert len(lay_out(data.network).positions) == 10_000
    opened = open_page(data)
    choose(opened, "第7777号")
    assert opened.page.locator("#panel h2").inner_text() == "第7777号工程"
    layer = opened.page.locator(".layer")
    opened.page.mouse.move(700, 500)
    opened.page.mouse.down()
    opened.page.mouse.move(730, 520, steps=2)
    opened.page.wait_for_timeout(40)
    assert "translate" in (layer.get_attribute("style") or "")
    opened.page.mouse.up()
    opened.page.wait_for_timeout(900)
    assert "none" in (layer.get_attribute("style") or "")
