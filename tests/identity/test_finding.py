"""Who or what is meant by a name that somebody typed."""

from __future__ import annotations

import pytest

from loader.errors import UsageError
from loader.identity.finding import Index, Thing
from loader.identity.offices import office_key, office_keys, offices


def person(
    id_: str, name: str, family: str = "", given: str = "", also: tuple[str, ...] = (), ids: tuple[str, ...] = ()
) -> Thing:
    composed = (f"{given} {family}",) if given and family else ()
    return Thing("person", id_, name, ids, (*also, *composed), (family,) if family else ())


INDEX = Index(
    "person",
    [
        person("wang-yi", "Wang Yi", "Wang", "Yi"),
        person("wang-wentao", "Wang Wentao", "Wang", "Wentao"),
        person("qin-gang", "Qin Gang", "Qin", "Gang"),
        person("antony-blinken", "Antony Blinken", "Blinken", "Antony", ("Antony John Blinken",), ("blinken-a",)),
        person("li-wei", "Li Wei", "Li", "Wei"),
        person("wei-li", "Wei Li", "Wei", "Li"),
        person("ban-ki-moon", "Ban Ki-moon", "Ban", "Ki-moon"),
        person("jean-noel-barrot", "Jean-Noël Barrot", "Barrot", "Jean-Noël"),
        person("brian-o-neill", "Brian O’Neill", "O’Neill", "Brian"),
        person("lukasz-1", "Łukasz Jasina", "Jasina", "Łukasz"),
        person("kim-a", "Kim Yong", "Kim", "Yong"),
        person("kim-b", "Kim Yong", "Kim", "Yong"),
    ],
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
        ("Antony", "antony-blinken"),
        ("Tony Blinken", "antony-blinken"),
    ],
)
def test_a_person_is_found_however_the_name_is_typed(text: str, id_: str) -> None:
    assert INDEX.find(text) == id_


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Wang", "'Wang' could be Wang Wentao (wang-wentao), Wang Yi (wang-yi); give the full name or the id"),
        ("Kim Yong", "'Kim Yong' could be Kim Yong (kim-a), Kim Yong (kim-b); give the full name or the id"),
        ("Qin Gnag", "nobody in the graph is called 'Qin Gnag'; did you mean Qin Gang (qin-gang)?"),
        (
            "Wang Yii",
            "nobody in the graph is called 'Wang Yii'; did you mean Wang Yi (wang-yi)?",
        ),
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
    crowd = Index("person", (person(f"li-{i:02}", f"Li {i:02}", "Li") for i in range(30)))
    with pytest.raises(UsageError, match=r"Li 09 \(li-09\) and 20 more; give"):
        crowd.find("Li")


def test_names_are_listed_for_completion() -> None:
    assert next(Index("person", [person("b", "B"), person("a", "A")]).names()) == ("A", "a")


THINGS = Index(
    "thing",
    [
        Thing("issue", "taiwan", "Taiwan"),
        Thing("issue", "taiwan-arms", "Arms sales to Taiwan"),
        Thing("issue", "chips", "Semiconductors"),
        Thing("event", "g20-2022", "G20 summit 2022"),
        Thing("event", "g20-2023", "G20 summit 2023"),
        Thing(
            "meeting",
            "m1",
            "Talks",
            about="Sigrún Dal Éva Kovács Lisbon 2031-05-06 6 May 2031",
            told="held, 2031-05-06",
        ),
        Thing("person", "sigrun", "Sigrún Dal", parts=("Dal",)),
    ],
)


