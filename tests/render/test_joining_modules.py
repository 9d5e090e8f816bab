from __future__ import annotations

from pathlib import Path

import pytest

import graph.render.modules
from graph.errors import RenderError
from graph.render.modules import join_modules

STATIC = Path(graph.render.modules.__file__).parent / "static" / "js"


def join(**sources: str) -> str:
    """Join modules given by name."""
    return join_modules(sources.__getitem__, "main")


def test_imports_come_first_and_once() -> None:
    """A module that two others import stands once, before both."""
    joined = join(
        main='import { a } from "./one.js";\nimport { b } from "./two.js";\na(b);\n',
        one='import { b } from "./two.js";\nexport function a() {}\n',
        two="export const b = 1;\n",
    )
    assert joined.count("const $two") == 1
    assert joined.index("const $two") < joined.index("const $one") < joined.index("const $main")
    assert "return { b };" in joined
    assert "import " not in joined
    assert "export " not in joined


def test_private_names_stay_private() -> None:
    """Two modules may use one private name: each is a function of its own."""
    joined = join(
        main='import { a } from "./one.js";\nconst LIMIT = 2;\n', one="const LIMIT = 1;\nexport class a {}\n"
    )
    assert joined.count("(() => {") == 2


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("export default 1;\n", "cannot join"),
        ('import all from "./one.js";\n', "cannot join"),
        ('import { main } from "./main.js";\n', "circle"),
        ('export const a = "</script>";\n', "end it"),
    ],
)
def test_what_cannot_be_joined_is_refused(source: str, said: str) -> None:
    """A form that the joining would get wrong is an error that names it."""
    with pytest.raises(RenderError, match=said):
        join(main=source, one="export const a = 1;\n")


def test_modules_are_small() -> None:
    """No module of the page is longer than three hundred lines, and all are checked for types."""
    for path in sorted(STATIC.glob("*.js")):
        lines = path.read_text("utf-8").splitlines()
        assert len(lines) <= 300, path.name
        assert lines[0] == "// @ts-check", path.name


def test_every_module_is_used() -> None:
    """Each module is joined into the page, or holds types alone."""
    joined = join_modules(lambda name: (STATIC / f"{name}.js").read_text("utf-8"), "main")
    for path in sorted(STATIC.glob("*.js")):
        types_alone = path.read_text("utf-8").rstrip().endswith("export {};")
        assert types_alone or f"const ${path.stem} = " in joined, path.name
