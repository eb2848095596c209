"""Who is meant by a name that somebody typed."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from loader.errors import UsageError
from loader.identity.people import PersonIndex


@dataclass(frozen=True)
class Person:
    id: str
    name: str
    family_name: str | None = None
    given_name: str | None = None
    aliases: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()


INDEX = PersonIndex(
    [
        Person("wang-yi", "Wang Yi", "Wang", "Yi"),
        Person("wang-wentao", "Wang Wentao", "Wang", "Wentao"),
        Person("qin-gang", "Qin Gang", "Qin", "Gang"),
        Person("antony-blinken", "Antony Blinken", "Blinken", "Antony", ("Antony John Blinken",), ("blinken-a",)),
        Person("li-wei", "Li Wei", "Li", "Wei"),
        Person("wei-li", "Wei Li", "Wei", "Li"),
        Person("ban-ki-moon", "Ban Ki-moon", "Ban", "Ki-moon"),
        Person("jean-noel-barrot", "Jean-Noël Barrot", "Barrot", "Jean-Noël"),
        Person("brian-o-neill", "Brian O’Neill", "O’Neill", "Brian"),
        Person("lukasz-1", "Łukasz Jasina", "Jasina", "Łukasz"),
        Person("kim-a", "Kim Yong", "Kim", "Yong"),
        Person("kim-b", "Kim Yong", "Kim", "Yong"),
    ]
)


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("wang-yi", "wang-yi"),
        ("Wang Yi", "wang-yi"),
        ("  wang   YI ", "wang-yi"),
        ("Yi Wang", "wang-yi"),
        ("Qin", "qin-gang"),
        ("Gang, Qin", "qin-gang"),
        ("BLINKEN", "antony-blinken"),
        ("Blinken, Antony John", "antony-blinken"),
        ("blinken-a", "antony-blinken"),
        ("Li Wei", "li-wei"),
        ("Wei Li", "wei-li"),
        ("Ban Kimoon", "ban-ki-moon"),
        ("ban ki moon", "ban-ki-moon"),
        ("Jean Noel Barrot", "jean-noel-barrot"),
        ("Jean-Noe\u0308l Barrot", "jean-noel-barrot"),
        ("brian o'neill", "brian-o-neill"),
        ("oneill", "brian-o-neill"),
        ("Lukasz Jasina", "lukasz-1"),
        ("kim-b", "kim-b"),
        ("Foreign Minister Wang Yi", "wang-yi"),
        ("President Blinken", "antony-blinken"),
        ("王毅", "wang-yi"),
    ],
)
def test_a_person_is_found_however_the_name_is_typed(text: str, id_: str) -> None:
    assert INDEX.find(text) == id_


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Wang", "'Wang' could be Wang Wentao (wang-wentao), Wang Yi (wang-yi); give the full name or the id"),
        ("Kim Yong", "'Kim Yong' could be Kim Yong (kim-a), Kim Yong (kim-b); give the full name or the id"),
        ("Antony", "nobody in the graph is called 'Antony'; did you mean Antony Blinken (antony-blinken)?"),
        ("Qin Gnag", "nobody in the graph is called 'Qin Gnag'; did you mean Qin Gang (qin-gang)?"),
        ("Wang Yii", "nobody in the graph is called 'Wang Yii'; did you mean Wang Yi (wang-yi)?"),
        ("Tony Blinken", "nobody in the graph is called 'Tony Blinken'; did you mean Antony Blinken (antony-blinken)?"),
        ("Blinkn", "nobody in the graph is called 'Blinkn'; did you mean Antony Blinken (antony-blinken)?"),
        ("Zhou Enlai", "nobody in the graph is called 'Zhou Enlai', as name, alias, id or surname"),
        ("!?", "nobody in the graph is called '!?', as name, alias, id or surname"),
        ("", "nobody in the graph is called '', as name, alias, id or surname"),
    ],
)
def test_who_is_not_clearly_meant_is_refused_with_candidates(text: str, message: str) -> None:
    with pytest.raises(UsageError) as caught:
        INDEX.find(text)
    assert str(caught.value) == message


def test_candidates_are_cut_where_there_are_many() -> None:
    crowd = PersonIndex(Person(f"li-{i:02}", f"Li {i:02}", "Li") for i in range(30))
    with pytest.raises(UsageError, match=r"Li 09 \(li-09\) and 20 more; give"):
        crowd.find("Li")


def test_names_are_listed_for_completion() -> None:
    assert next(PersonIndex([Person("b", "B"), Person("a", "A")]).names()) == ("A", "a")
