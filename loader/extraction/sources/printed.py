"""PDF: the text that it holds, by pypdf. Pages that were scanned hold none."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from loader.extraction.sources.parts import Parts, Unreadable, name_of, needed
from loader.extraction.sources.wrapping import unprinted

__all__ = ["read_pdf"]

_MOST_PAGES = 200
_EDGE = 2
_FILE_NAME = re.compile(r"\.\w{2,5}$|^untitled|^microsoft word", re.IGNORECASE)

_LETTERS = str.maketrans(
    {
        "\x00": "",
        "ﬀ": "ff",
        "ﬁ": "fi",
        "ﬂ": "fl",
        "ﬃ": "ffi",
        "ﬄ": "ffl",
        "ﬅ": "st",
        "ﬆ": "st",
        "\xad": "-",
        "\u2010": "-",
    }
)
"""What print draws as one letter; a name is found by its letters."""

logging.getLogger("pypdf").addHandler(logging.NullHandler())  # it remarks on every small fault of a file


def read_pdf(data: bytes) -> Parts:
    """The document. Its title is taken from it; a date is not, for a PDF says when the file was made. Raises
    Unreadable."""
    try:
        import pypdf  # noqa: PLC0415 - an extra
    except ImportError:
        raise needed("pypdf", "PDF") from None
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unreadable("is protected by a password: save a copy without one")
        lines = list(_body(_pages(reader)))
        title = _title(reader.metadata)
    except Unreadable:
        raise
    except pypdf.errors.DependencyError as error:
        raise Unreadable("is encrypted: pip install cryptography, or save a copy that is not") from error
    except Exception as error:  # a damaged file may make the parser fail in any way
        raise Unreadable(f"is no PDF that can be read ({type(error).__name__}: {str(error)[:100]})") from error
    text = unprinted(lines)
    if not text:
        raise Unreadable("holds no text, only pictures of it perhaps: have the text recognised first")
    return Parts(text=text + "\n", title=title)


def _pages(reader: Any) -> list[list[str]]:
    if len(reader.pages) > _MOST_PAGES:
        raise Unreadable(f"has {len(reader.pages)} pages; an article has {_MOST_PAGES} at most")
    return [page.extract_text().translate(_LETTERS).splitlines() for page in reader.pages]


def _body(pages: Sequence[Sequence[str]]) -> Iterator[str]:
    """The lines without numbers of pages, and without what stands at the edges of most pages."""
    edges = Counter(line for page in pages for line in {_bare(x) for x in (*page[:_EDGE], *page[-_EDGE:])})
    running = {line for line, times in edges.items() if len(pages) > 1 and times > len(pages) / 2}
    for page in pages:
        for number, line in enumerate(page):
            at_edge = number < _EDGE or number >= len(page) - _EDGE
            if not at_edge or (_bare(line) not in running and not line.strip().isdigit()):
                yield line


def _bare(line: str) -> str:
    return re.sub(r"\d+", "#", line.strip())


def _title(metadata: Any) -> str | None:
    title = name_of(str(metadata.title)) if metadata is not None and metadata.title else None
    return None if title is None or _FILE_NAME.search(title) else title
