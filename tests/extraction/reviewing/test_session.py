"""A review without a terminal: what can be decided, what comes of it, what is kept."""

from __future__ import annotations

import hashlib
import json
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

import loader as whomet
from loader.errors import RecordsError, StoreLocked, UsageError
from loader.extraction.reviewing import desk as desks
from loader.extraction.reviewing.desk import Desk
from loader.extraction.reviewing.known import Known, Thing, known_in
from loader.extraction.reviewing.material import Key
from loader.extraction.reviewing.mendable import Field
from loader.extraction.reviewing.showing import page
from loader.records import canonical_json, quote_hash
from tests.extraction.reviewing import given
from tests.helpers import ROOT

Opens = Callable[..., Desk]
TALKS, CALL, TRIP, GREETING = "dal-kovacs-2031-05-04", "dal-kovacs-2031-04", "kovacs-reykjavik", "dal-arroz"


@pytest.fixture
def open_desk() -> Iterator[Callable[..., Desk]]:
    """`desk.open_desk`; whatever it opened is closed at the end."""
    with ExitStack() as stack:

        def opened(*arguments: Any, **options: Any) -> Desk:
            found = desks.open_desk(*arguments, **options)
            stack.enter_context(found.journal)
            return found

        yield opened


@pytest.fixture
def desk(tmp_path: Path, open_desk: Opens) -> Desk:
    return open_desk(given.write(tmp_path))


def look_at(desk: Desk, id_: str) -> None:
    desk.at = next(n for n, item in enumerate(desk.state.items) if item.key.id == id_)


def field(desk: Desk, label: str, nth: int = 0) -> Field:
    return [field for field in desk.fields() if field.label.strip() == label][nth]


def mend(desk: Desk, label: str, text: str, nth: int = 0) -> dict[str, Any]:
    desk.mend(field(desk, label, nth), text)
    return dict(desk.state.records[desk.needed().key])


def ids(desk: Desk) -> set[str]:
    return {record.id for record in desk.accepted()}


def shown(desk: Desk) -> str:
    return "\n".join("".join(words for _, words in line) for line in page(desk.material, desk.state, desk.needed()))


def test_sure_ones_come_first_then_those_to_look_at_then_the_sentences_left(desk: Desk) -> None:
    items = [(item.tier, item.key.id) for item in desk.state.items]
    assert items == [("sure", TALKS), ("sure", TRIP), ("look", CALL), ("look", GREETING), ("left", "left:1")]


def test_what_an_accepted_meeting_refers_to_comes_with_it_and_nothing_else(desk: Desk) -> None:
    assert desk.accepted() == []
    look_at(desk, TALKS)
    desk.decide("accepted")
    offices = {"sigrun-dal/is-foreign-minister//", "kovacs-eva/hu-foreign-minister//"}
    things = {"sigrun-dal", "kovacs-eva", "is-foreign-minister", "hu-foreign-minister", "lisbon", "salmon-quotas"}
    assert ids(desk) == {"rivers", TALKS} | offices | things
    assert {record.review for record in desk.accepted() if record.record != "same_as"} == {"accepted"}


def test_accepted_records_go_straight_into_a_load(desk: Desk, tmp_path: Path) -> None:
    look_at(desk, TALKS)
    desk.decide("accepted")
    with whomet.open_graph(tmp_path / "a.graph") as graph:
        report = graph.load(desk.write())
        assert (report.quarantined, report.unreviewed, report.loaded) == (0, 0, 10)
        assert [row["counterpart"] for row in graph.run("who-met", person="Sigrún Dal")] == ["Kovács Éva"]


@pytest.mark.parametrize(
    ("label", "text", "path", "value"),
    [
        ("status", "expected", "status", "expected"),
        ("mode", "phone", "mode", "phone"),
        ("date", "2031-05", "date", "2031-05"),
        ("kind", "dinner", "kind", "dinner"),
        ("name", "The talks", "name", "The talks"),
        ("place", "Reykjavík", "place", "reykjavik"),
        ("place", "Budapest (HU)", "place", "budapest"),
        ("event", "Northern Rivers Forum", "event", "northern-rivers-forum"),
        ("date as written", "last Sunday", "date_as_written", "last Sunday"),
    ],
)
def test_a_field_is_mended(desk: Desk, label: str, text: str, path: str, value: str) -> None:
    record = mend(desk, label, text)
    assert record[path] == value
    desk.decide("accepted")
    found = next(record for record in desk.accepted() if record.id == TALKS)
    assert json.loads(canonical_json(found))[path] == value
    assert len([record for record in desk.accepted() if record.id == value]) <= 1


