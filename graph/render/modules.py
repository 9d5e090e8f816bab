"""The page's ES modules, joined into one script.

A file from disk may import nothing, so the modules travel as one. Each becomes a function of
its own, so that their private names stay private; what they export is handed on by name. The
joined text is a function of the modules alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from graph.errors import RenderError

_IMPORT = re.compile(r'^import \{([^}]*)\} from "\./(\w+)\.js";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|class|const) (\w+))", re.MULTILINE)
_EMPTY_EXPORT = re.compile(r"^export \{\};\n", re.MULTILINE)
_LEFT_OVER = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)


def join_modules(read: Callable[[str], str], entry: str) -> str:
    """Join a module and all that it imports, imports first.

    Modules may import by name from their own folder and export functions, classes and
    constants; nothing else, and not in circles.
    """
    parts: list[str] = []
    done: set[str] = set()
    _add_module(read, entry, (), done, parts)
    joined = '"use strict";\n' + "".join(parts)
    if re.search(r"</script|<!--", joined, re.IGNORECASE):
        raise RenderError("a script of the page holds characters that would end it: </script or <!--")
    return joined


def _add_module(
    read: Callable[[str], str], name: str, path: tuple[str, ...], done: set[str], parts: list[str]
) -> None:
    if name in path:
        raise RenderError(f"modules import each other in a circle: {' → '.join((*path, name))}")
    if name in done:
        return
    source = read(name)
    for found in _IMPORT.finditer(source):
        _add_module(read, found.group(2), (*path, name), done, parts)
    done.add(name)
    parts.append(_wrap_module(name, source))


def _wrap_module(name: str, source: str) -> str:
    exported = _EXPORT.findall(source)
    body = _IMPORT.sub(lambda found: f"const {{{found.group(1)}}} = ${found.group(2)};\n", source)
    body = _EMPTY_EXPORT.sub("", _EXPORT.sub("", body))
    wrong = _LEFT_OVER.search(body)
    if wrong:
        raise RenderError(f"module {name}: cannot join this line: {wrong.group()}")
    returned = f"return {{ {', '.join(exported)} }};\n" if exported else ""
    return f"const ${name} = (() => {{\n{body}{returned}}})();\n"