@pytest.mark.parametrize(
    ("text", "step", "ids"),
    [
        ("taiwan", "id", ["taiwan"]),
        ("Taiwan", "id", ["taiwan"]),
        ("TALKS", "name", ["m1"]),
        ("arms sales", "partial", ["taiwan-arms"]),
        ("semicond", "partial", ["chips"]),
        ("conductor", "about", ["chips"]),
        ("G20", "partial", ["g20-2022", "g20-2023"]),
        ("summit 2023", "partial", ["g20-2023"]),
        ("Kovacs in Lisbon on 6 May", "about", ["m1"]),
        ("Dal", "surname", ["sigrun"]),
        ("President Dal", "surname", ["sigrun"]),
        ("2", "none", []),
        ("semiconductros", "none", []),
        ("", "none", []),
    ],
)
def test_the_first_step_that_fits_decides(text: str, step: str, ids: list[str]) -> None:
    found = THINGS.look(text)
    assert (found.step, [thing.id for thing in found.things]) == (step, ids)


def test_what_holds_the_same_words_is_named_beside_and_not_taken() -> None:
    index = Index("issue", [Thing("issue", "tw", "Taiwan"), Thing("issue", "arms", "Arms sales to Taiwan")])
    assert [thing.id for thing in index.look("Taiwan").others] == ["arms"]
    assert [thing.id for thing in index.all("taiwan").things] == ["tw", "arms"]
    assert [thing.id for thing in index.all("tw").things] == ["tw"]


def test_only_the_nearest_are_named_where_nothing_fits() -> None:
    with pytest.raises(UsageError, match=r"nothing in the graph is called 'semiconductros'; did you mean Semicond"):
        THINGS.find("semiconductros")


def test_several_are_listed_with_what_tells_them_apart() -> None:
    with pytest.raises(UsageError, match=r"'G20' could be G20 summit 2022 \(g20-2022\), G20 summit 2023 \(g20-2023\);"):
        THINGS.find("G20")


def test_surnames_that_stand_in_records_alone_are_asked_for_last() -> None:
    index = Index("person", [Thing("person", "lula", "Luiz Inácio Lula da Silva")], lambda: [("lula", "Lulinha")])
    assert index.look("lulinha").step == "surname"


def test_a_city_holds_its_places() -> None:
    city = Thing("place", "Lisbon", "Lisbon", covers=frozenset({"a", "b"}))
    country = Thing("place", "PT", "Lisbon", covers=frozenset({"a", "b", "c"}))
    assert Index("place", [city, country]).find("lisbon") == "PT"


@pytest.mark.parametrize(
    ("asked", "title", "country", "same"),
    [
        ("Defence Minister", "Minister of National Defense", "CN", True),
        ("Defence Minister", "Secretary of Defense", "US", True),
        ("minister of defence", "Defense Minister", None, True),
        ("Foreign Minister", "Minister for Foreign Affairs", "NO", True),
        ("Foreign Minister", "Minister of External Affairs", "IN", True),
        ("Foreign Minister", "Secretary of State", "US", True),
        ("Foreign Minister", "Foreign Secretary", "GB", True),
        ("Secretary of State", "Secretary of State", "US", True),
        ("Finance Minister", "Chancellor of the Exchequer", "GB", True),
        ("Finance Minister", "Treasury Secretary", "US", True),
        ("Prime Minister", "Taoiseach", "IE", True),
        ("Prime Minister", "Federal Chancellor", "DE", True),
        ("State Department spokeswoman", "State Department Spokesperson", "US", True),
        ("National Security Adviser", "National Security Advisor", "US", True),
        ("Foreign Minister", "Deputy Foreign Minister", "CN", False),
        ("Foreign Minister", "Assistant Foreign Minister", "CN", False),
        ("Deputy Minister of Defence", "Vice Minister of National Defense", "CN", True),
        ("Foreign Minister", "Secretary of State", "DE", False),
        ("Secretary of State", "Foreign Minister", "CN", False),
        ("Prime Minister", "Deputy Prime Minister", "PL", False),
        ("Foreign Minister", "Commerce Minister", "CN", False),
        ("President", "Vice President", "US", False),
        ("Trade Minister", "Commerce Minister", "CN", False),
    ],
)
def test_an_office_is_found_under_the_title_of_its_country(
    asked: str, title: str, country: str | None, same: bool
) -> None:
    assert (office_key(asked) in office_keys(title, country)) is same


