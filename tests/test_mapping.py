"""The rule of choosing among documents, and what the graph derives from records."""

# ruff: noqa: E501 - a case a line

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loader.graph import Date, Node, Relationship
from loader.mapping import LISTED_AT_MOST, Key, Unit, emit, from_json, join, join_all, to_json, versions_of, without
from loader.mapping.units import Link, LinkKey, Role
from loader.records import SameAsRecord, parse
from loader.schema import LABELS, RELATIONSHIPS
from tests import generate, records
from tests.records import Line, document, person

emitting = import_module("loader.mapping.emission")


def meeting(status: str = "held", *sides: str, **fields: Any) -> Line:
    """A meeting `m` of ann, bob, ... who are of these sides."""
    who = [{"person": id_, "side": side} for id_, side in zip(("ann", "bob", "cat", "dan"), sides, strict=False)]
    return records.meeting("m", *who, **{"name": "M", "status": status, **fields})


def versions(own: Line, *lines: Line) -> dict[Key, Unit]:
    """What one document says, all lines put into it, with those persons added that a meeting names."""
    stated = {line["id"]: {**line, "document": own["id"]} for line in lines if "id" in line}
    for line in list(stated.values()):
        for who in line.get("participants", ()):
            stated.setdefault(who["person"], person(who["person"], document=own["id"]))
    unnamed = [{**line, "document": own["id"]} for line in lines if "id" not in line]
    records = [parse(line) for line in [own, *stated.values(), *unnamed]]
    return {unit.key: unit for unit in versions_of([r for r in records if not isinstance(r, SameAsRecord)])}


def chosen(label: str, id_: str, *documents: Mapping[Key, Unit]) -> tuple[Node, list[Relationship]]:
    key = Key(label, id_)
    node, emitted = emit(join_all(units[key] for units in documents if key in units))
    return node, [found.relationship for found in emitted]


def the_meeting(*documents: Mapping[Key, Unit]) -> Mapping[str, Any]:
    return chosen("Meeting", "m", *documents)[0].properties


def of_type(type_: str, label: str, id_: str, *documents: Mapping[Key, Unit]) -> list[Relationship]:
    return [found for found in chosen(label, id_, *documents)[1] if found.type == type_]


def met(*documents: Mapping[Key, Unit]) -> list[Relationship]:
    return of_type("MET", "Meeting", "m", *documents)


# The choice


@pytest.mark.parametrize(
    ("first", "second", "status"),
    [
        ("2023-06-18", "2023-06-19", "cancelled"),
        ("2023-06-19", "2023-06-18", "planned"),
        ("2023", "2023-06", "planned"),
        (None, "1999", "cancelled"),
        (None, None, "planned"),
        ("2023-06-18", "2023-06-18", "planned"),
        ("2023/..", "2022", "planned"),
        ("2021", "2023/..", "cancelled"),
    ],
)
def test_status_is_that_of_the_document_published_last(first, second, status):
    a = versions(document("a", first), meeting("planned"))
    b = versions(document("b", second), meeting("cancelled"))
    assert the_meeting(a, b)["status"] == the_meeting(b, a)["status"] == status


def dated(id_: str, published: str, date: str, basis: str) -> dict[Key, Unit]:
    fields = {"date": date, "date_basis": basis, "date_as_written": f"as {id_} has it"}
    return versions(document(id_, published), meeting("held", **fields))


@pytest.mark.parametrize(
    ("a", "b", "wins"),
    [
        (("2020", "2023", "corrected"), ("2021", "2023-06-18", "explicit"), "a"),
        (("2021", "2023-06-18", "heading"), ("2020", "2023", "explicit"), "b"),
        (("2021", "2023-06-18", "inferred"), ("2020", "2023-06-17", "relative"), "b"),
        (("2021", "2023-06", "explicit"), ("2020", "2023-06-18", "explicit"), "b"),
        (("2020", "2023-06-17", "explicit"), ("2021", "2023-06-18", "explicit"), "b"),
        (("2021", "2023-06-17", "explicit"), ("2021", "2023-06-18", "explicit"), "a"),
        (("2021", "../2023", "explicit"), ("2020", "2023", "explicit"), "b"),
    ],
)
def test_a_date_is_chosen_by_basis_then_precision_then_publication_then_id(a, b, wins):
    found = the_meeting(dated("a", *a), dated("b", *b))
    assert (found["edtf"], found["date_as_written"]) == ({"a": a, "b": b}[wins][1], f"as {wins} has it")


