"""The review in a real terminal."""

# ruff: noqa: E501 - the keys of a step on a line

from __future__ import annotations

import json
import subprocess
import time
from pathlib import Path

import pytest

import loader as whomet
from tests.extraction.reviewing import given
from tests.extraction.reviewing.terminal import DOWN, ENTER, ESCAPE, TAB, UP, WHOMET, Terminal

SECONDS_A_KEY = 1.5
"""What a person is reckoned to need for a key, with the reading before it: the keystroke-level model's 0.2 to 0.3 seconds
for the finger and 1.35 for the thought."""


def statuses(folder: Path) -> dict[str, str]:
    with whomet.open_graph(folder / "a.graph") as graph:
        return {
            row["id"]: row["status"]
            for row in graph.query("MATCH (m:Meeting|Trip) RETURN m.id AS id, m.status AS status")
        }


def test_one_page_goes_from_its_text_to_a_loaded_graph_in_a_few_keys(tmp_path: Path) -> None:
    """Extracted by the rules as they are, every proposal accepted after reading, every sentence left put aside."""
    (tmp_path / "rivers.txt").write_bytes(given.TEXT.encode())
    command = [WHOMET, "extract", "rivers.txt", "--published", "2031-05-05", "--output", "news.jsonl"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    begun = time.monotonic()
    with Terminal(tmp_path) as terminal:
        terminal.until("open, 0 accepted")
        items = int(terminal.lines[0].split()[2])
        for number in range(1, items + 1):
            terminal.until(f" {number} of {items} ").press("n" if "· left ·" in terminal.lines[0] else "y")
        terminal.until("Everything is decided").press(ENTER)
        assert terminal.to_the_end() == 0
        assert " 0 quarantined" in terminal.text
        assert terminal.keys == items + 1
        assert terminal.keys * SECONDS_A_KEY < 180
    assert time.monotonic() - begun < 180
    assert statuses(tmp_path)["sigrun-dal-kovacs-eva-2031-05-04"] == "held"


def test_a_page_of_which_one_is_rejected_and_a_sentence_put_aside(tmp_path: Path) -> None:
    given.write(tmp_path)
    with Terminal(tmp_path) as terminal:
        terminal.until("1 of 5 · sure")
        assert "met her Hungarian counterpart Kovács Éva in Lisbon on Sunday" in " ".join(terminal.text.split())
        terminal.press("y")
        terminal.until("2 of 5 · sure").press("y")
        terminal.until("3 of 5 · look").press("y")
        terminal.until("4 of 5 · look").press("n")
        terminal.until("5 of 5 · left")
        assert "had met nobody else" in " ".join(terminal.text.split())
        terminal.press("n")
        terminal.until("Everything is decided: 3 accepted, 1 rejected").press(ENTER)
        assert terminal.to_the_end() == 0
        assert "0 quarantined" in terminal.text
        assert terminal.keys == 6
        assert terminal.keys * SECONDS_A_KEY < 180
    assert statuses(tmp_path) == {
        "dal-kovacs-2031-05-04": "held",
        "dal-kovacs-2031-04": "held",
        "kovacs-reykjavik": "planned",
    }


def test_a_page_with_something_of_everything_to_mend_stays_within_three_minutes(tmp_path: Path) -> None:
    given.write(tmp_path)
    with Terminal(tmp_path) as terminal:
        terminal.until("1 of 5").press("e")
        terminal.until("a  status: held").press("a")
        terminal.until("e  expected").press("e")
        terminal.until("meeting · expected").press("e")
        terminal.until("d  place: Lisbon").press("d")
        terminal.until("place: Lisbon")
        terminal.press(*["\x7f"] * len("Lisbon"), "Reyk", TAB, ENTER)
        terminal.until("place       Reykjavík").press("y")
        terminal.until("2 of 5").press("y", "u")
        terminal.until("taken back").press("y")
        terminal.until("3 of 5").press("y")
        terminal.until("4 of 5").press("n")
        terminal.until("5 of 5").press("a")
        terminal.until("who met, with commas:").press("Sig", TAB, ",", "Íris Vala", ENTER)
        terminal.until("who         Íris Vala").press("y")
        terminal.until("Everything is decided").press(ENTER)
        assert terminal.to_the_end() == 0
        assert terminal.keys * SECONDS_A_KEY < 180
        assert terminal.keys == 41  # docs/review.md
    assert statuses(tmp_path)["dal-kovacs-2031-05-04"] == "expected"
    assert statuses(tmp_path)[f"sigrun-dal-iris-vala-{given.records()[0]['sha256'][:8]}"] == "held"


def test_what_was_pressed_outlives_a_kill_and_leaving(tmp_path: Path) -> None:
    given.write(tmp_path)
    with Terminal(tmp_path) as terminal:
        terminal.until("1 of 5").press("y")
        terminal.until("2 of 5").press("n")
        terminal.until("3 of 5")
        terminal.kill()
    with Terminal(tmp_path) as terminal:
        terminal.until("3 of 5 · look")
        with Terminal(tmp_path) as second:
            assert second.to_the_end() == 3
            assert "being reviewed elsewhere" in second.text
        terminal.press(UP)
        terminal.until("2 of 5 · sure · rejected").press("o")
        terminal.until("sure · open").press("q")
        assert terminal.to_the_end() == 0
        assert "1 accepted, 0 rejected, 4 open" in terminal.text
    assert not (tmp_path / "a.graph").exists()


def test_split_and_merge(tmp_path: Path) -> None:
    given.write(tmp_path)
    with Terminal(tmp_path) as terminal:
        terminal.until("1 of 5").press("e")
        terminal.until("another participant")
        letter = next(line.split()[0] for line in terminal.lines if line.endswith("another participant"))
        terminal.press(letter)
        terminal.until("another participant:").press("Tom", TAB, ENTER)
        terminal.until("who         Tomé Arroz").press("s")
        terminal.until("who in the first").press("1 2 / 1 3", ENTER)
        terminal.until("1 of 6").press(DOWN)
        terminal.until("2 of 6").press("m")
        terminal.until("Merge which").press("a")
        terminal.until("is the same as:").press("greeting", TAB, ENTER)
        terminal.until(" of 5")
        terminal.press("?")
        terminal.until("leave, and load what is accepted").press(ESCAPE)
        terminal.until("y accept").press("q")
        assert terminal.to_the_end() == 0


@pytest.mark.parametrize(("columns", "rows"), [(40, 12), (20, 8), (200, 60)])
def test_small_and_large_terminals_show_it_and_follow_a_change_of_size(tmp_path: Path, columns: int, rows: int) -> None:
    given.write(tmp_path)
    with Terminal(tmp_path, columns, rows) as terminal:
        terminal.until("1 of 5")
        terminal.resize(60, 20)
        terminal.press("n")
        terminal.until("2 of 5 · sure · open")
        assert all(len(line) <= 60 for line in terminal.lines)
        terminal.press("q")
        assert terminal.to_the_end() == 0


def test_a_long_sentence_is_read_to_its_end_in_a_small_terminal(tmp_path: Path) -> None:
    given.write(tmp_path)
    with Terminal(tmp_path, 40, 12) as terminal:
        terminal.until("1 of 5").press("\x1b[6~", "\x1b[6~")
        terminal.until("salmon quotas")
        terminal.press("q")
        terminal.to_the_end()


def test_without_colours_the_evidence_stands_in_brackets(tmp_path: Path) -> None:
    given.write(tmp_path)
    with Terminal(tmp_path, NO_COLOR="1") as terminal:
        terminal.until("[Sigrún Dal], Iceland")
        terminal.press("q")
        assert terminal.to_the_end() == 0
        assert b"\x1b[36m" not in terminal.raw
        assert b";36" not in terminal.raw


def test_wide_letters_and_those_from_right_to_left_take_their_room(tmp_path: Path) -> None:
    lines = given.records()
    lines[1]["name"] = "王毅的一个很长的名字" * 4
    lines[2]["name"] = "محمد العربي"
    given.write(tmp_path, given=lines)
    with Terminal(tmp_path, 40, 20) as terminal:
        terminal.until("محمد")
        assert "王毅的一个很长的名字" in terminal.text.replace(" ", "").replace("\n", "")
        terminal.press("q")
        assert terminal.to_the_end() == 0


def test_nothing_that_a_text_or_record_says_is_an_order_to_the_terminal(tmp_path: Path) -> None:
    lines = given.records()
    for line in lines:
        if line["record"] == "meeting":
            line["claims"] = [{"property": "note", "value": "red \x1b[31malert\x1b]0;title\x07 \u202eleft"}]
    try:
        given.write(tmp_path, given=lines)
    except ValueError:
        pytest.fail("the records cannot be written")
    with Terminal(tmp_path) as terminal:
        refused = terminal.to_the_end()
        assert refused == 1  # a record may hold no such characters at all
        assert b"\x1b]0;title" not in terminal.raw


@pytest.mark.parametrize("given_input", [b"", b"yyy"])
def test_where_there_is_no_terminal_it_says_so(tmp_path: Path, given_input: bytes) -> None:
    given.write(tmp_path)
    done = subprocess.run(
        [WHOMET, "review", "news.jsonl"], cwd=tmp_path, input=given_input, capture_output=True, check=False
    )
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"review needs a terminal" in done.stderr
    assert not (tmp_path / "news.review.jsonl").exists()


def test_a_file_that_is_not_there_is_a_message(tmp_path: Path) -> None:
    with Terminal(tmp_path) as terminal:
        assert terminal.to_the_end() == 2
        assert "no such file" in terminal.text


def test_the_steps_hold_no_words_of_the_text(tmp_path: Path) -> None:
    given.write(tmp_path)
    with Terminal(tmp_path) as terminal:
        terminal.until("1 of 5").press("y")
        terminal.until("2 of 5").press("q")
        terminal.to_the_end()
    kept = (tmp_path / "news.review.jsonl").read_text(encoding="utf-8")
    assert "met her" not in kept
    assert [list(json.loads(line)) for line in kept.splitlines()] == [
        ["review", "version", "sha256"],
        ["said", "verdicts"],
    ]
