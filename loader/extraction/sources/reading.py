"""One file to one article."""

from __future__ import annotations

from pathlib import Path

from loader.extraction.article import Article
from loader.extraction.sources.decoding import NotText, decode
from loader.extraction.sources.mail import read_mail, read_saved_page
from loader.extraction.sources.pages import read_page
from loader.extraction.sources.parts import Parts, Unreadable
from loader.extraction.sources.printed import read_pdf

__all__ = ["SUFFIXES", "read_article", "read_bytes"]

_KINDS = {
    ".txt": "text",
    ".text": "text",
    ".md": "text",
    ".html": "page",
    ".htm": "page",
    ".xhtml": "page",
    ".mhtml": "saved page",
    ".mht": "saved page",
    ".eml": "mail",
    ".pdf": "pdf",
}
SUFFIXES = frozenset(_KINDS)
"""The files that are taken from a folder."""

_MB = 1024 * 1024
_LARGEST = {"text": 5 * _MB, "page": 20 * _MB, "saved page": 50 * _MB, "mail": 50 * _MB, "pdf": 100 * _MB}
_MOST_CHARACTERS = 2_000_000


def read_bytes(path: Path) -> bytes:
    """What the file holds. Raises Unreadable if it cannot be read, is empty, or is larger than an article can be."""
    try:
        with path.open("rb") as stream:
            data = stream.read(max(_LARGEST.values()) + 1)
    except OSError as error:
        raise Unreadable(f"cannot be read: {error.strerror or error}") from error
    except ValueError as error:  # a zero byte in the name
        raise Unreadable(f"is no name of a file ({error})") from error
    if not data.strip():
        raise Unreadable("is empty")
    largest = _LARGEST[kind_of(path, data)]
    if len(data) > largest:
        raise Unreadable(f"is larger than {largest // _MB} MB; an article is smaller")
    return data


def read_article(
    name: str, path: Path, data: bytes, *, published: str | None = None, encoding: str | None = None
) -> Article:
    """The article in the bytes of a file. Its own date, publisher and title count; `published` is taken where it has
    no date, `encoding` where it is not UTF-8 and declares nothing. Raises Unreadable."""
    try:
        parts = _parts(kind_of(path, data), data, encoding)
    except NotText as error:
        raise Unreadable(str(error)) from error
    if not parts.text.strip():
        raise Unreadable("holds no text")
    if len(parts.text) > _MOST_CHARACTERS:
        raise Unreadable(f"has {len(parts.text)} characters; an article has {_MOST_CHARACTERS} at most")
    date = parts.published or published
    return Article(
        name=name,
        text=parts.text,
        title=parts.title,
        publisher=parts.publisher,
        url=parts.url,
        published=date,
        published_basis="metadata" if date else "unknown",
        language=parts.language,
    )


def kind_of(path: Path, data: bytes) -> str:
    """By the name; by its first bytes where the name says nothing."""
    known = _KINDS.get(path.suffix.lower())
    if known:
        return known
    begins = data[:1024].lstrip().lower()
    if begins.startswith(b"%pdf-"):
        return "pdf"
    return "page" if begins.startswith((b"<!doctype html", b"<html")) else "text"


def _parts(kind: str, data: bytes, encoding: str | None) -> Parts:
    match kind:
        case "page":
            return read_page(data, encoding)
        case "saved page":
            return read_saved_page(data, encoding)
        case "mail":
            return read_mail(data, encoding)
        case "pdf":
            return read_pdf(data)
    return Parts(decode(data, told=encoding))
