"""SVG from parts. Text enters it through `text` alone, as characters that mean nothing else."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from html import escape

from loader.text import visible

__all__ = [
    "INK",
    "MUTED",
    "PAPER",
    "document",
    "element",
    "fitted",
    "folded",
    "label",
    "notes",
    "number",
    "text",
    "tooltip",
    "wide",
]

INK = "#1f2933"
MUTED = "#616e7c"
PAPER = "#ffffff"
_NO_CHARACTERS = re.compile("[\ufffe\uffff]")
_EM = dict.fromkeys("iljtfrI.,:;'|!()[] -–", 0.4) | dict.fromkeys("MWmw@%&", 0.96)
_BREAK = re.compile("[ \u2013\u2014/_-]|[\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
"""After any of these a line may end."""
_SHARES = (0.9, 0.8, 0.7, 0.6)
_LONGEST_TOOLTIP = 160


def text(value: str) -> str:
    """The text as content or attribute of SVG, control codes and the like shown as escapes, on one line."""
    shown = visible(value, breaks=True)
    return escape(_NO_CHARACTERS.sub(lambda match: f"\\u{ord(match[0]):04x}", shown))


def wide(value: str, size: float) -> float:
    """About how wide the text is, in the generic font that it is drawn in; rather more than less."""
    return sum(_em(character) for character in visible(value, breaks=True)) * size


def _em(character: str) -> float:
    """In Latin script as the common fonts have it, a little wider; elsewhere as wide as high."""
    if unicodedata.combining(character):
        return 0.0
    if unicodedata.east_asian_width(character) in "WF" or ord(character) > 0x2FFF:
        return 1.05
    return _EM.get(character) or (0.72 if character.isupper() else 0.6)


def fitted(value: str, size: float, most: float) -> str:
    """The text, or as much of it as is at most that wide, with an ellipsis."""
    value = visible(value[:200], breaks=True)
    if wide(value, size) <= most:
        return value
    width = wide("…", size)
    for index, character in enumerate(value):
        width += _em(character) * size
        if width > most:
            return value[:index].rstrip() + "…"
    return value


def folded(value: str, size: float, most: float, rows: int) -> tuple[str, ...]:
    """The text on as few lines as it needs, broken at blanks, dashes and between characters of CJK, the lines about as
    wide as each other; on the last one as much of it as fits."""
    whole = " ".join(visible(value[:200], breaks=True).split())
    lines = _broken(whole, size, most, rows)
    for share in _SHARES if len(lines) > 1 else ():
        narrower = _broken(whole, size, most * share, len(lines))
        if _letters(narrower) != _letters(lines):
            break
        lines = narrower
    return lines


def _letters(lines: Sequence[str]) -> str:
    return "".join(lines).replace(" ", "")


def _broken(rest: str, size: float, most: float, rows: int) -> tuple[str, ...]:
    lines: list[str] = []
    while len(lines) + 1 < rows and wide(rest, size) > most:
        breaks = [end for end in map(re.Match.end, _BREAK.finditer(rest)) if wide(rest[:end].rstrip(), size) <= most]
        if not breaks:
            break
        lines.append(rest[: breaks[-1]].rstrip())
        rest = rest[breaks[-1] :]
    return (*lines, fitted(rest, size, most))


def number(value: float) -> str:
    """A coordinate to a tenth, as short as can be."""
    return (
        f"{value:.1f}".removesuffix(".0").replace("-0", "0") if abs(value) < 0.05 else f"{value:.1f}".removesuffix(".0")
    )


def element(name: str, content: str = "", **attributes: str | float) -> str:
    """An element; `stroke_width` is the attribute stroke-width. Content is SVG, attributes are plain text."""
    given = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{text(value) if isinstance(value, str) else number(value)}"'
        for key, value in attributes.items()
    )
    return f"<{name}{given}>{content}</{name}>" if content else f"<{name}{given}/>"


def label(value: str, x: float, y: float, **attributes: str | float) -> str:
    """A line of text at a place."""
    return element("text", text(value) or " ", x=x, y=y, **attributes)


def tooltip(value: str) -> str:
    """What a pointer that rests on the element shows, and a screen reader reads."""
    return f"<title>{text(value[:_LONGEST_TOOLTIP])}</title>"


def document(width: float, height: float, title: str, said: str, parts: Iterable[str]) -> str:
    """The whole file: a title, what it says in words, and the parts on a background of its own."""
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{number(width)}" height="{number(height)}"'
        f' viewBox="0 0 {number(width)} {number(height)}" role="img" style="max-width:100%;height:auto"'
        f' font-family="sans-serif" font-size="12" fill="{INK}">'
    )
    paper = element("rect", width=width, height=height, fill=PAPER)
    heading = label(fitted(title, 17, width - 40), 20, 30, font_size=17, font_weight="bold")
    below = label(fitted(said, 12, width - 40), 20, 50, fill=MUTED)
    whole = (f"<title>{text(title[:300])}</title><desc>{text(said[:300])}</desc>", paper, heading, below, *parts)
    return "\n".join((head, *whole, "</svg>")) + "\n"


def notes(lines: Sequence[str], y: float) -> list[str]:
    """Lines of small print, one below the other."""
    return [label(line, 20, y + 16 * index, fill=MUTED, font_size=11) for index, line in enumerate(lines)]
