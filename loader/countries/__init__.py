"""Countries: their codes and usual names (ISO 3166-1), the states that are no more (ISO 3166-3), and what is meant by a
name that somebody writes."""

from loader.countries.codes import ALPHA_3, COUNTRIES
from loader.countries.former import FORMER, Former, country_name
from loader.countries.names import Meant, meant_by, organisation, organisations, wrong_code
from loader.countries.spoken import adjectives, beside_title, capital_of, spoken, spoken_of

__all__ = [
    "ALPHA_3",
    "COUNTRIES",
    "FORMER",
    "Former",
    "Meant",
    "adjectives",
    "beside_title",
    "capital_of",
    "country_name",
    "meant_by",
    "organisation",
    "organisations",
    "spoken",
    "spoken_of",
    "wrong_code",
]
