"""Bytes to text: which encoding, and how sure.

Byte-order marks first, then strict UTF-8, then UTF-16 without a mark and the Chinese
encodings, judged by how many of the characters that come out are common ones.
"""

from __future__ import annotations

import codecs
import re

from graph.errors import EncodingError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le", "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "utf-16-be"),
)
_SAMPLE = 6000
_HAN = re.compile(r"[\u4e00-\u9fff]")
_EXPECTED = re.compile(
    r"[\u4e00-\u9fff\u3000-\u303f\uff00-\uffef“”‘’—…·\t\n\r\x20-\x7e\u2000-\u206f\xa0\ue000-\uf8ff]"
)
_TRIED = "UTF-8, UTF-16, GB18030, Big5"
_COMMON_LEAD = range(0xB0, 0xD8)
"""Lead bytes of the 3755 most common characters in GB 2312."""
_COMMON_LEAD_BIG5 = range(0xA4, 0xC7)


def decode_text(data: bytes, *, path: str, declared: str | None = None) -> tuple[str, str]:
    """Decode a report and name the encoding; the byte-order mark is dropped.

    `declared` is what the file says of itself: believed when it decodes.

    Raises EncodingError with the byte offset of what could not be read.
    """
    for mark, codec, name in _MARKS:
        if data.startswith(mark):
            return _decode_marked(data, mark, codec, name, path)
    if declared and (text := _try(data, declared)) is not None:
        return text, declared
    if b"\x00" not in data[:_SAMPLE] and (text := _try(data, "utf-8")) is not None:
        return text, "utf-8"
    guess = _guess_utf16(data)
    if guess and (text := _try(data, guess)) is not None:
        return text, guess
    choice = _choose_chinese(data)
    if choice:
        return choice
    raise _undecodable(data, path)


def looks_like_utf16(data: bytes) -> bool:
    """Tell whether bytes with NULs among them are Chinese text in UTF-16 or UTF-32."""
    return data.startswith(tuple(mark for mark, *_ in _MARKS[1:])) or _guess_utf16(data) is not None


def _try(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except (UnicodeDecodeError, LookupError):
        return None


def _decode_marked(data: bytes, mark: bytes, codec: str, name: str, path: str) -> tuple[str, str]:
    text = _try(data[len(mark) :], name)
    if text is not None:
        return text, codec
    try:
        data[len(mark) :].decode(name)
    except UnicodeDecodeError as error:
        raise _error(path, len(mark) + error.start, f"its byte-order mark says {codec}") from error
    raise AssertionError  # pragma: no cover - decoding failed just above


def _guess_utf16(data: bytes) -> str | None:
    """Find the byte order under which nearly every character is one that Chinese text has."""
    sample = data[: _SAMPLE - _SAMPLE % 2]
    best: tuple[float, str] | None = None
    for codec in ("utf-16-le", "utf-16-be"):
        text = sample[: len(sample) // 2 * 2].decode(codec, "replace")
        if not text:
            return None
        expected = len(_EXPECTED.findall(text)) / len(text)
        common = _common_share(text)
        if expected > 0.95 and common > 0.8:
            best = max(best or (0.0, ""), (expected + common, codec))
    return best[1] if best else None


def _choose_chinese(data: bytes) -> tuple[str, str] | None:
    """Choose between GB18030 and Big5; Big5 only where GB18030 gives rare characters and Big5 common ones."""
    gb = _try(data, "gb18030")
    gb_share = _common_share(gb[:_SAMPLE]) if gb is not None else 0.0
    if gb is not None and gb_share > 0.85:
        return gb, "gb18030"
    big5 = _try(data, "big5hkscs")
    if big5 is not None and _common_share(big5[:_SAMPLE], codec="big5", lead=_COMMON_LEAD_BIG5) > max(
        0.8, gb_share
    ):
        return big5, "big5"
    return (gb, "gb18030") if gb is not None and gb_share > 0.6 else None


def _common_share(text: str, *, codec: str = "gb2312", lead: range = _COMMON_LEAD) -> float:
    """Share of common characters among the Chinese ones; 0 where there are none."""
    found = _HAN.findall(text)
    if not found:
        return 0.0
    common = sum(1 for c in found if (raw := c.encode(codec, "ignore")) and raw[0] in lead)
    return common / len(found)


def _undecodable(data: bytes, path: str) -> EncodingError:
    """Say where decoding stops: as UTF-8 if the bytes before are some, for that is no accident, else as GB18030."""
    offset = _find_break(data, "utf-8")
    if data[:offset].isascii():
        offset = _find_break(data, "gb18030")
    return _error(path, offset, f"tried {_TRIED}")


def _find_break(data: bytes, codec: str) -> int:
    try:
        data.decode(codec)
    except UnicodeDecodeError as error:
        return error.start
    return 0


def _error(path: str, offset: int, reason: str) -> EncodingError:
    return EncodingError(
        f"{path}: the text cannot be decoded: the bytes at offset {offset} fit no encoding ({reason})",
        path=path,
        hint="open the file in an editor, repair it, and save it as UTF-8",
    )
