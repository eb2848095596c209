"""Codes of countries, as sources write them, to those of ISO 3166-1 alpha-2."""

from __future__ import annotations

from types import MappingProxyType

from loader.conversion.lists import COUNTRIES as COUNTRY_LISTS
from loader.countries import COUNTRIES

__all__ = ["ALPHA_3", "FORMER", "country_of"]

_PAIRS = COUNTRY_LISTS["alpha_3"]
ALPHA_3 = MappingProxyType(dict(zip(_PAIRS[::2], _PAIRS[1::2], strict=True)))
"""ISO 3166-1 alpha-3 to alpha-2."""

FORMER = MappingProxyType(
    {
        "suhh": "Soviet Union",
        "yucs": "Yugoslavia",
        "dd": "East Germany",
        "cshh": "Czechoslovakia",
        "csxx": "Serbia and Montenegro",
    }
)
"""States that are no more, by the codes of FollowTheMoney: no country of today stands for one of them."""

_BY_NAME = {name.casefold(): code for code, name in COUNTRIES.items()}
_OTHER_NAMES = {
    "russian federation": "RU",
    "united states of america": "US",
    "usa": "US",
    "uk": "GB",
    "great britain": "GB",
    "republic of korea": "KR",
    "democratic people's republic of korea": "KP",
    "viet nam": "VN",
    "iran, islamic republic of": "IR",
    "syrian arab republic": "SY",
    "czech republic": "CZ",
    "democratic republic of the congo": "CD",
    "turkey": "TR",
    "türkiye": "TR",
    "ivory coast": "CI",
    "cote d'ivoire": "CI",
    "burma": "MM",
    "people's republic of china": "CN",
    "occupied palestinian territory": "PS",
}


def country_of(text: str) -> str | None:
    """The alpha-2 code of a country that is written as one of its codes or under its usual name; else None."""
    code = text.strip()
    if code.upper() in COUNTRIES and len(code) == 2:
        return code.upper()
    if code.upper() in ALPHA_3 and len(code) == 3:
        return ALPHA_3[code.upper()]
    name = code.casefold()
    return _BY_NAME.get(name) or _OTHER_NAMES.get(name)