def test_date_fields_go_together():
    vague = dated("a", "2020", "2023", "corrected")
    found = the_meeting(vague, dated("b", "2021", "2023-06-18", "explicit"))
    assert (found["edtf"], found["date_basis"], found["latest"]) == ("2023", "corrected", Date(2023, 12, 31))
    assert "date" not in found


def test_a_place_is_taken_whole_from_the_document_that_says_most():
    place = {"record": "place", "id": "p", "name": "Hall", "city": "Beijing", "country": "CN"}
    a = versions(document("a"), place)
    b = versions(document("b", "2023"), {**place, "name": "The Hall", "city": "Tianjin", "country": None})
    found = chosen("Place", "p", a, b)[0].properties
    assert (found["name"], found["city"], found["country"]) == ("Hall", "Beijing", "CN")


def test_each_field_is_taken_from_the_document_that_has_it():
    a = versions(document("a", "2020"), person("ann", country="US", family_name="Old"))
    b = versions(document("b", "2021"), person("ann", family_name="New"))
    found = chosen("Person", "ann", a, b)[0].properties
    assert (found["country"], found["family_name"]) == ("US", "New")
    assert found["shown_from"] == ["country=a", "family_name=b", "name=b"]


def test_lists_are_unions_of_full_names_alone():
    def aliases(*texts: str) -> list[Line]:
        return [{"text": text, "kind": "full"} for text in texts] + [{"text": "Annie", "kind": "surname"}]

    a = versions(document("a"), person("ann", aliases=aliases("B", "A")))
    b = versions(document("b"), person("ann", aliases=aliases("C", "A")))
    assert chosen("Person", "ann", a, b)[0].properties["aliases"] == ["A", "B", "C"]


def test_of_many_sources_the_best_25_are_shown_and_all_are_counted():
    many = [versions(document(f"d-{n:03}", f"{2023 - n}"), meeting("held", "US", "CN")) for n in range(40)]
    (found,) = of_type("MET", "Meeting", "m", *many)
    assert found.properties["sources"] == [f"d-{n:03}" for n in range(LISTED_AT_MOST)]
    assert found.properties["source_count"] == 40
    assert met(*reversed(many))[0].properties == found.properties


# MET


def test_two_principals_of_different_sides_met_once_from_the_smaller_id():
    (found,) = met(versions(document(), meeting("held", "US", "CN", date="2023-06-18", date_basis="explicit")))
    assert (found.id, found.start, found.end) == ("MET|ann|bob|m", "ann", "bob")
    assert found.properties == {
        "id": "MET|ann|bob|m",
        "meeting": "m",
        "date": Date(2023, 6, 18),
        "earliest": Date(2023, 6, 18),
        "latest": Date(2023, 6, 18),
        "disputed": False,
        "sources": ["d"],
        "source_count": 1,
        "evidence": [],
    }


@pytest.mark.parametrize(
    ("status", "pairs"), [("held", 1), ("ongoing", 1), ("agreed", 0), ("denied", 0), ("hoped", 0), ("unstated", 0)]
)
@pytest.mark.parametrize("mode", ["in_person", "phone", "virtual", "unknown"])
def test_only_what_was_held_or_goes_on_is_a_meeting_whatever_its_mode(status, pairs, mode):
    assert len(met(versions(document(), meeting(status, "US", "CN", mode=mode)))) == pairs


@pytest.mark.parametrize(
    "participants",
    [
        [{"person": "ann", "side": "US"}, {"person": "bob", "side": "US"}],
        [{"person": "ann", "side": "US"}, {"person": "bob"}],
        [{"person": "ann", "side": "US"}, {"person": "bob", "side": "CN", "part": "attendee"}],
        [{"person": "ann", "side": "US"}, {"person": "bob", "side": "CN", "part": "host"}],
        [{"person": "ann", "side": "US"}],
        [],
    ],
)
def test_nobody_met_without_two_principals_of_known_and_different_sides(participants):
    assert met(versions(document(), meeting("held", participants=participants))) == []


