"""A lexicon line in a user's folder teaches a word or a class; a bad line is an error that names it."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph._resources import OntologyFolder, ontology_dir
from graph.errors import LexiconError
from graph.extract.pipeline import Extractor
from graph.model.fact import Extraction
from tests.extract.cases import extract_lines, list_names, list_relations

HEADER = "head\ttype\tkind\tgate\tclass_zh\tclass_en\tunder\n"
BRIDGE = "特大桥\tBridge\t基础设施\tproper\t桥梁\tBridge\tVenue\n"
LINE = "市交通局建成云溪特大桥。"


def write_lexicon(folder: Path, **files: str) -> OntologyFolder:
    """Write lexicon files into a user's ontology folder."""
    (folder / "lexicon").mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / "lexicon" / f"{name.replace('_', '-')}.tsv").write_text(text, encoding="utf-8")
    return OntologyFolder(folder)


def teach(folder: Path, **files: str) -> Extraction:
    """Read one line with what a user's folder teaches."""
    return extract_lines(Extractor(write_lexicon(folder, **files)), LINE)


def test_a_new_class_takes_one_line(tmp_path: Path) -> None:
    """A head noun with a class that nobody knew types its names, with an id in the class's own path."""
    extraction = teach(tmp_path, heads_bridges=HEADER + BRIDGE)
    (bridge,) = [e for e in extraction.entities if e.type == "Bridge"]
    assert bridge.label == "云溪特大桥"
    assert bridge.id == "桥梁/云溪特大桥"
    assert bridge.kinds == ("基础设施",)


def test_without_the_line_there_is_no_such_class(extractor: Extractor) -> None:
    """The class is there by the user's line alone."""
    extraction = extract_lines(extractor, LINE)
    assert "Bridge" not in {e.type for e in extraction.entities}


def test_the_users_gate_holds(tmp_path: Path) -> None:
    """A class whose gate wants a proper name takes none that says nothing."""
    extractor = Extractor(write_lexicon(tmp_path, heads_bridges=HEADER + BRIDGE))
    extraction = extract_lines(extractor, "新建特大桥3座，重点特大桥进展顺利。")
    assert list_names(extraction, "Bridge") == set()


def test_a_new_class_takes_a_relation(tmp_path: Path) -> None:
    """A line of frames.tsv says what it is to build one."""
    frames = "frame\tobject\tpredicate\nfound\tBridge\testablished\n"
    extraction = teach(tmp_path, heads_bridges=HEADER + BRIDGE, frames_bridges=frames)
    assert "吉安市交通局 | established | 云溪特大桥" in list_relations(extraction, "established")


def test_a_new_verb_takes_one_line(tmp_path: Path) -> None:
    """A verb that is tied to a frame states that frame's relation."""
    line = "市侨联操持侨商恳谈会。"
    plain = extract_lines(Extractor(OntologyFolder()), line)
    assert list_relations(plain, "organizes") == set()
    folder = write_lexicon(tmp_path, verbs_mine="verb\trole\tframe\n操持\thard\thold\n")
    assert list_relations(extract_lines(Extractor(folder), line), "organizes") == {
        "吉安市侨联 | organizes | 侨商恳谈会"
    }


def test_a_new_name_takes_one_line(tmp_path: Path) -> None:
    """A name that stands for one thing is known wherever it stands."""
    names = "name\ttype\tkind\taliases\tlabel\n石榴花志愿者\tGroup\t\t石榴花队员\t\n"
    extractor = Extractor(write_lexicon(tmp_path, names_mine=names))
    extraction = extract_lines(extractor, "石榴花队员参加庐陵商会论坛。")
    assert list_relations(extraction, "participatesIn") == {"石榴花志愿者 | participatesIn | 庐陵商会论坛"}


def test_a_file_of_the_same_name_replaces(tmp_path: Path) -> None:
    """A user's heads.tsv stands in for guanxi's own, so that its words are the only ones."""
    extractor = Extractor(write_lexicon(tmp_path, heads=HEADER + BRIDGE))
    extraction = extract_lines(extractor, LINE, "召开侨商恳谈会。")
    assert list_names(extraction, "Bridge", "Activity") == {"云溪特大桥"}


@pytest.mark.parametrize("name", ["heads-mine", "verbs-mine", "words-mine", "names-mine", "frames-mine"])
def test_a_bad_line_is_named(tmp_path: Path, name: str) -> None:
    """A line with more cells than the header has is an error with file, line and what to do."""
    stem = name.partition("-")[0]
    text = (ontology_dir() / "lexicon" / f"{stem}.tsv").read_text("utf-8")
    header = next(line for line in text.split("\n") if line and not line.startswith("#"))
    bad = "\t".join(["x"] * (header.count("\t") + 2))
    folder = write_lexicon(tmp_path, **{name: f"# mine\n{header}\n\n{bad}\n"})
    with pytest.raises(LexiconError) as caught:
        Extractor(folder)
    assert caught.value.line == 4
    assert f"{name}.tsv" in caught.value.path
    assert f"{name}.tsv, line 4" in str(caught.value)
    assert caught.value.hint


def test_comments_blank_lines_and_short_rows_are_fine(tmp_path: Path) -> None:
    """Cells at the end of a row may be left out, comments and blank lines may stand anywhere."""
    text = f"# mine\n\n{HEADER}# more\n{BRIDGE}\n灯塔\tVenue\n"
    extractor = Extractor(write_lexicon(tmp_path, heads_mine=text))
    assert list_names(extract_lines(extractor, "建成青石岬灯塔。"), "Venue") == {"青石岬灯塔"}


def test_a_column_that_is_missing_is_named(tmp_path: Path) -> None:
    """A list without a column that it cannot do without is an error that names the column."""
    folder = write_lexicon(tmp_path, heads_mine="# mine\nhead\tkind\n灯塔\t灯塔\n")
    with pytest.raises(LexiconError, match="type") as caught:
        Extractor(folder)
    assert caught.value.line == 2
    assert "head type" in caught.value.hint
