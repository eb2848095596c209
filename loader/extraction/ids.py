"""Ids of records, made of names: readable, and the same for the same name."""

from __future__ import annotations

import hashlib
import re
import unicodedata

__all__ = ["Ids", "slug"]

_LONGEST = 100
_UNDECOMPOSED = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"}
)


def slug(*parts: str) -> str:
    """An id made of words: small letters without accents, joined by hyphens; of their hash where nothing is left."""
    apart = unicodedata.normalize("NFKD", " ".join(parts).lower().translate(_UNDECOMPOSED))
    bare = "".join(character for character in apart if not unicodedata.combining(character))
    found = re.sub(r"[^a-z0-9]+", "-", bare.replace("'", "").replace("’", "")).strip("-")[:_LONGEST].strip("-")
    return found or "x" + hashlib.sha256(" ".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:12]


class Ids:
    """Gives each thing of an article an id of its own, over all kinds."""

    def __init__(self) -> None:
        self._taken: dict[str, object] = {}

    def of(self, key: object, *parts: str) -> str:
        """The id of what `key` stands for: the plain one if it is free or this thing's already, else a numbered one."""
        plain = slug(*parts)
        candidate, number = plain, 1
        while self._taken.setdefault(candidate, key) != key:
            number += 1
            candidate = f"{plain}-{number}"
        return candidate
