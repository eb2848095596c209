"""Offices with what they are of or for, before a name and after it; and those that are somebody else's."""

from __future__ import annotations

import pytest

from loader.records import HoldsRecord, PersonRecord, RoleRecord
from tests.extraction.reading import outcome


def offices(words: str) -> list[tuple[str, str | None, str | None]]:
    """The offices of Tove Brandal, whom the words name."""
    found = outcome(f"{words} met President Joram Otundi in Nairobi.")
    roles = {record.id: record for record in found.records if isinstance(record, RoleRecord)}
    names = {record.id: record.name for record in found.records if isinstance(record, PersonRecord)}
    held = [one for one in found.records if isinstance(one, HoldsRecord) and names[one.person] == "Tove Brandal"]
    return [(roles[one.role].title, roles[one.role].organisation, roles[one.role].country) for one in held]


@pytest.mark.parametrize(
    ("words", "office"),
    [
        ("Minister of Foreign Affairs Tove Brandal", ("Minister of Foreign Affairs", None, None)),
        ("Minister of Trade and Industry Tove Brandal", ("Minister of Trade and Industry", None, None)),
        ("Deputy Minister of Defence Tove Brandal", ("Deputy Minister of Defence", None, None)),
        ("Minister of Foreign Affairs of Norway Tove Brandal", ("Minister of Foreign Affairs", None, "NO")),
        ("Tove Brandal, the Norwegian minister of foreign affairs,", ("Minister of Foreign Affairs", None, "NO")),
        ("Tove Brandal, minister of state for trade,", ("Minister of State for Trade", None, None)),
        ("Chairman of the Joint Chiefs of Staff Tove Brandal", ("Chairman of the Joint Chiefs of Staff", None, "US")),
        (
            "Tove Brandal, vice-chairman of the Foreign Affairs Committee of the parliament,",
            ("Vice Chairman of the Foreign Affairs Committee", None, None),
        ),
        (
            "Speaker of the House of Representatives Tove Brandal",
            ("Speaker of the House of Representatives", None, None),
        ),
        ("Head of the Rivers Administration Tove Brandal", ("Head of the Rivers Administration", None, None)),
        ("Governor of the Bank of Norway Tove Brandal", ("Governor of the Bank of Norway", None, "NO")),
        ("President of the European Commission Tove Brandal", ("President", "European Commission", None)),
        (
            "Tove Brandal, chairman of the National People's Congress,",
            ("Chairman of the National People's Congress", None, None),
        ),
        ("Mayor of Oslo Tove Brandal", ("Mayor", None, None)),
        ("Norwegian Ambassador to Kenya Tove Brandal", ("Ambassador to Kenya", None, "NO")),
        ("Tove Brandal, the U.N. envoy to Somalia,", ("Envoy to Somalia", "U.N.", None)),
        ("Vice-Premier Tove Brandal", ("Vice Premier", None, None)),
        ("Tove Brandal, an aide of the Minister of Trade Ann Lee,", ("Aide", None, None)),
        ("Tove Brandal, adviser to President Ann Lee,", ("Adviser", None, None)),
        ("Tove Brandal, deputy to the foreign minister,", ("Deputy", None, None)),
    ],
)
def test_an_office_with_its_portfolio(words: str, office: tuple[str, str | None, str | None]):
    assert offices(words) == [office]


@pytest.mark.parametrize("words", ["The wife of Minister of Trade Tove Brandal", "The president of Tove Brandal"])
def test_who_only_belongs_to_the_named_is_not_the_named(words: str):
    assert offices(words) == []
