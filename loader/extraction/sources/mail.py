"""E-mail of news: its plain part, else the readable part of its HTML."""

from __future__ import annotations

import email
import email.policy
import itertools
import re
from datetime import datetime
from email.message import EmailMessage, MIMEPart
from typing import Any

from loader.extraction.sources.decoding import decode
from loader.extraction.sources.pages import readable
from loader.extraction.sources.parts import Parts, Unreadable, edtf_of, language_of, name_of
from loader.extraction.sources.wrapping import unwrapped

__all__ = ["read_mail"]

_QUOTING = re.compile(r"(?:>[ \t]?)*")


def read_mail(data: bytes, told: str | None) -> Parts:
    """The message. Raises Unreadable, or NotText for an encoding that is not what it declares."""
    try:
        return _read(data, told)
    except RecursionError as error:  # the standard library on brackets within brackets
        raise Unreadable("a header of this message is nested too deeply") from error


def _read(data: bytes, told: str | None) -> Parts:
    message = email.message_from_bytes(data, policy=email.policy.default)
    text, html = (_body(message, kind, told) for kind in ("plain", "html"))
    if text.strip():
        parts = Parts(_unquoted(text) + "\n")
    elif html.strip():
        parts = readable(html)
    else:
        raise Unreadable("this message holds no text, neither plain nor HTML")
    return Parts(
        text=parts.text,
        title=name_of(_header(message, "subject")) or parts.title,
        publisher=_sender(message) or parts.publisher,
        url=parts.url,
        published=_sent(message),
        language=language_of(_header(message, "content-language")) or parts.language,
    )


def _unquoted(text: str) -> str:
    """Its paragraphs, without the marks of what is quoted: an article that somebody sends on is still an article."""
    parts = []
    for _, lines in itertools.groupby(text.splitlines(), key=_depth):
        parts.append(unwrapped([_QUOTING.sub("", line) for line in lines]))
    return "\n".join(filter(None, parts))


def _depth(line: str) -> int:
    """How many times a line is quoted."""
    marks = _QUOTING.match(line)
    return marks[0].count(">") if marks else 0


def _body(message: EmailMessage, kind: str, told: str | None) -> str:
    part = message.get_body((kind,))
    if part is None or part.get_content_type() != f"text/{kind}":
        return ""
    content = part.get_payload(decode=True)
    return decode(content, declared=_charset(part), told=told) if isinstance(content, bytes) else ""


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
