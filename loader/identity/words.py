"""Words of names that are not the name: titles, particles, what tells a son from a father, common surnames."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from importlib.resources import files

__all__ = ["PARTICLES", "SHORT_FORMS", "SONS", "SUFFIXES", "SURNAMES", "TITLES"]

_LISTS = tomllib.loads((files("loader.identity") / "words.toml").read_text(encoding="utf-8"))

TITLES = frozenset(_LISTS["titles"].split())
PARTICLES = frozenset(_LISTS["particles"].split())
SONS = frozenset(_LISTS["sons"].split())
SURNAMES = frozenset(_LISTS["surnames"].split())
SUFFIXES: Mapping[str, str] = _LISTS["suffixes"]
SHORT_FORMS: Mapping[str, str] = _LISTS["short_forms"]