@pytest.mark.parametrize(
    ("label", "text", "path"), [("date", "", "date"), ("place", "", "place"), ("kind", "", "kind")]
)
def test_no_text_empties_a_field(desk: Desk, label: str, text: str, path: str) -> None:
    assert path not in mend(desk, label, text)
    desk.decide("accepted")
    assert "lisbon" not in ids(desk) or path != "place"


@pytest.mark.parametrize(
    ("label", "text", "expected"),
    [
        ("date", "Sunday", "date"),
        ("date", "2031-13-01", "date"),
        ("status", "", "status"),
        ("status", "met", "status"),
        ("name", "", "name"),
        ("name", "two\nlines", "name"),
        ("country", "Iceland", "country"),
    ],
)
def test_what_does_not_fit_is_refused_and_changes_nothing(desk: Desk, label: str, text: str, expected: str) -> None:
    before, steps = desk.state, len(desk.session.steps)
    with pytest.raises(UsageError, match=expected):
        desk.mend(field(desk, label), text)
    assert (desk.state, len(desk.session.steps)) == (before, steps)


def test_a_participant_an_issue_and_an_office_are_changed_added_and_taken_out(desk: Desk) -> None:
    assert mend(desk, "who", "Tomé Arroz", 1)["participants"][1]["person"] == "tome-arroz"
    record = mend(desk, "another participant", "Íris Vala")
    assert record["participants"][2]["person"] == "iris-vala"
    assert desk.state.records[Key("rivers", "iris-vala")]["evidence"] == [given.at("Íris Vala")]
    assert len(mend(desk, "who", "", 1)["participants"]) == 2
    assert mend(desk, "another issue", "Tariffs")["issues"][1] == {"issue": "tariffs", "strength": "explicit"}
    assert [one["issue"] for one in mend(desk, "issue", "")["issues"]] == ["tariffs"]
    mend(desk, "office", "Prime Minister (IS)")
    assert field(desk, "office").value == "Prime Minister (IS)"
    mend(desk, "office", "")
    mend(desk, "another office", "Host (PT)", 1)
    desk.decide("accepted")
    held = [record.id for record in desk.accepted() if record.record == "holds"]
    assert held == ["iris-vala/pt-host//"]


def test_a_rejected_office_and_what_was_rejected_stay_out(desk: Desk) -> None:
    for id_, verdict in ((TALKS, "rejected"), (TRIP, "accepted"), (CALL, "rejected")):
        look_at(desk, id_)
        desk.decide(verdict)  # type: ignore[arg-type]
    assert {TALKS, CALL, "lisbon", "salmon-quotas"} & ids(desk) == set()
    assert {TRIP, "kovacs-eva", "sigrun-dal", "reykjavik"} <= ids(desk)


def test_a_meeting_is_split_in_two(desk: Desk) -> None:
    mend(desk, "another participant", "Tomé Arroz")
    desk.split([1, 2], [1, 3])
    assert [item.key.id for item in desk.state.items[:2]] == [TALKS, f"{TALKS}-2"]
    who = [[one["person"] for one in desk.state.records[i.key]["participants"]] for i in desk.state.items[:2]]
    assert who == [["sigrun-dal", "kovacs-eva"], ["sigrun-dal", "tome-arroz"]]
    for wrong in (([], [1]), ([1], [9]), ([0], [1])):
        with pytest.raises(UsageError, match="from 1 to 2"):
            desk.split(*wrong)


def test_a_person_is_merged_with_one_of_the_graph_whose_id_everything_takes(tmp_path: Path, open_desk: Opens) -> None:
    known = Known([Thing("person", "eva-k", "Éva Kovács", {"name": "Éva Kovács"})])
    desk = open_desk(given.write(tmp_path), known=known)
    desk.decide("accepted")
    desk.at = 0
    desk.merge(Key("rivers", "kovacs-eva"), "Éva Kovács")
    assert "kovacs-eva" not in json.dumps([dict(f) for f in desk.state.records.values()])
    assert {"eva-k", "eva-k/hu-foreign-minister//"} <= ids(desk)
    assert desk.state.records[Key("rivers", TRIP)]["traveller"] == "eva-k"
    desk.undo()
    assert "kovacs-eva" in ids(desk)