def test_of_four_principals_only_those_of_different_sides_met():
    found = met(versions(document(), meeting("held", "US", "CN", "US", "FR")))
    assert [(r.start, r.end) for r in found] == [
        ("ann", "bob"), ("ann", "dan"), ("bob", "cat"), ("bob", "dan"), ("cat", "dan")
    ]  # fmt: skip


def test_only_who_reports_it_held_is_a_source_and_a_denial_is_a_dispute():
    held = versions(document("a", "2023"), meeting("held", "US", "CN"))
    denied = versions(document("b", "2022"), meeting("denied", "US", "CN"))
    expected = versions(document("c", "2021"), meeting("expected", "US", "CN"))
    (found,) = met(held, denied, expected)
    assert (found.properties["sources"], found.properties["disputed"]) == (["a"], True)
    assert the_meeting(held, denied)["disputed"] is True
    assert found.properties["doubt"] == "disputed"
    assert the_meeting(held, expected)["disputed"] is False
    assert chosen("Meeting", "m", held, denied)[0].labels == {"Meeting", "Held", "Disputed"}
    assert chosen("Meeting", "m", held, expected)[0].labels == {"Meeting", "Held"}


def test_a_later_denial_undoes_the_meeting_and_leaves_the_dispute():
    held = versions(document("a", "2022"), meeting("held", "US", "CN"))
    denied = versions(document("b", "2023"), meeting("denied", "US", "CN"))
    assert met(held, denied) == []
    node, _ = chosen("Meeting", "m", held, denied)
    assert (node.labels, node.properties["disputed"]) == ({"Meeting", "NotHeld", "Disputed"}, True)


def test_what_is_not_stated_is_no_meeting_and_disputes_none():
    unstated = versions(document("a", "2024"), meeting("unstated", "US", "CN"))
    assert met(unstated) == []
    assert chosen("Meeting", "m", unstated)[0].labels == {"Meeting", "Unstated"}
    denied = versions(document("b", "2022"), meeting("denied", "US", "CN"))
    node, _ = chosen("Meeting", "m", unstated, denied)
    assert (node.labels, node.properties["disputed"]) == ({"Meeting", "NotHeld"}, False)


def test_whoever_states_a_status_outranks_a_later_document_that_states_none():
    unstated = versions(document("a", "2024"), meeting("unstated", "US", "CN"))
    held = versions(document("b", "2021"), meeting("held", "US", "CN"))
    (found,) = met(unstated, held)
    assert (found.properties["sources"], found.properties["disputed"]) == (["b"], False)
    assert the_meeting(held, unstated)["status"] == "held"


# Issues, offices, claims


@pytest.mark.parametrize(
    ("status", "strength", "type_"),
    [
        ("held", "explicit", "DISCUSSED"),
        ("ongoing", "outcome", "DISCUSSED"),
        ("held", "implied", "MAY_CONCERN"),
        ("planned", "explicit", "MAY_CONCERN"),
        ("cancelled", "outcome", "MAY_CONCERN"),
        ("unstated", "outcome", "MAY_CONCERN"),
        ("held", "context", None),
        ("planned", "context", None),
    ],
)
def test_an_issue_is_discussed_or_may_be_or_is_only_mentioned(status, strength, type_):
    issue = {"record": "issue", "id": "i", "name": "Tariffs"}
    said = versions(document(), issue, meeting(status, issues=[{"issue": "i", "strength": strength}]))
    found = [(r.type, r.properties["strength"]) for r in chosen("Meeting", "m", said)[1]]
    assert found == ([(type_, strength)] if type_ else [])
    assert "MENTIONS|d|i|issue" in {r.id for r in of_type("MENTIONS", "Document", "d", said)}


