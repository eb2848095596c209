"""Pages that are laid out with tables, as newsletters and old pages are: to a reader of articles their cells are blocks
of text, and not a table."""

from __future__ import annotations

from typing import Any

__all__ = ["laid_out", "lines_of"]

_BLOCKS = ("p", "div", "table", "ul", "ol", "blockquote", "center", "h1", "h2", "h3", "h4", "h5", "h6")
_BREAKS = frozenset(("br", "tr", "li", *_BLOCKS))
_LONGEST_CELL = 300
"""A cell that holds more characters is text."""


def laid_out(page: Any) -> str:
    """The page as HTML, with blocks for the tables that hold blocks, long texts or one cell a row; without what is only
    for browsers that run no scripts. The page itself is changed."""
    from lxml import etree  # noqa: PLC0415 - an extra

    for tag in list(page.iter("noscript")):
        tag.drop_tree()
    for table in [table for table in page.iter("table") if _is_layout(table)]:
        for tag in [table, *_own(table, "tbody", "thead", "tfoot", "tr", "td", "th")]:
            tag.tag = "p" if tag.tag in {"td", "th"} and not _holds_blocks(tag) else "div"
            tag.attrib.pop("align", None)
    html: str = etree.tostring(page, encoding="unicode", method="html")
    return html


def lines_of(html: str) -> list[str]:
    """All lines of a page, readable or not."""
    from lxml import etree  # noqa: PLC0415 - an extra
    from lxml.html import document_fromstring  # noqa: PLC0415

    parts = []
    for event, tag in etree.iterwalk(document_fromstring(html), events=("start", "end")):
        text = tag.text if event == "start" else tag.tail
        parts.append(("\n" if tag.tag in _BREAKS else "") + (text or ""))
    return [line.strip() for line in "".join(parts).splitlines() if line.strip()]


def _is_layout(table: Any) -> bool:
    cells = _own(table, "td", "th")
    rows = _own(table, "tr")
    return (
        len(cells) <= len(rows)
        or any(map(_holds_blocks, cells))
        or any(len(cell.text_content()) > _LONGEST_CELL for cell in cells)
    )


def _holds_blocks(cell: Any) -> bool:
    return next(cell.iter(*_BLOCKS), None) is not None


def _own(table: Any, *names: str) -> list[Any]:
    """Its rows or cells, without those of a table within."""
    return [tag for tag in table.iter(*names) if next(tag.iterancestors("table", "div"), None) is table]
