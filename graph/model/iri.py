"""Minting: readable Chinese slugs for things, short hashes for statements.

A key holds letters, digits and hyphens of any script and is never percent-encoded, so that
an IRI can be read aloud. The same words give the same key in every build.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata

NS = "https://w3id.org/guanxi/ns#"
DEFAULT_BASE = "https://guanxi.example/"
_DROPPED = frozenset("“”\"'‘’《》〈〉「」『』")
_PLAIN = re.compile(r"[0-9A-Za-z\u4e00-\u9fa5]+")
"""What most names are made of; NFKC leaves it as it is."""
_SPELT = {"+": "加", "&": "和"}


def slug(text: str) -> str:
    """Make a key from a name: NFKC, quotes dropped, `+` → 加, `&` → 和, other punctuation → `-`.

    >>> slug("“新乡贤+”工程")
    '新乡贤加工程'
    >>> slug("县(区)委统战部")
    '县-区-委统战部'
    """
    if _PLAIN.fullmatch(text):
        return text
    out: list[str] = []
    for c in unicodedata.normalize("NFKC", text):
        if c in _DROPPED:
            continue
        spelt = _SPELT.get(c)
        if spelt:
            out.append(spelt)
        elif c.isalnum() or unicodedata.category(c) in {"Mn", "Mc"}:
            out.append(c)
        elif out and out[-1] != "-":
            out.append("-")
    return unicodedata.normalize("NFC", "".join(out)).strip("-") or "-"


def digest(*parts: object) -> str:
    """Make 12 hexadecimal digits of SHA-256 over what defines a statement."""
    joined = "\x1f".join("" if part is None else str(part) for part in parts)
    return hashlib.sha256(joined.encode()).hexdigest()[:12]
