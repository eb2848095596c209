"""HTML: the readable part by trafilatura; what the page declares of itself by its own tags."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterator
from typing import Any

from loader.extraction.sources.decoding import decode
from loader.extraction.sources.parts import Parts, Unreadable, edtf_of, language_of, name_of, needed

__all__ = ["read_page", "readable"]

_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{1,40})|^\s*<\?xml[^>]{0,100}encoding\s*=\s*["']([\w.:-]{1,40})""",
    re.IGNORECASE,
)
_DECLARATIONS_WITHIN = 4096
_XML = re.compile(r"\s*<\?xml[^>]*\?>")
_PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date",
    "date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "publication_date",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
)
"""Names of tags that say when a page was published, the plainest first. A time of change is none."""

for _name in ("trafilatura", "htmldate", "courlan", "justext"):
    logging.getLogger(_name).addHandler(logging.NullHandler())  # what a page lacks is for us to say


def read_page(data: bytes, told: str | None) -> Parts:
    """The page. Raises Unreadable, or NotText for an encoding that is not what it declares."""
    found = _DECLARED.search(data[:_DECLARATIONS_WITHIN])
    declared = (found[1] or found[2]).decode("ascii") if found else None
    return readable(decode(data, declared=declared, told=told))


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
        found: Any = trafilatura.bare_extraction(html, include_comments=False, with_metadata=True)
    except Exception as error:  # a stranger's page may make a stranger's parser fail in any way
        raise Unreadable(f"is no page that can be read ({type(error).__name__}: {str(error)[:100]})") from error
    text = (found.text or "").strip() if found else ""
    if not text:
        raise Unreadable("no readable text was found in the page: save the article itself, or its text")
    return Parts(
        text=text + "\n",
        title=name_of(found.title),
        publisher=name_of(found.sitename),
        url=_address(found.url),
        published=_published(page),
        language=language_of(page.get("lang")),
    )


def _address(url: str | None) -> str | None:
    return url if url and re.fullmatch(r"https?://[^\s<>\"'`]{1,2000}", url) else None


def _published(page: Any) -> str | None:
    """The date that the page itself names as that of its publication; none is guessed from its text or address."""
    dated: dict[str, str] = {}
    for tag in page.iter("meta", "time", "span"):
        name = tag.get("property") or tag.get("itemprop") or tag.get("name") or ""
        value = edtf_of(tag.get("content") or tag.get("datetime"))
        if value and (tag.tag == "meta" or name.lower() == "datepublished"):
            dated.setdefault(name.lower(), value)
    linked = next((date for script in page.iter("script") for date in _linked(script)), None)
    return next((dated[name] for name in _PUBLISHED if name in dated), linked)


def _linked(script: Any) -> Iterator[str]:
    if script.get("type") != "application/ld+json":
        return
    try:
        waiting = [json.loads(script.text or "")]
    except (ValueError, RecursionError):
        return
    while waiting:
        value = waiting.pop(0)
        if isinstance(value, dict):
            published = value.get("datePublished")
            if isinstance(published, str) and (date := edtf_of(published)):
                yield date
            waiting += [value["@graph"]] if "@graph" in value else []
        elif isinstance(value, list):
            waiting += value
