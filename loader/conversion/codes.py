"""Codes and names of countries, as sources write them, to codes of ISO 3166-1 alpha-2."""

from __future__ import annotations

from loader.countries import COUNTRIES, FORMER, meant_by, wrong_code

__all__ = ["country_of", "former_name"]


def country_of(text: str) -> str | None:
    """The alpha-2 code of the one country that is written as one of its codes or under one of its names; else None, as
    also for a state that is no more. UK is taken for GB: sources write it so."""
    wrong = wrong_code(text)
    codes = [meant.code for meant in meant_by(text)] if wrong is None else [wrong.code]
    return codes[0] if len(codes) == 1 and codes[0] in COUNTRIES else None


def former_name(code: str) -> str | None:
    """The name of the state that is no more and had this code; None where there is none, or more than one."""
    codes = [meant.code for meant in meant_by(code)]
    return FORMER[codes[0]].name if len(codes) == 1 and codes[0] in FORMER else None
