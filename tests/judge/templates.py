"""The lines of the catalogue as templates, by their type and all in a row."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tests.judge.catalogue import CATALOGUE, GENERIC


@dataclass(frozen=True, slots=True)
class Template:
    """Text with holes; `pieces` alternates between text and the type of a hole."""

    pieces: tuple[str, ...]
    risky: bool

    @property
    def holes(self) -> tuple[str, ...]:
        return self.pieces[1::2]


def _weighed() -> list[tuple[int, str, str]]:
    """Weight, type and text of every line."""
    found = []
    for line in CATALOGUE.strip().splitlines():
        head, text = line.split(": ", 1)
        weight, _, kind = head.rpartition(" ")
        found.append((int(weight or 1), kind, text))
    return found


def _lines() -> list[tuple[str, Template]]:
    """Every line as often as it weighs; those with T for one type."""
    found = []
    for weight, kind, text in _weighed():
        pieces = re.split("[«»]", text.replace("T]", "int]").replace("«T»", "«str»"))
        own = {"T": "str", "[T]": "[int]"}.get(kind, kind.rstrip("!"))
        found += [(own, Template(tuple(pieces), kind.endswith("!")))] * weight
    return found


def _templates() -> dict[str, list[Template]]:
    found: dict[str, list[Template]] = {}
    for _, kind, text in _weighed():
        for each in GENERIC if "T" in kind else ("",):
            pieces = re.split("[«»]", text)
            pieces[1::2] = [hole.replace("T", each) if hole in ("T", "[T]") else hole for hole in pieces[1::2]]
            concrete = kind.rstrip("!").replace("T", each)
            found.setdefault(concrete, []).append(Template(tuple(pieces), kind.endswith("!")))
    return found


TEMPLATES = _templates()
LINES = _lines()
