"""E-mail of news: its plain part, else the readable part of its HTML."""

from __future__ import annotations

import email
import email.policy
import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage, MIMEPart
from typing import Any

from loader.extraction.sources.decoding import NotText, decode
from loader.extraction.sources.forwarding import original, unprefixed
from loader.extraction.sources.layout import lines_of
from loader.extraction.sources.pages import declared_in, readable
from loader.extraction.sources.parts import Parts, Unreadable, edtf_of, language_of, name_of
from loader.extraction.sources.wrapping import unwrapped

__all__ = ["read_mail", "read_saved_page"]

_QUOTING = re.compile(r"^(?:>[ \t]?)*")
_ADDRESS = re.compile(r"https?://\S+")
_LINK = re.compile(r"[ \t]*(?:<https?://[^\s<>]*>|\(https?://[^\s()]*\)|\[https?://[^\s\[\]]*\])")
_ELSEWHERE = re.compile(r"https?://|\bhtml\b", re.IGNORECASE)
_NOTHING = Parts("")
_SHORT = 1000
"""No article is shorter than so many characters, where the same message holds a longer text."""


def read_mail(data: bytes, told: str | None) -> Parts:
    """The message. Raises Unreadable, or NotText for an encoding that is not what it declares."""
    try:
        return _read(data, told)
    except (NotText, Unreadable):
        raise
    except RecursionError as error:  # the standard library on brackets within brackets
        raise Unreadable("a header of this message is nested too deeply") from error
    except Exception as error:  # a stranger's message may make the standard library fail in any way
        raise Unreadable(f"is no message that can be read ({type(error).__name__}: {str(error)[:100]})") from error


def read_saved_page(data: bytes, told: str | None) -> Parts:
    """A page that a browser saved as one file (MHTML), a message by its form. Its date is that of saving, and counts
    for nothing. Raises Unreadable, or NotText."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    try:
        page = _content(message, "html", told)
    except AttributeError:  # the standard library on parts that are not there
        page = ""
    if not page.strip():
        raise Unreadable("this file holds no page: save it anew, as HTML")
    return readable(page)


def _read(data: bytes, told: str | None) -> Parts:
    return _parts(email.message_from_bytes(data, policy=email.policy.default), told)


def _parts(message: EmailMessage, told: str | None) -> Parts:
    body = _body(message, told)
    attached = _attached(message)
    if attached is not None and (body is None or len(body.text) < _SHORT):
        return _parts(attached, told)
    if body is None:
        raise Unreadable("this message holds no text, neither plain nor HTML")
    lines = body.text.splitlines()
    first = original([_QUOTING.sub("", line) for line in body.lines])
    if first is not None:
        text = body.text_of(lines if body.is_page else lines[-len(first.lines) :])
        return Parts(text, title=first.title, publisher=first.publisher, published=first.published)
    return Parts(
        text=body.text_of(lines),
        title=unprefixed(name_of(_header(message, "subject"))) or body.page.title,
        publisher=_sender(message) or body.page.publisher,
        url=body.page.url,
        published=_sent(message),
        language=language_of(_header(message, "content-language")) or body.page.language,
    )


@dataclass(frozen=True, slots=True)
class _Body:
    """`text` as it stands in the message, or the readable part of its page with what that says of itself; `lines` are
    all lines, the unreadable ones too: where a page is sent on, the headers above it are among these."""

    text: str
    lines: Sequence[str]
    page: Parts = _NOTHING
    is_page: bool = False

    def text_of(self, lines: Sequence[str]) -> str:
        return ("\n".join(lines) if self.is_page else _unquoted(lines)) + "\n"


def _body(message: EmailMessage, told: str | None) -> _Body | None:
    """Its plain part, or its readable HTML where there is no plain part, or one that only says where to read on."""
    plain, html = (_content(message, kind, told) for kind in ("plain", "html"))
    told_plainly = len(_ADDRESS.sub("", plain).strip())
    if html.strip() and (not told_plainly or (told_plainly < _SHORT and _ELSEWHERE.search(plain))):
        try:
            page = readable(html)
        except Unreadable:
            if not told_plainly:
                raise
        else:
            if len(page.text) > 3 * told_plainly:
                return _Body(page.text, lines_of(html), page, is_page=True)
    return _Body(plain, plain.splitlines()) if plain.strip() else None


def _attached(message: EmailMessage) -> EmailMessage | None:
    """The one message that is attached, if one is."""
    found = [part for part in message.walk() if part.get_content_type() == "message/rfc822"]
    inner = found[0].get_payload() if found else None
    return (
        inner[0]
        if len(found) == 1 and isinstance(inner, list) and inner and isinstance(inner[0], EmailMessage)
        else None
    )


def _unquoted(lines: Sequence[str]) -> str:
    """The paragraphs, without the marks of what is quoted (an article that somebody sends on is still an article) and
    the addresses of links."""
    parts = []
    for _, same in itertools.groupby(lines, key=_depth):
        parts.append(unwrapped([_QUOTING.sub("", line) for line in same]))
    return _LINK.sub("", "\n".join(filter(None, parts)))


def _depth(line: str) -> int:
    """How many times a line is quoted."""
    marks = _QUOTING.match(line)
    return marks[0].count(">") if marks else 0


def _content(message: EmailMessage, kind: str, told: str | None) -> str:
    part = message.get_body((kind,))
    if part is None or part.get_content_type() != f"text/{kind}":
        return ""
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes):
        return ""
    declared = _charset(part) or (declared_in(content) if kind == "html" else None)
    return decode(content, declared=declared, told=told)


def _charset(part: MIMEPart[Any, Any]) -> str | None:
    charset = part.get_content_charset()
    return None if charset in {None, "us-ascii", "utf-8"} else charset


def _header(message: EmailMessage, name: str) -> str | None:
    try:
        return str(message[name]) if name in message else None
    except (ValueError, IndexError, AttributeError, TypeError):  # the standard library on headers that are broken
        return None


def _sender(message: EmailMessage) -> str | None:
    try:
        addresses = message["from"].addresses if "from" in message else ()
        return name_of(addresses[0].display_name) if addresses else None
    except (ValueError, IndexError, AttributeError, TypeError):
        return None


def _sent(message: EmailMessage) -> str | None:
    """The day in the sender's own time zone."""
    try:
        sent = message["date"].datetime if "date" in message else None
    except (ValueError, IndexError, AttributeError, TypeError, OverflowError):
        return None
    return edtf_of(sent.date().isoformat()) if isinstance(sent, datetime) else None
