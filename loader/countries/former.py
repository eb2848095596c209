"""States and names that are no more, by the four-letter codes of ISO 3166-3.

Their old codes of two letters are ambiguous (CS was Czechoslovakia, later Serbia and Montenegro), or stand for nothing
today. The years are those of the state under that name, as historians give them, not those of the code.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

from loader.countries.codes import COUNTRIES

__all__ = ["FORMER", "Former", "country_name"]


@dataclass(frozen=True, slots=True)
class Former:
    """A state or territory that is no more, or no more of that name. `old` is the code of two letters that it had."""

    name: str
    old: str
    years: str


def _listed(text: str) -> dict[str, Former]:
    rows = (line.split(" | ") for line in text.strip().splitlines())
    return {code: Former(name, old, years) for code, old, name, years in rows}


FORMER = MappingProxyType(
    _listed(
        """
AIDJ | AI | French Afars and Issas | 1967–1977
ANHH | AN | Netherlands Antilles | 1954–2010
BQAQ | BQ | British Antarctic Territory | until 1979
BUMM | BU | Burma | 1948–1989
BYAA | BY | Byelorussian SSR | 1920–1991
CSHH | CS | Czechoslovakia | 1918–1992
CSXX | CS | Serbia and Montenegro | 2003–2006
CTKI | CT | Canton and Enderbury Islands | until 1979
DDDE | DD | East Germany | 1949–1990
DYBJ | DY | Dahomey | 1958–1975
FQHH | FQ | French Southern and Antarctic Territories | until 1979
FXFR | FX | Metropolitan France | until 1997
GEHH | GE | Gilbert and Ellice Islands | 1916–1976
HVBF | HV | Upper Volta | 1958–1984
JTUM | JT | Johnston Island | until 1986
MIUM | MI | Midway Islands | until 1986
NHVU | NH | New Hebrides | 1906–1980
NQAQ | NQ | Dronning Maud Land | until 1983
NTHH | NT | Saudi–Iraqi neutral zone | 1922–1991
PCHH | PC | Trust Territory of the Pacific Islands | 1947–1994
PUUM | PU | United States Miscellaneous Pacific Islands | until 1986
PZPA | PZ | Panama Canal Zone | 1903–1979
RHZW | RH | Rhodesia | 1965–1979
SKIN | SK | Sikkim | until 1975
SUHH | SU | Soviet Union | 1922–1991
TPTL | TP | Portuguese Timor | until 1975
VDVN | VD | North Vietnam | 1945–1976
WKUM | WK | Wake Island | until 1986
YDYE | YD | South Yemen | 1967–1990
YUCS | YU | Yugoslavia | 1918–2003
ZRCD | ZR | Zaire | 1971–1997
"""
    )
)
"""ISO 3166-3: by code of four letters."""


def country_name(code: str) -> str:
    """The usual name of a country by its code; of one that is no more with its years. Another text is itself."""
    former = FORMER.get(code)
    return f"{former.name} ({former.years})" if former else COUNTRIES.get(code, code)
