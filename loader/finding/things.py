"""The things of a graph, kind by kind, with all by which somebody may name them. One reading query for each kind."""

from __future__ import annotations

from calendar import month_name
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from loader.countries import adjectives, country_name, meant_by
from loader.finding.synonyms import event_names, issue_names
from loader.identity.finding import Thing
from loader.identity.offices import offices
from loader.stores.base import GraphStore

__all__ = ["THINGS"]

Row = Mapping[str, Any]

_PERSONS = """
MATCH (p:Person)
RETURN p.id AS id, p.name AS name, p.ids AS ids, p.aliases AS aliases, p.family_name AS family,
       p.given_name AS given, p.country AS country,
       COLLECT { MATCH (p)-[:HOLDS]->(r:Role)
                 RETURN DISTINCT [r.title, coalesce(r.country, '')] AS office ORDER BY office } AS offices
"""
_MEETINGS = """
MATCH (m:Meeting)
RETURN m.id AS id, m.name AS name, m.ids AS ids, m.status AS status, m.edtf AS edtf, m.mode AS mode,
       COLLECT { MATCH (who:Person|Role)-[in:PARTICIPANT_IN]->(m)
                 RETURN who.name AS name ORDER BY in.part <> 'principal', name } AS who,
       COLLECT { MATCH (m)-[:AT|ON_SIDELINES_OF]->(x:Place|Event) RETURN x.name AS name ORDER BY name } AS around,
       COLLECT { MATCH (m)-[:DISCUSSED|MAY_CONCERN]->(i:Issue) RETURN DISTINCT i.name AS name ORDER BY name } AS issues
"""
_TRIPS = """
MATCH (t:Trip)
RETURN t.id AS id, t.name AS name, t.ids AS ids, t.status AS status, t.edtf AS edtf,
       COLLECT { MATCH (who:Person)-[:TRAVELLER_IN]->(t) RETURN who.name AS name ORDER BY name } AS who,
       COLLECT { MATCH (t)-[:DESTINATION|TO_ATTEND]->(x:Place|Event) RETURN x.name AS name ORDER BY name } AS around
"""
_ISSUES = """
MATCH (i:Issue)
RETURN i.id AS id, i.name AS name, i.ids AS ids,
       COUNT { MATCH (m:Meeting)-[:DISCUSSED|MAY_CONCERN]->(i) RETURN DISTINCT m } AS meetings
"""
_EVENTS = "MATCH (e:Event) RETURN e.id AS id, e.name AS name, e.ids AS ids, e.edtf AS edtf"
_ROLES = """
MATCH (r:Role)
RETURN r.id AS id, r.name AS name, r.title AS title, r.ids AS ids, r.organisation AS organisation, r.country AS country,
       COLLECT { MATCH (p:Person)-[:HOLDS]->(r) RETURN DISTINCT p.name AS name ORDER BY name } AS holders
"""
_PLACES = """
MATCH (p:Place)
RETURN p.id AS id, p.name AS name, p.ids AS ids, p.city AS city, p.region AS region, p.country AS country
"""
_SIDES = """
CALL () {
  MATCH (c:Country) RETURN c.id AS side
  UNION
  MATCH (who:Person|Role)-[in:PARTICIPANT_IN]->(:Meeting)
  WHERE NOT (who:Person AND in.side IN [who.name] + coalesce(who.aliases, []))
  RETURN in.side AS side
  UNION
  MATCH (p:Person) RETURN p.country AS side
}
WITH DISTINCT side
WHERE side IS NOT NULL
RETURN side
"""
_ORGANISATIONS = """
MATCH (r:Role)
WHERE r.organisation IS NOT NULL
RETURN r.organisation AS name, count(r) AS offices
"""
_DOCUMENTS = """
MATCH (d:Document)
RETURN d.id AS id, d.name AS name, d.title AS title, d.publisher AS publisher,
       d.published AS published, d.url AS url
"""
_STATEMENTS = (
    "MATCH (s:Statement) RETURN s.id AS id, s.name AS name, s.ids AS ids, s.speaker AS speaker, s.edtf AS edtf"
)

