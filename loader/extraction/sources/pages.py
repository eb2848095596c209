"""HTML: the readable part by trafilatura; what the page declares of itself by its own tags."""

from __future__ import annotations

import logging
import re
from typing import Any

from loader.extraction.sources.decoding import decode
from loader.extraction.sources.layout import laid_out
from loader.extraction.sources.parts import Parts, Unreadable, language_of, name_of, needed
from loader.extraction.sources.published import published_of

__all__ = ["declared_in", "read_page", "readable"]

_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{1,40})|^\s*<\?xml[^>]{0,100}encoding\s*=\s*["']([\w.:-]{1,40})""",
    re.IGNORECASE,
)
_DECLARATIONS_WITHIN = 4096
_XML = re.compile(r"\s*<\?xml[^>]*\?>")
for _name in ("trafilatura", "htmldate", "courlan", "justext"):
    logging.getLogger(_name).addHandler(logging.NullHandler())  # what a page lacks is for us to say


def read_page(data: bytes, told: str | None) -> Parts:
    """The page. Raises Unreadable, or NotText for an encoding that is not what it declares."""
    return readable(decode(data, declared=declared_in(data), told=told))


def declared_in(data: bytes) -> str | None:
    """The encoding that a page declares within, if it does."""
    found = _DECLARED.search(data[:_DECLARATIONS_WITHIN])
    return (found[1] or found[2]).decode("ascii") if found else None


def readable(html: str) -> Parts:
    """The readable part of a page. Raises Unreadable."""
    try:
        import trafilatura  # noqa: PLC0415 - an extra
        from lxml.html import document_fromstring  # noqa: PLC0415
    except ImportError:
        raise needed("trafilatura", "HTML") from None
    html = _XML.sub("", html, count=1)  # the text is decoded already
    try:
        page = document_fromstring(html)
        published, language = published_of(page), language_of(page.get("lang"))
        found: Any = trafilatura.bare_extraction(laid_out(page), include_comments=False, with_metadata=True)
    except Exception as error:  # a stranger's page may make a stranger's parser fail in any way
        raise Unreadable(f"is no page that can be read ({type(error).__name__}: {str(error)[:100]})") from error
    text = (found.text or "").strip() if found else ""
    if not any(map(str.isalpha, text)):
        raise Unreadable("no readable text was found in the page: save the article itself, or its text")
    return Parts(
        text=text + "\n",
        title=name_of(found.title),
        publisher=name_of(found.sitename) if found.sitename != found.title else None,
        url=_address(found.url),
        published=published,
        language=language,
    )


def _address(url: str | None) -> str | None:
    return url if url and re.fullmatch(r"https?://[^\s<>\"'`]{1,2000}", url) else None