def test_a_meeting_is_merged_with_another_of_the_file_and_with_one_of_the_graph(
    tmp_path: Path, open_desk: Opens
) -> None:
    with whomet.open_graph(tmp_path / "a.graph") as graph:
        own = {"record": "document", "id": "d", "title": "T", "sha256": "a" * 64, "characters": 9}
        people = [{"record": "person", "document": "d", "id": p, "name": p} for p in ("sigrun-dal", "kovacs-eva")]
        meeting = {"record": "meeting", "document": "d", "id": "known-talks", "name": "Known talks", "status": "held",
                   "participants": [{"person": p["id"]} for p in people]}  # fmt: skip
        graph.load([own, *people, meeting])
        desk = open_desk(given.write(tmp_path), known=known_in(graph))
    look_at(desk, CALL)
    assert [thing.id for thing in desk.known("meeting")][:3].count("known-talks") == 1
    desk.merge(Key("rivers", CALL), TALKS)
    assert [item.key.id for item in desk.state.items] == [TALKS, TRIP, GREETING, "left:1"]
    united = desk.state.records[Key("rivers", TALKS)]
    assert (united["mode"], len(united["participants"]), len(united["evidence"])) == ("in_person", 2, 2)
    look_at(desk, TALKS)
    desk.merge(Key("rivers", TALKS), "known-talks")
    desk.decide("accepted")
    assert "known-talks" in ids(desk)
    with pytest.raises(UsageError, match="no meeting"):
        desk.merge(Key("rivers", GREETING), "nothing of the kind")


def test_a_meeting_is_added_out_of_a_sentence_that_was_left(desk: Desk) -> None:
    look_at(desk, "left:1")
    with pytest.raises(UsageError, match="add one"):
        desk.decide("accepted")
    with pytest.raises(UsageError, match="two persons"):
        desk.add(["Íris Vala"])
    desk.add(["Sigrún Dal", "Íris Vala"])
    record = desk.state.records[desk.needed().key]
    assert [who["person"] for who in record["participants"]] == ["sigrun-dal", "iris-vala"]
    quote = record["evidence"][0]
    assert given.TEXT[quote["start"] : quote["end"]].startswith("She also exchanged words")
    assert desk.state.verdict(Key("rivers", "left:1")) == "added"
    desk.decide("accepted")
    assert {"iris-vala", "sigrun-dal"} <= ids(desk)


def test_those_of_an_added_meeting_met_in_the_graph_whatever_is_known_of_them(desk: Desk, tmp_path: Path) -> None:
    look_at(desk, "left:1")
    desk.add(["Nela Adams", "Ora Bell"])
    desk.decide("accepted")
    graph = whomet.open_graph(tmp_path / "invented.graph")
    graph.load(desk.accepted())
    met = graph.query("MATCH (a:Person)-[:MET]->(b:Person) RETURN a.name AS a, b.name AS b")
    assert met.records() == [{"a": "Nela Adams", "b": "Ora Bell"}]


def test_every_step_can_be_taken_back_to_the_beginning(desk: Desk) -> None:
    before = desk.state
    mend(desk, "status", "planned")
    mend(desk, "another participant", "Tomé Arroz")
    desk.split([1, 2], [1, 3])
    desk.decide("accepted")
    look_at(desk, "left:1")
    desk.decide("rejected")
    while desk.session.steps:
        desk.undo()
    assert desk.state == before
    assert desk.undo() == "there is nothing to take back"


# Quotes


def test_the_evidence_is_marked_in_its_sentence(desk: Desk) -> None:
    lines = page(desk.material, desk.state, desk.needed())
    marked = [(style, words) for line in lines for style, words in line if style in ("evidence", "who")]
    assert marked[0] == ("who", "Sigrún Dal")
    assert "".join(words for _, words in marked[1:4]) == "met her Hungarian counterpart Kovács Éva in Lisbon on Sunday"


def test_without_its_text_a_candidate_shows_offsets_and_says_why(tmp_path: Path, open_desk: Opens) -> None:
    desk = open_desk(given.write(tmp_path, text=False))
    assert "no quote: the text is not at hand" in shown(desk)
    assert "evidence at characters" in shown(desk)
    desk.journal.close()
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "any name").write_bytes(given.TEXT.encode())
    assert "met her Hungarian" in shown(open_desk(tmp_path / "news.jsonl", tmp_path / "texts"))


