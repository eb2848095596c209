"""What another clause tells, or the other of two choices, is nobody's meeting."""

from __future__ import annotations

import pytest

from tests.extraction.reading import meetings

NAMED = "President Rosa Quispe"
OMAR = "Prime Minister Omar Filali"

TWO_CLAUSES = """
phoned Prime Minister Omar Filali's deputy Hamid Najjar, and
met envoy Hamid Najjar, and
praised envoy Hamid Najjar and
visited envoy Hamid Najjar on Monday and
fired envoy Hamid Najjar, and on Monday
spoke to envoy Hamid Najjar, and
met with envoy Hamid Najjar and
wrote to the former envoy Hamid Najjar, and
dined with Prime Minister Omar Filali's aide Hamid Najjar, and
thanked Hamid Najjar, and
""".strip().splitlines()


@pytest.mark.parametrize("told", TWO_CLAUSES)
def test_whom_somebody_met_does_not_act_in_the_next_clause(told: str):
    found = meetings(f"President Rosa Quispe {told} Foreign Minister Juan Mamani met Gen Piers Holt.", "sure")
    assert "Juan Mamani | Piers Holt: held" in found
    assert set(found) <= {"Juan Mamani | Piers Holt: held", "Hamid Najjar | Rosa Quispe: held"}


@pytest.mark.parametrize(
    "told",
    [
        "Aides said",
        "Aides confirmed",
        "The leaked notes show",
        "On Monday",
        "When the music ended,",
        "Later",
        "He knew",
    ],
)
def test_two_who_act_together_stay_together(told: str):
    text = f"{told} President Rosa Quispe and Foreign Minister Juan Mamani met Gen Piers Holt."
    assert meetings(text, "sure") == ["Piers Holt | Juan Mamani + Rosa Quispe: held"]


NOT_DONE = """
flew home instead of going to Lisbon to meet
will stay in Lima rather than travel to Lisbon for talks with
will sail to Malta rather than go on to Lisbon to see
went golfing rather than see
sent a letter instead of holding talks with
wrote a note instead of phoning
chose to rest rather than dine with
plans a holiday instead of a meeting with
stayed with farmers rather than join
will send an aide instead of meeting
""".strip().splitlines()


@pytest.mark.parametrize("told", NOT_DONE)
def test_what_is_done_instead_is_no_meeting(told: str):
    assert meetings(f"{NAMED} {told} {OMAR}.") == []


@pytest.mark.parametrize("told", ["instead met", "met in Lisbon rather than in Lima", ", rather than wait, met"])
def test_what_is_done_is_a_meeting(told: str):
    verb, _, place = told.partition(" in ")
    text = f"{NAMED} {verb} {OMAR}{' in ' + place if place else ''}."
    assert meetings(text, "sure") == ["Omar Filali | Rosa Quispe: held"]


@pytest.mark.parametrize("what", ["letters", "insults", "gifts", "emails", "prisoners", "notes", "threats", "barbs"])
def test_an_exchange_of_things_is_no_talk(what: str):
    assert meetings(f"There was an exchange of {what} between {NAMED} and {OMAR}.") == []


STATUSES = {
    "is being considered": "possible",
    "is being weighed, aides said": "possible",
    "is being discussed": "possible",
    "ended, and a pact is being considered": "held",
    "ended and the next round is planned for May": "held",
    "took place as a storm was expected": "held",
    "lasted an hour, and dinner was cancelled": "held",
    ", the first in years, is planned for May": "planned",
    "in Lima was cancelled": "cancelled",
    "was planned for Monday but postponed": "postponed",
    "ended up cancelled": "cancelled",
}


@pytest.mark.parametrize(("told", "status"), STATUSES.items())
def test_the_status_is_that_of_the_meeting_alone(told: str, status: str):
    text = f"The meeting between {NAMED} and {OMAR} {told}.".replace(" ,", ",")
    assert meetings(text) == [f"Omar Filali | Rosa Quispe: {status}"]


ANOTHERS = """
Efforts to arrange a meeting between {} and {} failed.
An attempt to set up talks between {} and {} collapsed.
A plan to hold a summit between {} and {} began to take shape.
Work to organise a meeting between {} and {} started in May.
The push for a meeting between {} and {} ended.
Preparations for a meeting between {} and {} began.
Hopes for a meeting between {} and {} collapsed.
The request for a meeting between {} and {} came on Monday.
Pressure for talks between {} and {} began in May.
Rumours of a meeting between {} and {} went on.
The row over a meeting between {} and {} went on.
""".strip().splitlines()


@pytest.mark.parametrize("text", ANOTHERS)
def test_what_becomes_of_hopes_is_not_what_becomes_of_the_talks(text: str):
    assert not [one for one in meetings(text.format(NAMED, OMAR), "sure") if one.endswith("held")]


OWN = """
The second round of talks between {} and {} ended.
The first day of talks between {} and {} began in Lima.
Hours of talks between {} and {} ended on Monday.
A series of meetings between {} and {} ended.
""".strip().splitlines()


@pytest.mark.parametrize("text", OWN)
def test_what_becomes_of_a_part_becomes_of_the_talks(text: str):
    assert meetings(text.format(NAMED, OMAR), "sure") == ["Omar Filali | Rosa Quispe: held"]


@pytest.mark.parametrize("who", ["the secretary of state", "her foreign minister", "the Chilean envoy", "a general"])
def test_who_acts_behind_an_apposition_was_not_met(who: str):
    found = meetings(f"{NAMED} spoke with Hamid Najjar, and {who}, Juan Mamani, met Gen Piers Holt.", "sure")
    assert "Hamid Najjar | Rosa Quispe: held" in found
    assert set(found) <= {"Hamid Najjar | Rosa Quispe: held", "Juan Mamani | Piers Holt: held"}


@pytest.mark.parametrize("behind", [", in Lima", ", said Gen Piers Holt", ", who flew in", ""])
def test_who_is_apposed_is_met_where_no_verb_follows(behind: str):
    text = f"{NAMED} met President Hamid Najjar and his foreign minister, Juan Mamani{behind}."
    assert meetings(text, "sure") == ["Hamid Najjar + Juan Mamani | Rosa Quispe: held"]


LEFT = """
{} might walk away from a dam summit with {}.
{} will walk away from the June summit with {} if eels are left out.
{} is willing to walk away from a summit with {}.
{} walked away from talks with {}.
{} would walk out of a meeting with {}.
{} could walk out of talks with {}.
{} will stay away from a summit with {}.
{} may stay out of the talks with {}.
""".strip().splitlines()


@pytest.mark.parametrize("text", LEFT)
def test_who_walks_away_plans_nothing(text: str):
    found = meetings(text.format(NAMED, OMAR))
    assert not [one for one in found if not one.endswith(("refused", "cancelled"))]


def test_help_with_a_meeting_is_no_plan_for_sure():
    text = f"Ivo Holm wrote that he could help arrange a meeting between {NAMED} and {OMAR}."
    assert meetings(text, "sure") == []
