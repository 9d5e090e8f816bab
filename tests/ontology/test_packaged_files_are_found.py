"""The ontology is found, a user's folder lies over it, and what is wrong is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph._resources import OntologyFolder, find_packaged, ontology_dir, read_packaged
from graph.errors import OntologyError


def test_ontology_of_the_project_is_found() -> None:
    """The folder that is found holds the ontology."""
    assert (ontology_dir() / "guanxi.ttl").is_file()
    assert "gx:Organization a owl:Class" in OntologyFolder().read_text("guanxi.ttl")


def test_files_are_listed_by_ending_in_order() -> None:
    """A listing is sorted, relative, and holds only the ending asked for."""
    listed = OntologyFolder().list("shapes", ".ttl")
    assert "shapes/claim.ttl" in listed
    assert list(listed) == sorted(listed)
    assert OntologyFolder().list("", ".ttl") == ("guanxi.ttl", "prefixes.ttl")
    assert OntologyFolder().list("nowhere", ".ttl") == ()


def test_override_replaces_and_adds(tmp_path: Path) -> None:
    """A user's file takes the place of ours at its path; other files of both stand together."""
    (tmp_path / "queries").mkdir()
    (tmp_path / "queries" / "plans.rq").write_text("\ufeffASK {}", encoding="utf-8")
    (tmp_path / "queries" / "mine.rq").write_text("ASK {}", encoding="utf-8")
    (tmp_path / "queries" / ".mine.rq").write_text("", encoding="utf-8")
    (tmp_path / "extra.ttl").write_text("", encoding="utf-8")
    folder = OntologyFolder(tmp_path)
    assert folder.read_text("queries/plans.rq") == "ASK {}"
    assert folder.path("queries/mine.rq") == tmp_path / "queries" / "mine.rq"
    assert folder.path("queries/honours.rq") == ontology_dir() / "queries" / "honours.rq"
    ours = set(OntologyFolder().list("queries", ".rq"))
    assert set(folder.list("queries", ".rq")) == ours | {"queries/mine.rq"}
    assert folder.list("", ".ttl") == ("extra.ttl", "guanxi.ttl", "prefixes.ttl")


def test_override_that_is_no_folder_is_refused(tmp_path: Path) -> None:
    """A missing folder and a file in its place are told apart."""
    with pytest.raises(OntologyError, match="is missing"):
        OntologyFolder(tmp_path / "none")
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(OntologyError, match="is not a folder") as caught:
        OntologyFolder(tmp_path / "file")
    assert "--ontology" in caught.value.hint


@pytest.mark.parametrize("relative", ["../secret.ttl", "/etc/hosts", "", "shapes/../../x"])
def test_paths_that_leave_the_folder_are_refused(relative: str) -> None:
    """No path reaches outside the ontology folder."""
    with pytest.raises(OntologyError, match="not a path inside"):
        OntologyFolder().path(relative)


def test_missing_file_names_where_it_was_sought(tmp_path: Path) -> None:
    """The error names the file and both folders."""
    with pytest.raises(OntologyError, match=r"no file shapes/none\.ttl") as caught:
        OntologyFolder(tmp_path).path("shapes/none.ttl")
    assert str(tmp_path) in caught.value.message
    assert str(ontology_dir()) in caught.value.message


def test_file_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    """A file in another encoding is named with the byte where it fails."""
    (tmp_path / "extra.ttl").write_bytes("汉字".encode("gb18030"))
    with pytest.raises(OntologyError, match=r"extra\.ttl is not UTF-8 text \(byte 0\)"):
        OntologyFolder(tmp_path).read_text("extra.ttl")


def test_files_inside_the_package_are_found() -> None:
    """A packaged file is read, and a missing one is said to be a fault of the installation."""
    assert "Vocabulary" in read_packaged("docs/vocabulary.md")
    with pytest.raises(OntologyError, match="a part of guanxi is missing") as caught:
        find_packaged("render/nothing")
    assert "Install guanxi again" in caught.value.hint
