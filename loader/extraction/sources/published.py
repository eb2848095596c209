"""The date that a page itself names as that of its publication; none is guessed from its text or address."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from loader.extraction.sources.parts import edtf_of

__all__ = ["published_of"]

_PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "article:published",
    "datepublished",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dcterms.date",
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


_WRAPPED = re.compile(r"^\s*(?://)?\s*<!(?:--|\[CDATA\[)|(?://)?\s*(?:-->|\]\]>)\s*$")
_CALLED = frozenset({"published", "dt-published", "entry-date"})
"""The classes by which weblogs mark the time of an entry."""


def published_of(page: Any) -> str | None:
    """What its tags say (the plainest first), else what it says as linked data, else the one time that it marks."""
    dated: dict[str, str] = {}
    for tag in page.iter("meta", "time", "span"):
        name = tag.get("property") or tag.get("itemprop") or tag.get("name") or ""
        value = edtf_of(tag.get("content") or tag.get("datetime"))
        if value and (tag.tag == "meta" or name.lower() == "datepublished"):
            dated.setdefault(name.lower(), value)
    named = next((dated[name] for name in _PUBLISHED if name in dated), None)
    return named or _linked(page) or _marked(page)


def _marked(page: Any) -> str | None:
    """The day of the times that are marked as those of a publication, where they are all of one day: a page may list
    other entries."""
    times = (tag for tag in page.iter("time") if "pubdate" in tag.attrib or _CALLED & set(tag.get("class", "").split()))
    days = {edtf_of(tag.get("datetime")) for tag in times}
    return days.pop() if len(days) == 1 else None


def _linked(page: Any) -> str | None:
    """The date of an article before that of a page; that of a picture or a film is none."""
    found: dict[bool, str] = {}
    for script in page.iter("script"):
        for thing in _things(script):
            published, kind = thing.get("datePublished"), str(thing.get("@type", "Page"))
            if isinstance(published, str) and (date := edtf_of(published)):
                article = bool(re.search("Article|Posting|Report", kind))
                if article or "Page" in kind:
                    found.setdefault(article, date)
    return found.get(True) or found.get(False)


def _things(script: Any) -> Iterator[dict[str, Any]]:
    if script.get("type") != "application/ld+json":
        return
    try:
        waiting = [json.loads(_WRAPPED.sub("", script.text or ""), strict=False)]
    except (ValueError, RecursionError):
        return
    while waiting:
        value = waiting.pop(0)
        if isinstance(value, dict):
            yield value
            waiting += [value[key] for key in ("@graph", "mainEntity") if key in value]
        elif isinstance(value, list):
            waiting += value
