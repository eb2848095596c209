"""Search goes over everything, ranked; queries are found by what words mean."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

import loader as whomet
from loader.errors import UsageError
from loader.finding import searching
from loader.pack import find_pack

PACK = find_pack()


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[whomet.Graph]:
    with whomet.open_graph(tmp_path_factory.mktemp("search") / "seeds.graph") as opened:
        opened.load(whomet.seeds())
        yield opened


@pytest.mark.parametrize(
    ("words", "what", "id_"),
    [
        ("Blinken", "person", "antony-blinken"),
        ("BLINKEN antony", "person", "antony-blinken"),
        ("Блинкен", "person", "antony-blinken"),
        ("Tony Blinken", "person", "antony-blinken"),
        ("fentan", "issue", "fentanyl"),
        ("yellen trip", "trip", "yellen-trip-2023"),
        ("Yellen’s trip", "trip", "yellen-trip-2023"),
        ("Blinken met Qin on Sunday", "meeting", "blinken-qin-2023-06-18"),
        ("Qin Diaoyutai June", "meeting", "blinken-qin-2023-06-18"),
        ("g20 bali", "meeting", "biden-xi-2022-11-14"),
        ("Biden Xi phone call 2021", "meeting", "biden-xi-2021-02-10"),
        ("Raimondo met Wang Wentao", "meeting", "raimondo-wang-wentao-2023-05-25"),
        ("Chinese foreign minister", "office", "cn-foreign-minister"),
        ("defense secretary", "office", "us-defense-secretary"),
        ("America", "country", "US"),
        ("Deutschland", "country", "DE"),
        ("lowest diplomatic ties", "statement", "qin-on-lowest-point-2023-06-18"),
        ("report-003", "document", "report-003"),
        ("APEC summit", "event", "apec-2022"),
        ("chips", "issue", "semiconductors"),
        ("Blinken discussed fentanyl", "meeting", "blinken-qin-2023-06-18"),
    ],
)
def test_the_best_comes_first(graph: whomet.Graph, words: str, what: str, id_: str) -> None:
    row = graph.search(words).records()[0]
    assert (row["what"], row["id"]) == (what, id_)
    assert row["next"].startswith("whomet ")


def test_what_is_found_equally_well_comes_in_one_order(graph: whomet.Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    usual = graph.search("first visit five years")
    backwards = {
        source: lambda store, made=made: reversed(list(made(store))) for source, made in searching.THINGS.items()
    }
    monkeypatch.setattr(searching, "THINGS", backwards)
    assert graph.search("first visit five years") == usual


def test_claims_are_found_with_the_places_that_prove_them(graph: whomet.Graph) -> None:
    rows = graph.search("first visit five years").records()
    assert {row["what"] for row in rows} == {"claim"}
    assert all(place.startswith("report-00") for row in rows for place in row["evidence"])


def test_what_to_run_next_runs(graph: whomet.Graph) -> None:
    (row,) = graph.search("Diaoyutai", kind="place").records()
    assert row["next"] == "whomet run meetings-at -P place=diaoyutai-state-guest-house"
    assert len(graph.run("meetings-at", place=row["id"])) == 1


def test_nothing_found_is_said(graph: whomet.Graph) -> None:
    found = graph.search("zzzq")
    assert (len(found), found.notes) == (0, ("nothing in the graph is called 'zzzq'",))
    assert "some" in graph.search("fentanyl zzzq").notes[0]
    for words, kind in (("!?", None), ("x", "dinosaur")):
        with pytest.raises(UsageError):
            graph.search(words, kind=kind)


@pytest.mark.parametrize("words", ['"', "a OR b*", "NEAR(x)", "name:x", "'; DROP TABLE words; --", "x" * 10_000])
def test_words_are_no_query_language(graph: whomet.Graph, words: str) -> None:
    try:
        graph.search(words)
    except UsageError as error:
        assert "no word" in str(error)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("phone call", "contacts-by-mode"),
        ("telephone", "contacts-by-mode"),
        ("who cancelled", "not-held"),
        ("upcoming meetings", "only-expected"),
        ("journeys", "trips-of"),
        ("contradictions between articles", "where-sources-differ"),
        ("cited", "who-is-cited"),
        ("subjects discussed by two countries", "issues-between"),
    ],
)
def test_queries_are_found_by_what_words_mean(words: str, name: str) -> None:
    assert name in [query.name for query in PACK.search(words)[:8]]


def test_no_query_is_found_for_words_that_mean_nothing() -> None:
    assert PACK.search("zzzq") == []
    assert len(PACK.search("")) == len(PACK)


@pytest.mark.parametrize(
    ("about", "id_"),
    [
        ("Yellen's trip", "yellen-trip-2023"),
        ("the balloon", "chinese-balloon-2023"),
        ("Qin’s visit to Washington", "qin-washington"),
        ("report-000", "report-000"),
    ],
)
def test_a_thing_is_what_is_told_of_before_who_tells_of_it(graph: whomet.Graph, about: str, id_: str) -> None:
    assert graph.named("thing").find(about) == id_
