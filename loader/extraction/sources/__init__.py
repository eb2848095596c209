"""Files to articles: plain text, pages (HTML), e-mail, PDF. Plain text needs nothing; for the others see `needed`."""

from __future__ import annotations

from loader.extraction.sources.files import Found, find_files
from loader.extraction.sources.reading import SUFFIXES, read_article

__all__ = ["SUFFIXES", "Found", "find_files", "read_article"]