def test_an_issue_that_one_document_implies_and_another_states_is_discussed_once():
    issue = {"record": "issue", "id": "i", "name": "Tariffs"}
    a, b = (
        versions(document(id_), issue, meeting("held", issues=[{"issue": "i", "strength": strength}]))
        for id_, strength in (("a", "implied"), ("b", "explicit"))
    )
    assert [(r.id, r.properties["sources"]) for r in chosen("Meeting", "m", a, b)[1]] == [("DISCUSSED|m|i|", ["b"])]


@pytest.mark.parametrize(("tense", "type_"), [(None, "HOLDS"), ("then", "HOLDS"), ("nominee", "NOMINATED_TO")])
def test_a_nominee_does_not_hold_the_office(tense, type_):
    role = {"record": "role", "id": "r", "title": "Minister"}
    holds = {"record": "holds", "person": "ann", "role": "r", "since": "2021", "until": "2023-06"}
    _, found = chosen("Person", "ann", versions(document(), person("ann"), role, holds | ({"tense": tense} if tense else {})))  # fmt: skip
    assert [r.id for r in found] == [f"{type_}|ann|r|2021|2023-06"]
    assert (found[0].properties["earliest"], found[0].properties["latest"]) == (Date(2021, 1, 1), Date(2023, 6, 30))


@pytest.mark.parametrize("line", [person("x"), {"record": "role", "id": "x", "title": "Minister"}, meeting(id="x")])
def test_a_claim_may_be_about_anything(line):
    said = versions(document(), {**line, "claims": [{"property": "rank", "value": "first"}]})
    (claim,) = (unit for key, unit in said.items() if key.label == "Claim")
    node, (about,) = emit(claim)
    assert (node.properties["subject"], node.properties["name"], about.relationship.end) == ("x", "rank: first", "x")


def test_a_claim_on_who_holds_an_office_is_about_the_person():
    role = {"record": "role", "id": "a-role", "title": "Minister"}
    holds = {"record": "holds", "person": "ann", "role": "a-role", "claims": [{"property": "rank", "value": "first"}]}
    said = versions(document(), person("ann"), role, holds)
    (claim,) = (unit for key, unit in said.items() if key.label == "Claim")
    assert emit(claim)[0].properties["subject"] == "ann"


# What nobody has reviewed


def unreviewed(*found: Node | Relationship) -> list[bool]:
    return [each.properties.get("unreviewed", False) for each in found]


def test_what_is_unreviewed_and_what_refers_to_it_is_marked():
    said = versions(document(), person("ann", review="unreviewed"), person("bob"), meeting("held", "US", "CN"))
    nodes = {key.id: emit(unit)[0] for key, unit in said.items()}
    assert {id_ for id_, node in nodes.items() if node.properties.get("unreviewed")} == {"ann", "m"}
    (found,) = met(said)
    assert (found.properties["unreviewed"], found.properties["doubt"]) == (True, "unreviewed")
    all_of_it = versions(document() | {"review": "unreviewed"}, person("ann"))
    assert all(emit(unit)[0].properties["unreviewed"] for unit in all_of_it.values())


def test_what_an_accepted_record_also_says_is_not_unreviewed():
    waiting = versions(document("e"), meeting("held", "US", "CN", review="unreviewed"))
    accepted = versions(document("d"), meeting("held", "US", "CN"))
    node, relationships = chosen("Meeting", "m", waiting, accepted)
    assert not any(unreviewed(node, *relationships))
    assert [found.properties["sources"] for found in met(waiting, accepted)] == [["d"]]
    assert any(unreviewed(chosen("Meeting", "m", waiting)[0]))


def test_an_unreviewed_word_never_stands_in_the_place_of_an_accepted_one():
    later = versions(document("e", "2030"), meeting("denied", "US", "CN", mode="phone", review="unreviewed"))
    accepted = versions(document("d", "2020"), meeting("held", "US", "CN"))
    assert the_meeting(later, accepted)["status"] == "held"
    assert the_meeting(later, accepted)["disputed"] is False
    assert "mode" not in the_meeting(later, accepted)


