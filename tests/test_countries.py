"""Countries are found by what is listed, and by no guess."""

from __future__ import annotations

import runpy
from importlib.metadata import version
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from loader.countries import (
    ALPHA_3,
    COUNTRIES,
    FORMER,
    beside_title,
    capital_of,
    country_name,
    meant_by,
    organisation,
    spoken,
    spoken_of,
    wrong_code,
)
from loader.records.fields import Country, Side
from tests.helpers import ROOT


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("us", "US"),
        ("USA", "US"),
        ("U.S.", "US"),
        ("the United States of America", "US"),
        ("Deutschland", "DE"),
        ("中国", "CN"),
        ("Россия", "RU"),
        ("turkey", "TR"),
        ("Turkiye", "TR"),
        ("Cote d’Ivoire", "CI"),
        ("St. Kitts & Nevis", "KN"),
        ("Britain", "GB"),
        ("Kosovo", "XK"),
        ("Republic of China", "TW"),
        ("Burma", "MM"),
        ("Viet Nam", "VN"),
        ("SU", "SUHH"),
        ("Soviet Union", "SUHH"),
        ("yu", "YUCS"),
        ("East Germany", "DDDE"),
        ("Zaire", "ZRCD"),
        ("South Yemen", "YDYE"),
        ("YD", "YDYE"),
        ("CS", "CSHH CSXX"),
        ("Congo", "CD CG"),
        ("Korea", "KR KP"),
        ("Gemany", ""),
        ("Kosov", ""),
        ("EU", ""),
        ("", ""),
        ("XX", ""),
    ],
)
def test_a_country_is_meant_by_any_usual_name_or_code(text: str, codes: str) -> None:
    assert [meant.code for meant in meant_by(text)] == codes.split()


def test_every_country_is_meant_by_its_own_codes_and_name() -> None:
    for code, name in COUNTRIES.items():
        assert [meant.code for meant in meant_by(code)] == [code]
        assert [meant.code for meant in meant_by(name)] == [code]
    assert set(ALPHA_3.values()) == set(COUNTRIES)


def test_one_that_is_no_more_has_its_years_and_four_letters() -> None:
    assert country_name("SUHH") == "Soviet Union (1922–1991)"
    assert len(FORMER) == 31
    assert {len(code) for code in FORMER} == {4}


def test_uk_is_no_code_and_an_organisation_no_country() -> None:
    wrong = wrong_code("U.K.")
    assert wrong is not None
    assert (wrong.code, wrong.name, meant_by("UK")) == ("GB", "United Kingdom", ())
    assert organisation("European Union") == organisation("eu")
    assert organisation("Germany") == ()


@pytest.mark.parametrize(
    ("kind", "code", "said"),
    [(Country, "UK", "write GB"), (Country, "SU", "write SUHH"), (Country, "CS", "CSXX"), (Side, "UK", "write GB")],
)
def test_records_refuse_a_wrong_code_with_the_right_one(kind: Any, code: str, said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        TypeAdapter(kind).validate_python(code)


@pytest.mark.parametrize("side", ["EU", "UN", "US", "SUHH", "Hamas", "PAN"])
def test_a_side_is_a_country_or_anything_that_is_no_wrong_code(side: str) -> None:
    assert TypeAdapter(Side).validate_python(side) == side


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Chinese", "CN"),
        ("the Germans", "DE"),
        ("the French side", "FR"),
        ("China’s", "CN"),
        ("the Israeli government", "IL"),
        ("British", "GB"),
        ("Korean", "KR KP"),
        ("Congolese", "CD CG"),
        ("Soviet", "SUHH"),
        ("Beijing", "CN"),
        ("Washington’s", "US"),
        ("the Kremlin", "RU"),
        ("Brussels", ""),
        ("Jerusalem", ""),
        ("Tel Aviv", ""),
        ("Germanic", ""),
        ("", ""),
    ],
)
def test_a_country_is_meant_by_its_adjective_people_or_capital(text: str, codes: str) -> None:
    assert [meant.code for meant in spoken_of(text) or capital_of(text)] == codes.split()


def test_the_list_of_adjectives_has_countries_alone() -> None:
    assert {row[0] for row in spoken()} <= set(COUNTRIES)


@pytest.mark.parametrize(
    ("text", "codes", "title"),
    [
        ("Chinese foreign minister", "CN", "foreign minister"),
        ("China’s top diplomat", "CN", "top diplomat"),
        ("us secretary of state", "US", "secretary of state"),
        ("the South Korean president", "KR", "president"),
        ("President of the United States", "US", "President"),
        ("US ambassador to China", "US", "ambassador to China"),
        ("UK foreign secretary", "GB", "foreign secretary"),
        ("Congolese president", "CD CG", "president"),
        ("PM of Japan", "JP", "PM"),
        ("minister of foreign affairs", "", "minister of foreign affairs"),
        ("in charge", "", "in charge"),
        ("Chinese", "", "Chinese"),
        ("", "", ""),
    ],
)
def test_a_country_is_told_from_the_title_beside_it(text: str, codes: str, title: str) -> None:
    assert beside_title(text) == (tuple(codes.split()), title)


@pytest.mark.skipif(version("babel") != "2.19.0", reason="another version of CLDR has other names")
def test_the_names_in_other_languages_are_those_of_unicode() -> None:
    made = runpy.run_path(str(ROOT / "scripts" / "write_country_names.py"))["world_text"]()
    written = (ROOT / "loader" / "countries" / "world.json").read_text(encoding="utf-8")
    assert written == made, "run: python scripts/write_country_names.py"