_CLAIMS = """
MATCH (c:Claim)
RETURN c.id AS id, c.property AS property, c.value AS value, c.qualifier AS qualifier, c.scope AS scope,
       c.attributed_to AS attributed_to, c.corrected_to AS corrected_to, c.document AS document,
       COLLECT { MATCH (c)-[:ABOUT]->(x) WHERE x.id = c.subject RETURN x.name AS name ORDER BY name } AS subjects
"""


_CONTACT = "met meets meeting talks talked"
_ISSUES_TOO = "discussed discuss discusses discussion about"
_MODES = {
    "in_person": "in_person face to face person visit",
    "phone": "phone call phoned telephone",
    "virtual": "virtual video call online",
}
"""What people call contacts, whatever the name of one says."""


def _persons(store: GraphStore) -> Iterator[Thing]:
    for row in store.read(_PERSONS):
        composed = [f"{row['given']} {row['family']}"] if row["given"] and row["family"] else []
        titles = dict.fromkeys(title for title, _ in row["offices"] if title)
        told = ", ".join(filter(None, (row["country"], *list(titles)[:2])))
        held = (offices(title, country) for title, country in row["offices"] if title)
        yield Thing(
            "person", row["id"], row["name"], _texts(row["ids"]), (*_texts(row["aliases"]), *composed),
            _texts([row["family"]]), offices=frozenset(office for each in held for office in each),
            about=_of_country(row["country"]), told=told,
        )  # fmt: skip


def _of_country(code: str | None) -> str:
    """A country's name and adjectives, as words of what has to do with it."""
    return " ".join((country_name(code), *adjectives(code))) if code else ""


def _meetings(store: GraphStore) -> Iterator[Thing]:
    for row in store.read(_MEETINGS):
        about = [*row["who"], *row["around"], _in_words(row["edtf"]), row["status"], _CONTACT, _MODES.get(row["mode"])]
        about += [*row["issues"], _ISSUES_TOO] if row["issues"] else []
        yield _dated("meeting", row, about)


def _trips(store: GraphStore) -> Iterator[Thing]:
    for row in store.read(_TRIPS):
        yield _dated(
            "trip",
            row,
            [*row["who"], *row["around"], _in_words(row["edtf"]), "trip visit visits visited travel", row["status"]],
        )


def _dated(kind: str, row: Row, about: Iterable[str | None]) -> Thing:
    told = ", ".join(filter(None, (row["status"], row["edtf"])))
    return Thing(kind, row["id"], row["name"], _texts(row["ids"]), about=" ".join(filter(None, about)), told=told)


def _in_words(edtf: str | None) -> str:
    """A date as people write it too: 2023-06-18 is 18 June 2023, a Sunday."""
    parts = (edtf or "").split("-")
    numbers = [int(part) for part in parts if part.isdigit()]
    if len(numbers) < len(parts) or not 1 < len(numbers) < 4 or not 1 <= numbers[1] <= 12:
        return edtf or ""
    if len(numbers) == 2:
        return f"{edtf} {month_name[numbers[1]]} {numbers[0]}"
    weekday = f"{date(*numbers):%A}" if numbers[0] > 0 else ""
    return f"{edtf} {numbers[2]} {month_name[numbers[1]]} {numbers[0]} {weekday}"


def _issues(store: GraphStore) -> Iterator[Thing]:
    for row in store.read(_ISSUES):
        also = issue_names(row["name"])
        yield Thing(
            "issue", row["id"], row["name"], _texts(row["ids"]), also, told=_counted(row["meetings"], "meeting")
        )


def _events(store: GraphStore) -> Iterator[Thing]:
    for row in store.read(_EVENTS):
        told = row["edtf"] or ""
        also = event_names(row["name"])
        yield Thing("event", row["id"], row["name"], _texts(row["ids"]), also, about=_in_words(row["edtf"]), told=told)


def _offices(store: GraphStore) -> Iterator[Thing]:
    for row in store.read(_ROLES):
        told = ", ".join(filter(None, (row["organisation"], "; ".join(row["holders"][:3]))))
        yield Thing(
            "office", row["id"], row["name"], _texts(row["ids"]), _texts([row["title"]]),
            offices=offices(row["title"] or row["name"], row["country"]),
            about=f"{_of_country(row['country'])} {row['organisation'] or ''}", told=told,
        )  # fmt: skip