def test_an_unreviewed_participant_of_an_accepted_meeting_is_marked_with_whom_they_met():
    more = versions(document("e"), meeting("held", "US", "CN", "RU", review="unreviewed"))
    accepted = versions(document("d"), meeting("held", "US", "CN"))
    marks = {found.id: mark for found in met(more, accepted) for mark in unreviewed(found)}
    assert marks == {"MET|ann|bob|m": False, "MET|ann|cat|m": True, "MET|bob|cat|m": True}


def test_a_meeting_disputed_and_unreviewed_has_both_doubts():
    held = versions(document("d", "2030"), meeting("held", "US", "CN", review="unreviewed"))
    denied = versions(document("e", "1999"), meeting("denied", "US", "CN", review="unreviewed"))
    assert [found.properties["doubt"] for found in met(held, denied)] == ["disputed, unreviewed"]
    assert the_meeting(held, denied)["disputed"] is True


# Any document


def all_units(documents: Mapping[str, list[Line]]) -> list[list[Unit]]:
    parsed = ([parse(line) for line in lines] for lines in documents.values())
    return [versions_of([r for r in records if not isinstance(r, SameAsRecord)]) for records in parsed]


def by_key(documents: Mapping[str, list[Line]]) -> dict[Key, list[Unit]]:
    units: dict[Key, list[Unit]] = {}
    for said in all_units(documents):
        for unit in said:
            units.setdefault(unit.key, []).append(unit)
    return units


FITS: Mapping[str, Any] = {"string": str, "integer": int, "float": (int, float), "boolean": bool, "date": Date, "strings": list}  # fmt: skip


@settings(max_examples=12, deadline=None)
@given(generate.documents())
def test_whatever_is_emitted_fits_the_schema(documents):
    for key, units in by_key(documents).items():
        node, relationships = emit(join_all(units))
        schema = LABELS[key.label].properties
        assert node.properties["name"]
        assert all(isinstance(value, FITS[schema[name]]) for name, value in node.properties.items())
        for found, start, end in relationships:
            kind = RELATIONSHIPS[found.type]
            assert (start, end) in kind.pairs
            assert all(isinstance(value, FITS[kind.properties[name]]) for name, value in found.properties.items())


@settings(max_examples=12, deadline=None)
@given(generate.documents(at_least=3), st.randoms(use_true_random=False))
def test_the_join_is_commutative_associative_and_idempotent(documents, random):
    for units in by_key(documents).values():
        whole = join_all(units)
        shuffled = random.sample(units, len(units))
        middle = random.randint(0, len(units))
        parts = [join_all(part) for part in (shuffled[:middle], shuffled[middle:]) if part]
        assert join_all(parts) == whole == join(whole, whole) == from_json(to_json(whole))


@settings(max_examples=12, deadline=None)
@given(generate.documents(at_least=2))
def test_taking_a_version_out_gives_what_the_others_say_or_gives_up(documents):
    for units in by_key(documents).values():
        *others, last = units
        links = [*last.links.values(), *(last.unreviewed.links.values() if last.unreviewed else ())]
        document_ = next((d for link in links for d in link.voices), None)
        left = without(join_all(units), last, document_) if others and document_ else None
        assert left is None or emit(left) == emit(join_all(others))


def test_taking_out_a_version_that_is_not_listed_but_was_chosen_gives_up():
    many = [versions(document(f"d-{n:03}", f"{2023 - n}"), meeting("held", "US")) for n in range(30)]
    side_unknown = meeting("held", participants=[{"person": "ann"}])
    better = [versions(document(f"e-{n:03}", "2024"), side_unknown) for n in range(30)]
    key = Key("Meeting", "m")
    units = [said[key] for said in (*better, many[0])]
    assert without(join_all(units), many[0][key], "d-000") is None


def test_every_role_of_a_link_becomes_a_relationship_or_is_said_to_become_none():
    assert {*emitting._SHAPES} | emitting._WITHOUT_RELATIONSHIP == {*get_args(Role)}


def test_a_role_that_nobody_knows_is_refused():
    kept = to_json(Unit(Key("Person", "ann"), frozenset({"ann"}), links={LinkKey("holds", "Role", "r", ""): Link()}))
    with pytest.raises(ValueError, match="Invalid enum value 'hold'"):
        from_json(kept.replace("holds", "hold"))