def test_another_text_under_the_same_name_is_not_quoted(tmp_path: Path, open_desk: Opens) -> None:
    file = given.write(tmp_path)
    (tmp_path / given.NAME).write_text("Something else altogether, and longer than any of the places." * 20)
    assert "no quote" in shown(open_desk(file))


def test_nothing_of_the_text_reaches_a_terminal_as_a_command(tmp_path: Path, open_desk: Opens) -> None:
    evil = "Dal met Arroz \x1b]0;owned\x07\x1b[2J\u202e today."
    (tmp_path / "evil.txt").write_bytes(evil.encode())
    digest = hashlib.sha256(evil.encode()).hexdigest()
    lines = [
        {"record": "document", "id": "e", "title": "T", "sha256": digest, "characters": len(evil)},
        {"record": "meeting", "document": "e", "id": "m", "name": "M", "status": "held", "review": "unreviewed",
         "evidence": [{"start": 0, "end": len(evil), "sha256": quote_hash(evil)}]},
    ]  # fmt: skip
    (tmp_path / "evil.jsonl").write_text("\n".join(json.dumps(line) for line in lines))
    desk = open_desk(tmp_path / "evil.jsonl", tmp_path)
    assert "\x1b" not in shown(desk)
    assert "\u202e" not in shown(desk)
    assert "\\u001b" in shown(desk)


# What is kept


def test_what_was_decided_is_taken_up_again(desk: Desk, open_desk: Opens) -> None:
    mend(desk, "place", "Budapest (HU)")
    desk.decide("accepted")
    desk.decide("rejected")
    desk.undo()
    state = desk.state
    desk.journal.close()
    again = open_desk(desk.material.file)
    assert again.state == state
    assert again.needed().key.id == TRIP
    again.undo()
    again.undo()
    assert again.state.records == again.material.records


def test_a_step_half_written_counts_as_not_taken_and_the_next_ones_are_kept(desk: Desk, open_desk: Opens) -> None:
    desk.decide("accepted")
    desk.decide("accepted")
    path = desk.journal.path
    desk.journal.close()
    body = path.read_bytes()
    for length in range(body.rstrip(b"\n").rfind(b"\n") + 1, len(body)):
        path.write_bytes(body[:length])
        with open_desk(desk.material.file).journal as journal:
            assert len(journal.session.steps) == 1
    again = open_desk(desk.material.file)
    again.decide("rejected")
    again.journal.close()
    assert open_desk(desk.material.file).counts()["rejected"] == 1


def test_a_review_killed_at_any_moment_has_lost_nothing_that_was_pressed(tmp_path: Path, open_desk: Opens) -> None:
    file = given.write(tmp_path)
    program = (
        "import sys\nfrom pathlib import Path\nfrom loader.extraction.reviewing.desk import open_desk\n"
        "desk = open_desk(Path(sys.argv[1]))\n"
        "for number in range(1000000):\n"
        "    desk.at = number % 4\n"
        "    desk.decide('accepted' if number % 3 else 'rejected')\n"
        "    print(len(desk.session.steps), flush=True)\n"
    )
    for _ in range(3):
        with subprocess.Popen([sys.executable, "-c", program, str(file)], stdout=subprocess.PIPE, cwd=ROOT) as child:
            assert child.stdout is not None
            told = [child.stdout.readline() for _ in range(20)]
            child.send_signal(signal.SIGKILL)
            told += child.stdout.readlines()
        whole = [int(line) for line in told if line.endswith(b"\n")]
        with open_desk(file).journal as journal:
            assert len(journal.session.steps) in (whole[-1], whole[-1] + 1)


def test_of_two_at_once_the_second_is_refused(desk: Desk, open_desk: Opens) -> None:
    with pytest.raises(StoreLocked, match="being reviewed elsewhere"):
        open_desk(desk.material.file)


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (lambda journal, _: journal.write_text("nothing of ours\n"), "not the journal"),
        (lambda journal, _: journal.write_bytes(journal.read_bytes() + b"{}\n"), ":3: this step cannot be read"),
        (lambda journal, _: journal.write_bytes(journal.read_bytes() + b"[1]\n"), ":3: this step cannot be read"),
        (lambda _, file: file.write_text(file.read_text() + "\n"), "of other records"),
    ],
)
def test_a_journal_that_does_not_fit_is_refused_and_left_alone(
    desk: Desk, spoil: Any, message: str, open_desk: Opens
) -> None:
    desk.decide("accepted")
    desk.journal.close()
    spoil(desk.journal.path, desk.material.file)
    before = desk.journal.path.read_bytes()
    with pytest.raises(RecordsError, match=message):
        open_desk(desk.material.file)
    assert desk.journal.path.read_bytes() == before


