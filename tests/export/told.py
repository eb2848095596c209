"""A graph in which every kind of doubt stands, for the exports that tell facts and those that programs read."""

from __future__ import annotations

from typing import Any

from tests.records import record

DOC = "told-report"


def _held(id_: str, **more: Any) -> dict[str, Any]:
    sides = [{"person": "ann", "side": "IS"}, {"person": "bo_lee", "side": "NO"}]
    return record("meeting", id_, DOC, name=f"Talks {id_}", status="held", participants=sides, **more)


def _with_ann(id_: str, name: str, status: str, date: str) -> dict[str, Any]:
    return record("meeting", id_, DOC, name=name, status=status, **_on(date), participants=[{"person": "ann"}])


def _holds(**fields: Any) -> dict[str, Any]:
    return {"record": "holds", "document": DOC, **fields}


def _on(date: str, basis: str = "explicit") -> dict[str, str]:
    return {"date": date, "date_basis": basis}


def lines() -> list[dict[str, Any]]:
    """Two persons who met often, and meetings that nobody can tell as facts; two documents of which one denies."""
    holding = {"person": "ann", "role": "is-minister"}
    return [
        record(
            "document",
            DOC,
            title="An invented report",
            url="https://example.org/told",
            published="2031-06",
            published_basis="stated",
        ),
        record("document", "denial", title="A denial"),
        record("person", "ann", DOC, name="Ann Fell", wikidata="Q101", country="IS"),
        record("person", "bo_lee", DOC, name="Ann;=1+1;Lee", wikidata="Q102"),
        record("person", "cy", DOC, name="Cy Moor", review="unreviewed", extractor="rules/1"),
        record("role", "is-minister", DOC, title="Minister", country="IS", organisation="House of Trade"),
        record("role", "q55", DOC, title="Mayor", extractor="convert/wikidata"),
        _holds(**holding, since="2030", tense="current"),
        _holds(**holding, since="2024~", until="2028-05", tense="former"),
        _holds(person="ann", role="q55", since="203X", tense="former"),
        _holds(person="ann", role="q55", since="2031-21"),
        _holds(person="bo_lee", role="q55", tense="nominee"),
        record("place", "q66", DOC, name="Lisbon", city="Lisbon", country="PT", extractor="convert/wikidata"),
        record("place", "q77", DOC, name="Hall Q77"),
        record("issue", "trade", DOC, name="Trade"),
        record("event", "forum", DOC, name="The Forum", wikidata="Q201", place="q66", **_on("2031-05")),
        record("event", "fair", DOC, name="The Fair", wikidata="Q202", place="q77", **_on("203X")),
        record("event", "rally", DOC, name="The Rally", wikidata="Q203", **_on("2031-21")),
        record("event", "week", DOC, name="The Week", wikidata="Q204", **_on("2031-05-04/2031-05-06")),
        _held(
            "q301",
            place="q66",
            **_on("2031-05-04"),
            extractor="convert/wikidata",
            issues=[{"issue": "trade", "strength": "explicit"}],
        ),
        _held("later", **_on("2031-05/")),
        _held("once", **_on("2031-21")),
        _held("sometime"),
        _held("contested", **_on("2031-07-01")),
        _held("unseen", **_on("2031-08-01"), review="unreviewed", extractor="rules/1"),
        record("meeting", "contested", "denial", name="No talks", status="denied"),
        _with_ann("hoped", "Hoped for", "hoped", "2031-09"),
        _with_ann("unsaid", "Unsaid", "unstated", "2031-09-09"),
        record(
            "trip",
            "journey",
            DOC,
            name="A journey",
            traveller="ann",
            status="held",
            destination="q66",
            **_on("2031-05"),
        ),
        record("trip", "plan", DOC, name="A plan", traveller="ann", status="planned", destination="q66"),
    ]