def holder(id_: str, name: str, family: str, *held: tuple[str, str]) -> Thing:
    return Thing(
        "person", id_, name, parts=(family,), offices=frozenset(o for title, c in held for o in offices(title, c))
    )


HOLDERS = [
    holder("sigrun", "Sigrún Dal", "Dal", ("Foreign Minister", "NO")),
    holder("eva", "Éva Kovács", "Kovács", ("Minister of Foreign Affairs", "HU"), ("Deputy Prime Minister", "HU")),
    holder("ivo", "Ivo Kovács", "Kovács", ("Minister of National Defence", "HU")),
    holder("ana", "Ana Reis", "Reis", ("Secretary of State", "US")),
    holder("lee", "Lee Chan", "Chan", ("President", "KR")),
]
OFFICES = [
    Thing(
        "office",
        "us-state",
        "Secretary of State (US)",
        also=("Secretary of State",),
        offices=offices("Secretary of State", "US"),
    ),
    Thing("office", "us-deputy", "Deputy Secretary of State (US)", offices=offices("Deputy Secretary of State", "US")),
    Thing(
        "office",
        "hu-defence",
        "Minister of National Defence (HU)",
        offices=offices("Minister of National Defence", "HU"),
    ),
]


@pytest.mark.parametrize(
    ("text", "step", "ids"),
    [
        ("Norwegian foreign minister", "holder", ["sigrun"]),
        ("Norway's top diplomat", "holder", ["sigrun"]),
        ("the US foreign minister", "holder", ["ana"]),
        ("US Secretary of State", "holder", ["ana"]),
        ("foreign ministers", "holder", ["ana", "sigrun", "eva"]),
        ("South Korean leader", "holder", ["lee"]),
        ("Korean president", "holder", ["lee"]),
        ("Hungarian officials", "holder", ["ivo", "eva"]),
        ("Secretary of State Ana Reis", "title", ["ana"]),
        ("Norwegian Foreign Minister Sigrun Dal", "title", ["sigrun"]),
        ("Defence Minister Kovacs", "title", ["ivo"]),
        ("Hungary's Kovacs", "title", ["ivo", "eva"]),
        ("German chancellor", "none", []),
        ("Deputy Foreign Minister of Norway", "none", []),
        ("Norwegian", "none", []),
    ],
)
def test_a_person_is_found_by_the_office_and_behind_a_title(text: str, step: str, ids: list[str]) -> None:
    found = Index("person", HOLDERS).look(text)
    assert (found.step, sorted(thing.id for thing in found.things)) == (step, sorted(ids))


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("US Secretary of State", ["us-state"]),
        ("Secretary of State", ["us-state"]),
        ("Hungarian defence chief", ["hu-defence"]),
        ("US officials", ["us-deputy", "us-state"]),
        ("American deputy secretary of state", ["us-deputy"]),
        ("French foreign minister", []),
    ],
)
def test_an_office_is_found_with_its_country_beside_it(text: str, ids: list[str]) -> None:
    assert [thing.id for thing in Index("office", OFFICES).all(text).things] == ids


def test_an_office_of_several_countries_is_taken_with_all_of_them() -> None:
    plain = Thing("office", "president", "President", also=("President",), offices=offices("President", None))
    own = Thing("office", "pt", "President (PT)", also=("President",), offices=offices("President", "PT"))
    vice = Thing("office", "vice", "Vice President", offices=offices("Vice President", None))
    found = Index("office", [plain, own, vice]).all("President")
    assert [[thing.id for thing in things] for things in (found.things, found.others)] == [
        ["president", "pt"],
        ["vice"],
    ]
    assert Index("office", [plain, own, vice]).all("president").things == (plain,)


def test_who_holds_the_office_of_an_unstated_country_is_named_and_not_taken() -> None:
    index = Index("person", [holder("ana", "Ana Reis", "Reis", ("Prime Minister", ""))])
    with pytest.raises(
        UsageError, match=r"nobody in the graph is called 'Indian prime minister'; did you mean Ana Reis"
    ):
        index.one("Indian prime minister")