def test_where_nothing_can_be_kept_nothing_is_begun(tmp_path: Path, open_desk: Opens) -> None:
    file = given.write(tmp_path)
    (tmp_path / "news.review.jsonl").mkdir()
    with pytest.raises(UsageError, match="cannot be kept"):
        open_desk(file)


def test_what_could_not_be_kept_was_not_decided(desk: Desk, monkeypatch: pytest.MonkeyPatch, open_desk: Opens) -> None:
    def full(_file: int) -> None:
        raise OSError(28, "No space left on device")

    desk.decide("accepted")
    state, body = desk.state, desk.journal.path.read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr("os.fsync", full)
        for act in (lambda: desk.decide("rejected"), desk.undo):
            with pytest.raises(UsageError, match=r"could not be kept: No space left"):
                act()
            assert (desk.state, desk.journal.path.read_bytes()) == (state, body)
    desk.decide("rejected")
    state = desk.state
    desk.journal.close()
    assert open_desk(desk.material.file).state == state


def test_a_review_that_has_ended_decides_nothing(desk: Desk) -> None:
    desk.journal.close()
    with pytest.raises(UsageError, match="has ended"):
        desk.decide("accepted")
    assert desk.counts()["accepted"] == 0


def test_a_cell_that_is_run_again_takes_its_own_review_up(tmp_path: Path) -> None:
    file = given.write(tmp_path)
    whomet.review(file).accept(1)
    with whomet.review(file) as again:
        assert repr(again).endswith("1 accepted, 4 open>")


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (b"[]\n", "whomet check"),
        (b'{"record": "person", "document": "d", "id": "a", "name": "A", "review": "unreviewed"}\n', "refers to 'd'"),
        (b"\xff\xfe", "UTF-8"),
    ],
)
def test_a_file_that_is_no_whole_set_of_records_is_refused(
    tmp_path: Path, lines: bytes, message: str, open_desk: Opens
) -> None:
    (tmp_path / "x.jsonl").write_bytes(lines)
    with pytest.raises(RecordsError, match=message):
        open_desk(tmp_path / "x.jsonl")


def test_an_empty_file_has_nothing_to_decide(tmp_path: Path, open_desk: Opens) -> None:
    (tmp_path / "x.jsonl").write_bytes(b"")
    desk = open_desk(tmp_path / "x.jsonl")
    assert (desk.item, desk.accepted(), desk.state.items) == (None, [], ())


# In a notebook


def test_a_notebook_shows_a_table_and_decides_by_number(tmp_path: Path) -> None:
    with whomet.open_graph(tmp_path / "a.graph") as graph, whomet.review(given.write(tmp_path), graph=graph) as found:
        html = found._repr_html_()
        assert html.count("<tr>") == 6
        assert "met her Hungarian counterpart" in html
        found.accept(1, 2).reject(3, 5)
        found.mend(4, status="planned", place="Lisbon", date=None)
        assert found.fields(4)["who 2"] == "Tomé Arroz"
        with pytest.raises(UsageError, match="no field 'statuss'"):
            found.mend(4, statuss="held")
        with pytest.raises(UsageError, match="from 1 to 5"):
            found.accept(6)
        found.accept(4)
        report = found.load(graph)
        assert (report.quarantined, report.loaded) == (0, len(found.records()))
        assert [row["status"] for row in graph.query("MATCH (m:Meeting) RETURN m.status AS status ORDER BY m.id")] == [
            "planned",
            "held",
        ]
        assert repr(found).endswith("3 accepted, 0 open>")


def test_the_table_escapes_what_records_say(tmp_path: Path) -> None:
    lines = given.records()
    lines[1]["name"] = "<script>alert(1)</script>"
    with whomet.review(given.write(tmp_path, given=lines)) as found:
        assert "<script" not in found._repr_html_()
