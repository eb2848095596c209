"""docs/convert.md names what the code has."""

from __future__ import annotations

import re

import pytest

from loader.cli.tables import SOURCES
from loader.conversion import FORMATS
from loader.conversion.cameo import code_of
from loader.conversion.coded import ICEWS, POLECAT
from loader.conversion.codes import former_name
from loader.conversion.colt import NEEDED
from loader.conversion.followthemoney import SCHEMATA
from loader.conversion.gdelt import EVENTS, MENTIONS
from loader.conversion.ics import MOST_OCCURRENCES
from loader.conversion.mapping import ColumnMap
from tests.helpers import ROOT

TEXT = (ROOT / "docs" / "convert.md").read_text(encoding="utf-8")
WORDS = set(re.findall(r"`([^`]+)`", TEXT))


def section(title: str) -> str:
    return TEXT.split(title, 1)[1].split("\n\n| `", 1)[0]


@pytest.mark.parametrize("format_", FORMATS)
def test_every_format_has_its_table(format_: str) -> None:
    assert f"`{format_}`" in TEXT


def test_the_help_lists_the_formats() -> None:
    assert SOURCES.split(", ") == list(FORMATS)


def test_every_line_of_a_map_is_explained() -> None:
    rows = set(re.findall(r"`(\w+)`", "".join(re.findall(r"^\| (`.*?) \|", TEXT, re.MULTILINE))))
    assert set(ColumnMap.model_fields) <= rows


def test_columns_that_are_named_are_columns() -> None:
    named = set(re.findall(r"`([A-Z][A-Za-z_]+(?: [A-Z]\w+)*)`", section("| `gdelt`")))
    assert named - {*EVENTS, *MENTIONS, "FILE", "FullName", "CountryCode", "Code", "Name"} == set()
    named = set(re.findall(r"`([A-Z][A-Za-z]+(?: [A-Z]\w+)+)`", section("| `polecat`")))
    assert named - {*POLECAT, *ICEWS} == set()
    assert set(NEEDED) <= WORDS


@pytest.mark.parametrize("code", ["036", "040", "041", "042", "043", "044", "045", "046", "106", "125", "164"])
def test_the_codes_mean_what_is_said(code: str) -> None:
    row = next(line for line in TEXT.splitlines() if line.startswith("| `EventCode`"))
    parts = row.replace("41 is not 041", "").split(";")
    part = next(part for part in parts if code in re.findall(r"\b\d{3}\b", part))
    found = code_of(code)
    assert found is not None
    assert f"`{found.status}`" in part


def test_lists_and_limits_are_those_of_the_code() -> None:
    assert all(former_name(code) for code in ("suhh", "yucs", "dd", "cshh", "csxx"))
    assert {"`suhh`", "`yucs`", "`dd`", "`cshh`", "`csxx`"} <= {f"`{word}`" for word in WORDS}
    assert all(schema in TEXT for schema in SCHEMATA)
    assert f"more than {MOST_OCCURRENCES}" in TEXT
