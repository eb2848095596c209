"""Bytes to text: by a byte order mark, by what the file declares, as UTF-8, by what the person says. Nothing is
guessed: a wrong guess changes names."""

from __future__ import annotations

import codecs
import re
from contextlib import suppress

__all__ = ["NotText", "decode"]

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_ONE_BYTE = re.compile(r"cp125\d|iso8859-\d+")
_AS_BROWSERS_DO = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030"}


class NotText(Exception):
    """`str` says what is wrong with the bytes, and the remedy."""


def decode(data: bytes, *, declared: str | None = None, told: str | None = None) -> str:
    """The text. `declared` is the encoding that the file itself names, `told` what the person says of files that are
    not UTF-8, or not what they declare. Raises NotText."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _whole(_decoded(data[len(mark) :], encoding, "by the mark at its beginning"))
    if declared:
        return _whole(_as_declared(data, declared, told))
    try:
        return _whole(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        if b"\x00" in data:
            raise NotText(_binary(data.index(0))) from error
        if told:
            return _whole(_decoded(data, _known(told, "is said to be in"), "as --encoding says"))
        raise NotText(
            f"is not UTF-8 at byte {error.start}: save it in that encoding, or name its own, such as"
            " --encoding windows-1252"
        ) from error


def _as_declared(data: bytes, declared: str, told: str | None) -> str:
    """Bytes that are UTF-8 throughout are nothing else, whatever a page declares: in an encoding of one byte a letter
    they would be letters that nobody writes side by side."""
    try:
        encoding = _known(declared, "declares")
        with suppress(UnicodeDecodeError, LookupError):
            return data.decode("utf-8" if _ONE_BYTE.fullmatch(encoding) else encoding)
        return _decoded(data, encoding, "as it declares")
    except NotText as error:
        if told is None:
            raise NotText(f"{error}; --encoding windows-1252, say, names another") from error
        return _decoded(data, _known(told, "is said to be in"), "as --encoding says")


def _known(name: str, said: str) -> str:
    try:
        found = codecs.lookup(name.strip()).name
    except (LookupError, ValueError) as error:
        raise NotText(f"{said} the encoding {name[:40]!r}, which nobody knows") from error
    return _AS_BROWSERS_DO.get(found, found)


def _decoded(data: bytes, encoding: str, why: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise NotText(f"is not {encoding} ({why}) at byte {error.start}: save it as UTF-8") from error
    except LookupError as error:
        raise NotText(f"{encoding!r} ({why}) is no encoding of text") from error


def _whole(text: str) -> str:
    if "\x00" in text:
        raise NotText(_binary(text.index("\x00")))
    return text


def _binary(position: int) -> str:
    return f"is no text: it has a zero byte at {position}"
