"""An extraction against records that a person made: every rule of comparison, every miss and every false one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from loader.errors import RecordsError
from loader.extraction.article import Span
from loader.extraction.outcome import Left, Outcome, Tiered
from loader.extraction.reports import Reported, report_beside, report_bytes
from loader.extraction.scoring import Count, score, wilson
from tests.cli.test_commands import whomet
from tests.helpers import SEEDS
from tests.records import Line, meeting, person, record


def evidence(start: int, end: int) -> list[Line]:
    return [{"start": start, "end": end, "sha256": "0" * 12}]


def document(id_: str = "d", sha256: str = "a" * 64) -> Line:
    return record("document", id_, sha256=sha256, characters=900)


def side(id_: str, side: str | None = None, **more: Any) -> Line:
    return {"person": id_, **({"side": side} if side else {}), **more}


DAL, EVA, TOM = person("dal", "Sigrún Dal"), person("eva", "Kovács Éva"), person("tom", "Tom Reed")
TALKS = meeting("m", side("dal", "IS"), side("eva", "HU"), evidence=evidence(10, 40))


def files(tmp_path: Path, extracted: list[Line], gold: list[Line]) -> tuple[Path, Path]:
    paths = tmp_path / "news.jsonl", tmp_path / "gold.jsonl"
    for path, lines in zip(paths, (extracted, gold), strict=True):
        path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return paths


def count(tmp_path: Path, measure: str, extracted: list[Line], gold: list[Line], tier: str = "sure and look") -> Count:
    found = score(*files(tmp_path, [document(), *extracted], [document("gold"), *retold(gold)]))
    return found.counts[tier, measure]  # type: ignore[index]


def retold(lines: list[Line]) -> list[Line]:
    return [{**line, "document": "gold"} for line in lines]


def test_wilsons_interval_is_the_known_one() -> None:
    assert wilson(0, 0) is None
    assert wilson(9, 10) == pytest.approx((0.5958, 0.9821), abs=1e-4)
    assert wilson(0, 20) == pytest.approx((0.0, 0.1611), abs=1e-4)
    assert wilson(20, 20) == pytest.approx((0.8389, 1.0), abs=1e-4)


def test_records_against_themselves_are_all_right() -> None:
    found = score(SEEDS, SEEDS)
    assert found.differences == []
    assert all(c.right == c.proposed == c.gold > 0 for (tier, _), c in found.counts.items() if tier == "sure and look")


@pytest.mark.parametrize(
    ("mine", "theirs", "same"),
    [
        ("Sigrún Dal", "sigrun dal", True),
        ("Eva Kovacs", "Kovács Éva", True),
        ("Dal", "Sigrún Dal", False),
        ("President Sigrún Dal", "Sigrún Dal", False),
        ("Sigrún A. Dal", "Sigrún Dal", False),
    ],
)
def test_persons_are_one_by_their_full_names(tmp_path: Path, mine: str, theirs: str, same: bool) -> None:
    assert count(tmp_path, "persons", [person("x", mine)], [person("y", theirs)]) == Count(same, 1, 1)


def test_a_full_alias_is_a_name_and_a_surname_is_none(tmp_path: Path) -> None:
    for kind, right in (("full", 1), ("surname", 0)):
        gold = person("y", "Sigrún Dal", aliases=[{"text": "S. Dal", "kind": kind}])
        assert count(tmp_path, "persons", [person("x", "S. Dal")], [gold]) == Count(right, 1, 1)


def office(title: str, **more: Any) -> list[Line]:
    role = {"record": "role", "document": "d", "id": "r", "title": title, **more}
    return [DAL, role, {"record": "holds", "document": "d", "person": "dal", "role": "r"}]


@pytest.mark.parametrize(
    ("mine", "theirs", "right"),
    [
        (office("Minister for Foreign Affairs"), office("Minister of Foreign Affairs"), 1),
        (office("Foreign Minister", country="IS"), office("foreign minister"), 1),
        (office("Foreign Minister", country="IS"), office("Foreign Minister", country="HU"), 0),
        (office("Deputy Foreign Minister"), office("Foreign Minister"), 0),
    ],
)
def test_offices_are_one_by_person_title_and_country(
    tmp_path: Path, mine: list[Line], theirs: list[Line], right: int
) -> None:
    assert count(tmp_path, "offices", mine, theirs) == Count(right, 1, 1)


def test_those_of_one_side_are_no_pair_unless_they_are_alone(tmp_path: Path) -> None:
    delegation = meeting("m", side("dal", "IS"), side("tom", "IS"), side("eva", "HU"))
    alone = meeting("n", side("dal", "IS"), side("tom", "IS"))
    attended = meeting("o", side("dal", "IS"), side("tom", "HU", part="attendee"))
    gold = [DAL, EVA, TOM, delegation, alone, attended]
    assert count(tmp_path, "pairs", [], gold) == Count(0, 0, 3)


def test_a_pair_counts_once_a_meeting_and_for_status_with_the_right_one(tmp_path: Path) -> None:
    planned = meeting("n", side("eva"), side("dal"), status="planned", evidence=evidence(10, 40))
    twice = [DAL, EVA, planned, {**planned, "id": "o"}]
    assert count(tmp_path, "pairs", twice, [DAL, EVA, TALKS]) == Count(1, 2, 1)
    assert count(tmp_path, "status", twice, [DAL, EVA, TALKS]) == Count(0, 2, 1)
    agreed = {**TALKS, "status": "agreed"}
    assert count(tmp_path, "held or not", [DAL, EVA, planned], [DAL, EVA, agreed]) == Count(1, 1, 1)


DEBATABLE = {"claims": [{"property": "gold", "value": "optional", "scope": "one government"}]}


def test_what_is_optional_in_the_gold_is_neither_missed_nor_false(tmp_path: Path) -> None:
    debatable = meeting("m", side("dal", "IS"), side("eva", "HU"), **DEBATABLE)
    gold = [DAL, EVA, debatable]
    assert count(tmp_path, "pairs", [], gold) == Count(0, 0, 0)
    assert count(tmp_path, "persons", [], gold) == Count(0, 0, 0)
    assert count(tmp_path, "pairs", [DAL, EVA, TALKS], gold) == Count(0, 0, 0)
    assert count(tmp_path, "pairs", [DAL, EVA, debatable], gold) == Count(0, 0, 0)
    assert count(tmp_path, "pairs", [DAL, EVA, debatable], [DAL, EVA]) == Count(0, 1, 0)


def test_a_needed_pair_comes_before_the_same_pair_as_an_optional_one(tmp_path: Path) -> None:
    before = meeting("n", side("dal", "IS"), side("eva", "HU"), evidence=evidence(100, 140), **DEBATABLE)
    gold = [DAL, EVA, before, TALKS]
    assert count(tmp_path, "pairs", [DAL, EVA, {**TALKS, "evidence": []}], gold) == Count(1, 1, 1)
    assert count(tmp_path, "pairs", [DAL, EVA, {**TALKS, "evidence": evidence(120, 150)}], gold) == Count(0, 0, 1)


def test_attendees_and_those_of_one_side_may_be_proposed_as_a_pair_or_not(tmp_path: Path) -> None:
    gold = [DAL, EVA, TOM, meeting("m", side("dal", "IS"), side("tom", "IS"), side("eva", "HU", part="attendee"))]
    for one, other in (("dal", "eva"), ("tom", "eva")):
        assert count(tmp_path, "pairs", [DAL, EVA, TOM, meeting("x", side(one), side(other))], gold) == Count(0, 0, 1)


def test_gold_of_participants_only_says_nothing_of_others(tmp_path: Path) -> None:
    role = {"record": "role", "document": "d", "id": "r", "title": "Envoy"}
    holds = [{"record": "holds", "document": "d", "person": who, "role": "r"} for who in ("dal", "tom")]
    unnamed = meeting("n", side("dal", "IS"), {"role": "r", "side": "HU"})
    mine = [DAL, EVA, TOM, role, *holds, TALKS, unnamed]
    only = {**document("gold"), "claims": [{"property": "gold", "value": "participants only"}]}
    for head, extra in ((document("gold"), 1), (only, 0)):
        found = score(*files(tmp_path, [document(), *mine], [head, *retold([DAL, EVA, role, holds[0], TALKS])]))
        counts = [found.counts["sure", measure] for measure in ("persons", "offices", "pairs")]  # type: ignore[index]
        assert counts == [Count(2, 2 + extra, 2), Count(1, 1 + extra, 1), Count(1, 1 + extra, 1)]


def test_of_two_meetings_of_one_pair_those_of_the_same_words_are_compared(tmp_path: Path) -> None:
    later = meeting("n", side("dal"), side("eva"), status="planned", evidence=evidence(100, 140))
    gold = [DAL, EVA, TALKS, later]
    mine = [DAL, EVA, {**later, "id": "x", "evidence": evidence(120, 150)}, {**TALKS, "id": "y", "status": "planned"}]
    found = score(*files(tmp_path, [document(), *mine], [document("gold"), *retold(gold)]))
    assert [(one.measure, one.found, one.expected) for one in found.differences] == [
        ("status", "planned", "held"),
        ("held or not", "expected", "held"),
    ]


def test_date_place_and_issues_are_compared_on_pairs_that_both_have(tmp_path: Path) -> None:
    def told(date: str, place: Line, *issues: str) -> list[Line]:
        named = [{"record": "issue", "document": "d", "id": f"i{n}", "name": name} for n, name in enumerate(issues)]
        links = [{"issue": f"i{n}", "strength": "explicit"} for n in range(len(issues))]
        dated = {"date": date, "date_basis": "explicit"}
        where = {"record": "place", "document": "d", "id": "p", **place}
        return [DAL, EVA, where, *named, {**TALKS, **dated, "place": "p", "issues": links}]

    mine = told("2031-05", {"name": "the castle of Pest", "city": "Budapest"}, "salmon quotas", "tariffs")
    gold = told("2031-05-04", {"name": "Budapest"}, "the quotas for salmon", "a treaty")
    assert count(tmp_path, "date", mine, gold) == Count(0, 1, 1)
    assert count(tmp_path, "place", mine, gold) == Count(1, 1, 1)
    assert count(tmp_path, "issues", mine, gold) == Count(1, 2, 2)
    assert count(tmp_path, "date", mine, [DAL, EVA]) == Count(0, 0, 0)


def test_tiers_and_the_sentences_left_come_from_the_report(tmp_path: Path) -> None:
    other = meeting("n", side("dal", "IS"), side("tom", "GB"))
    missed = meeting("o", side("eva", "HU"), side("tom", "GB"), evidence=evidence(200, 240))
    paths = files(
        tmp_path, [document(), DAL, EVA, TOM, TALKS, other], [document(), DAL, EVA, TOM, TALKS, other, missed]
    )
    tiers = {"m": Tiered("sure"), "n": Tiered("look", ("a pronoun",))}
    outcome = Outcome("d", "a" * 64, 900, "rules/1", (), tiers, (Left(Span(190, 260), Span(205, 208)),))
    reported = Reported(outcome, "d.txt", "d.txt", tmp_path / "d.txt")
    report_beside(paths[0]).write_bytes(report_bytes([reported], tmp_path))
    found = score(*paths)
    assert found.counts["sure", "pairs"] == Count(1, 1, 3)
    assert found.counts["sure and look", "pairs"] == Count(2, 2, 3)
    assert found.left == 1


def test_without_a_report_the_confidence_says_the_tier(tmp_path: Path) -> None:
    mine = [DAL, EVA, {**TALKS, "confidence": 0.6}]
    assert count(tmp_path, "pairs", mine, [DAL, EVA, TALKS], "sure") == Count(0, 0, 1)
    assert count(tmp_path, "pairs", mine, [DAL, EVA, TALKS]) == Count(1, 1, 1)


def test_documents_are_one_by_their_text_else_by_their_id(tmp_path: Path) -> None:
    paths = files(
        tmp_path,
        [document("x"), document("same", "b" * 64), document("beyond", "c" * 64)],
        [document("gold"), document("same", "d" * 64), document("absent", "e" * 64)],
    )
    found = score(*paths)
    assert (found.documents, found.absent, found.beyond, found.quiet) == (3, ("absent",), ("beyond",), 3)


def test_where_nobody_meets_a_proposal_is_told_apart(tmp_path: Path) -> None:
    found = score(*files(tmp_path, [document(), DAL, EVA, TALKS], [document()]))
    assert (found.quiet, found.disturbed) == (1, 1)


def test_the_command_lists_every_difference(tmp_path: Path) -> None:
    mine = [document(), DAL, TOM, meeting("x", side("dal"), side("tom"), confidence=0.5)]
    files(tmp_path, mine, [document(), DAL, EVA, TALKS])
    done = whomet(tmp_path, "score", "news.jsonl", "--against", "gold.jsonl", "--format", "table")
    assert (done.returncode, done.stderr.decode()) == (
        0,
        "whomet: 1 document scored\nwhomet: 1 pair missed, 0 of them in sentences listed as left\n",
    )
    assert done.stdout.decode().splitlines()[-4:] == [
        "d: missed persons: Kovács Éva",
        "d: false persons: Tom Reed",
        "d: missed pairs: Kovács Éva and Sigrún Dal (held) at 10-40",
        "d: false pairs (look): Sigrún Dal and Tom Reed (held)",
    ]
    told = json.loads(whomet(tmp_path, "score", "news.jsonl", "--against", "gold.jsonl").stdout)
    persons = told["measures"][0]
    assert (persons["right"], persons["precision"], persons["recall_high"]) == (1, 0.5, wilson(1, 2)[1])  # type: ignore[index]
    assert [one["kind"] for one in told["differences"]] == ["missed", "false", "missed", "false"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ('{"record": "person"}', "the field is required"),
        (json.dumps(DAL), "no document record of that id"),
        ("", "holds no document to score against"),
    ],
)
def test_a_gold_that_is_none_is_refused(tmp_path: Path, content: str, words: str) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(RecordsError, match=words):
        score(SEEDS, path)


@pytest.mark.parametrize("report", [b"", b"[]", b"{}", b'{"report": "whomet extract", "version": 9}', b"\xff"])
def test_a_damaged_report_is_told_of(tmp_path: Path, report: bytes) -> None:
    paths = files(tmp_path, [document()], [document()])
    report_beside(paths[0]).write_bytes(report)
    with pytest.raises(RecordsError, match=r"news\.report\.json: is no report"):
        score(*paths)
