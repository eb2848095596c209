"""Text for people: harmless where it would do more than be read, shortened, and counts in words."""

from __future__ import annotations

import re

__all__ = ["counted", "shortened", "visible", "visible_json"]

_INVISIBLE = (
    "\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f"  # control codes, the terminal's escape among them
    "\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f"  # marks and overrides of direction, and what has no width
    "\u2028\u2029\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f"  # tags
    "\ud800-\udfff"  # surrogates, which no file can hold
)
_ESCAPED = re.compile(f"[{_INVISIBLE}]")
_ESCAPED_OR_BREAK = re.compile(f"[{_INVISIBLE}\t\n\r]")
_BREAKS = {"\t": "\\t", "\n": "\\n", "\r": "\\r"}


def visible(text: str, *, breaks: bool = False) -> str:
    """The text with control codes, bidirectional overrides, surrogates and the like as `\\u001b`.

    Line ends and tabs stay, unless `breaks` is true. Joiners stay: names in Persian and in Indic scripts need them.
    """
    return (_ESCAPED_OR_BREAK if breaks else _ESCAPED).sub(lambda match: _escape(match.group()), text)


def _escape(character: str) -> str:
    if character in _BREAKS:
        return _BREAKS[character]
    code = ord(character)
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def visible_json(document: str) -> str:
    """JSON text with the same characters escaped as JSON escapes them: what it says stays the same."""
    return _ESCAPED.sub(lambda match: _json_escape(match.group()), document)


def _json_escape(character: str) -> str:
    units = character.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[i : i + 4]}" for i in range(0, len(units), 4))


def shortened(text: str, longest: int) -> str:
    """The text, or as much of it as fits with an ellipsis."""
    return text if len(text) <= longest else text[: max(longest - 1, 0)] + "…"


def counted(number: int, what: str) -> str:
    """`1 record`, `2 records`."""
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
