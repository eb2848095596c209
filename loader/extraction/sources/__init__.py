"""Files to articles: plain text, and with the extra `articles` pages (HTML), e-mail and PDF."""

from __future__ import annotations

from loader.extraction.sources.files import Found, find_files
from loader.extraction.sources.parts import Unreadable
from loader.extraction.sources.reading import SUFFIXES, read_article, read_bytes

__all__ = ["SUFFIXES", "Found", "Unreadable", "find_files", "read_article", "read_bytes"]
