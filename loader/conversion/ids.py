"""Ids that are the same whenever the same input is converted."""

from __future__ import annotations

import hashlib
import re

from loader.identity.names import words_of

__all__ = ["make_id", "row_hash"]

_LONGEST = 120
_ALLOWED = re.compile(r"[a-z0-9][a-z0-9._-]*")
_HASH = 8


def make_id(*parts: str) -> str:
    """An id that reads like its parts, joined by dots. Two different lists of parts have two ids: where letters, case
    or signs are lost on the way, a hash of what was written stands behind."""
    slugs = [_slug(part) for part in parts]
    id_ = ".".join(slug for slug in slugs if slug)
    faithful = all(_ALLOWED.fullmatch(part) and "." not in part for part in parts)
    readable = all(slug and slug.replace("-", " ") == part.casefold() for slug, part in zip(slugs, parts, strict=True))
    if (faithful or readable) and len(id_) <= _LONGEST:
        return id_
    digest = row_hash(*parts)
    kept = id_[: _LONGEST - _HASH - 1].rstrip(".-")
    return f"{kept}-{digest}" if kept else digest


def _slug(part: str) -> str:
    return part if _ALLOWED.fullmatch(part) else "-".join(words_of(part))


def row_hash(*parts: str) -> str:
    """Eight hex digits for these texts, whatever characters they have."""
    spelled = "\x1f".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.sha256(spelled).hexdigest()[:_HASH]