def _places(store: GraphStore) -> Iterator[Thing]:
    """The places, and the cities, regions and countries that they are in: these are asked for by their name or code,
    and hold all their places."""
    rows = list(store.read(_PLACES))
    wider: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for row in rows:
        for what in ("city", "region"):
            if row[what]:
                wider[f"a {what}", row[what], row[what]].add(row["id"])
        if row["country"]:
            wider["a country", row["country"], country_name(row["country"])].add(row["id"])
    for (told, id_, name), ids in wider.items():
        ours = {row["id"] for row in rows if row["name"].casefold() == name.casefold()}
        yield Thing("place", id_, name, told=f"{told}, {_counted(len(ids), 'place')}", covers=frozenset(ids | ours))
    names = {name.casefold() for _, _, name in wider}
    for row in rows:
        if row["name"].casefold() not in names:
            around = [row["city"], row["region"], row["country"]]
            told = ", ".join(dict.fromkeys(filter(None, around)))
            yield Thing("place", row["id"], row["name"], _texts(row["ids"]), told=told, covers=frozenset({row["id"]}))


def _sites(store: GraphStore) -> Iterator[Thing]:
    """The places alone, each by its own id."""
    for row in store.read(_PLACES):
        told = ", ".join(filter(None, (row["city"], row["country"])))
        yield Thing("place", row["id"], row["name"], _texts(row["ids"]), told=told)


def _counted(many: int, what: str) -> str:
    return f"{many} {what}{'' if many == 1 else 's'}"


def _countries(store: GraphStore) -> Iterator[Thing]:
    for row in store.read(_SIDES):
        side = row["side"]
        known = [meant for meant in meant_by(side) if meant.code == side]
        told = "" if known else "an organisation, no country"
        yield Thing("country", side, known[0].name if known else side, told=told)


def _organisations(store: GraphStore) -> Iterator[Thing]:
    seen: set[str] = set()
    for row in store.read(_ORGANISATIONS):
        seen.add(row["name"])
        yield Thing("organisation", row["name"], row["name"], told=_counted(row["offices"], "office"))
    for row in store.read(_SIDES):
        if row["side"] not in seen and not meant_by(row["side"]):
            yield Thing("organisation", row["side"], row["side"], told="a side in meetings")


def _documents(store: GraphStore) -> Iterator[Thing]:
    for row in store.read(_DOCUMENTS):
        told = ", ".join(filter(None, (row["publisher"], row["published"])))
        about = " ".join(filter(None, (row["publisher"], _in_words(row["published"]))))
        also = _texts([row["title"], row["url"]])
        yield Thing("document", row["id"], row["name"], also=also, about=about, told=told)


def _statements(store: GraphStore) -> Iterator[Thing]:
    for row in store.read(_STATEMENTS):
        told = ", ".join(filter(None, (row["speaker"], row["edtf"])))
        yield Thing("statement", row["id"], row["name"], _texts(row["ids"]), told=told)


def _claims(store: GraphStore) -> Iterator[Thing]:
    for row in store.read(_CLAIMS):
        yield _claim(row)


def _claim(row: Row) -> Thing:
    subject = ", ".join(row["subjects"])
    told = ", ".join(filter(None, (row["scope"], row["attributed_to"], row["document"])))
    about = filter(None, (subject, row["qualifier"], row["scope"], row["attributed_to"], row["corrected_to"]))
    name = f"{subject}: {row['property']}: {row['value']}"
    return Thing("claim", row["id"], name, also=(row["value"],), about=" ".join(about), told=told)


def _texts(value: Iterable[str | None] | None) -> tuple[str, ...]:
    return tuple(text for text in value or () if text)


THINGS: Mapping[str, Callable[[GraphStore], Iterator[Thing]]] = {
    "person": _persons,
    "meeting": _meetings,
    "trip": _trips,
    "issue": _issues,
    "event": _events,
    "office": _offices,
    "place": _places,
    "site": _sites,
    "country": _countries,
    "organisation": _organisations,
    "document": _documents,
    "statement": _statements,
    "claim": _claims,
}
"""What gives all things of a kind."""
