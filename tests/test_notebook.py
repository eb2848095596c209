"""What a notebook does with a graph and a result: tables, DataFrames, networkx, completion, the cell magic."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator

import pandas as pd
import pytest
from IPython.core.completer import provisionalcompleter
from IPython.core.interactiveshell import InteractiveShell
from neo4j.time import Date

import loader as whomet
from loader import cypher
from loader.errors import UsageError
from loader.graph import Node, Relationship
from loader.graph import Path as GraphPath
from loader.render.html import ROWS_SHOWN
from loader.result import Result
from tests.helpers import SEEDS
from tests.render.hostile import HOSTILE

WANG = Node("wang-yi", frozenset({"Person"}), {"name": "Wang Yi", "id": "wang-yi"})
TALKS = Node("m", frozenset({"Meeting", "Held"}), {"name": "Talks", "status": "held", "date": Date(2022, 9, 23)})
PART = Relationship("PARTICIPANT_IN|wang-yi|m|", "PARTICIPANT_IN", "wang-yi", "m", {"part": "principal"})


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[whomet.Graph]:
    with whomet.open_graph(tmp_path_factory.mktemp("notebook") / "seeds.graph") as graph:
        graph.load(SEEDS)
        yield graph


def test_columns_of_a_data_frame_are_typed_by_what_is_in_them() -> None:
    rows = [
        (Date(2022, 9, 3), 1, 1, 1.5, True, "a", ["x"], None),
        (None, 2, None, 2, None, None, None, None),
    ]
    frame = Result(tuple("abcdefgh"), rows).to_df()
    kinds = [str(kind) for kind in frame.dtypes]
    assert kinds[:5] == ["datetime64[s]", "int64", "Int64", "float64", "boolean"]
    assert kinds[6:] == ["object", "object"]
    assert frame["a"].dt.year.tolist()[0] == 2022
    assert (frame["f"].tolist()[0], frame["g"].tolist()[0]) == ("a", ["x"])


@pytest.mark.parametrize("day", [Date(1, 1, 1), Date(1600, 2, 29), Date(9999, 12, 31)])
def test_a_data_frame_holds_every_day_that_there_is(day: Date) -> None:
    assert Result(("day",), [(day,)]).to_df()["day"].dt.date.tolist() == [day.to_native()]


def test_a_data_frame_without_rows_has_its_columns() -> None:
    frame = Result(("a", "b"), []).to_df()
    assert (list(frame.columns), len(frame)) == (["a", "b"], 0)


def test_large_integers_and_mixed_columns_stay_what_they_are() -> None:
    frame = Result(("a", "b"), [(2**70, 1), (1, "x")]).to_df()
    assert (frame["a"].tolist(), frame["b"].tolist()) == ([2**70, 1], [1, "x"])


def test_a_saved_query_as_a_data_frame(graph: whomet.Graph) -> None:
    frame = graph.query("MATCH (m:Meeting&Held) RETURN m.name AS name, m.date AS date ORDER BY m.id").to_df()
    assert str(frame["date"].dtype) == "datetime64[s]"
    assert frame["date"].max() < pd.Timestamp("2024-01-01")


def test_networkx_has_what_stands_anywhere_in_the_rows() -> None:
    made = Result(("x",), [([{"deep": GraphPath((TALKS, WANG), (PART,))}],)]).to_networkx()
    assert dict(made.nodes(data="name")) == {"m": "Talks", "wang-yi": "Wang Yi"}
    assert made.edges["wang-yi", "m", PART.id] == {"part": "principal", "__labels__": {"PARTICIPANT_IN"}}
    bare = Result(("r",), [(PART,)]).to_networkx()
    assert bare.nodes["m"] == {"__labels__": set()}


def test_networkx_of_a_drawing_query_can_be_asked_again(graph: whomet.Graph) -> None:
    made = graph.run("who-met-drawn", person="Wang Yi").to_networkx()
    assert "wang-yi" in made
    assert len(cypher.query(made, "MATCH (m:Meeting&Held) RETURN m")) > 3


def test_a_table_is_shortened_with_a_count_and_shows_names() -> None:
    shown = Result(("n",), [(TALKS,)] * 3)._repr_html_()
    assert "(:Held:Meeting Talks [held])" in shown
    assert "3 rows" in shown
    many = Result(("n",), [(n,) for n in range(1000)])._repr_html_()
    assert f"{ROWS_SHOWN} of 1000 rows" in many
    assert many.count("<tr>") == ROWS_SHOWN + 1
    long = Result(("n",), [("x" * 10**6,)], ("cut",))._repr_html_()
    assert len(long) < 1500
    assert "…" in long
    assert "<p>cut</p>" in long


def test_a_table_leaves_out_columns_without_a_value_and_keeps_dates_whole() -> None:
    shown = Result(("a", "b"), [(None, Date(2022, 9, 23)), (None, None)])._repr_html_()
    assert shown.count("<th ") == 1
    assert 'nowrap">2022-09-23</td>' in shown
    assert Result(("a", "b"), [(None, None)])._repr_html_().count("<th ") == 2
    assert Result(("a", "b"), [])._repr_html_().count("<th ") == 2


def test_a_prompt_shows_the_first_rows_as_a_table() -> None:
    assert repr(Result(("n",), [(TALKS,)])).splitlines()[2:] == ["(:Held:Meeting Talks [held])", "1 row"]
    many = repr(Result(("n",), [(n,) for n in range(10**5)], ("cut",)))
    assert many.splitlines()[-3:] == ["20 rows", "99980 more of 100000 rows", "cut"]
    assert len(repr(Result(("n", "m"), [("x" * 10**6, ["y" * 10**6])]))) < 1500
    assert "\x1b" not in repr(Result(("n",), [("\x1b[2J",)]))
    assert repr(Result(("n",), [])) == "0 rows"


def test_hostile_names_are_only_shown() -> None:
    for text in HOSTILE:
        node = Node("x", frozenset({"Person"}), {"name": text, "status": text})
        result = Result(("text", "node"), [(text, node)])
        assert result.to_df()["text"].tolist() == [text]
        assert result.to_networkx().nodes["x"]["name"] == text
        result._repr_html_().encode()
        repr(result).encode()
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", repr(result))


def test_a_notebook_completes_queries_and_their_parameters(shell: InteractiveShell) -> None:
    def completed(text: str) -> set[str]:
        with provisionalcompleter():
            return {one.text for one in shell.Completer.completions(text, len(text))}

    assert {"who_met", "who_met_drawn", "who_met_whom"} <= completed("g.pack.who_m")
    assert "person=" in completed("g.pack.who_met(per")


def test_queries_complete_and_answer(graph: whomet.Graph) -> None:
    assert "who_met" in dir(graph.pack)
    question = graph.pack.who_met
    assert next(iter(inspect.signature(question).parameters)) == "person"
    assert "person (person, required)" in (question.__doc__ or "")
    assert repr(question).startswith("who_met(person")
    assert "0x" not in repr(question)
    assert question("Wang Yi").rows == graph.run("who-met", person="wang-yi").rows
    assert len(question(person="Wang Yi", limit=100)) > 1


def test_wrong_questions_are_said(graph: whomet.Graph) -> None:
    with pytest.raises(AttributeError, match="there is no saved query 'who-ate'"):
        _ = graph.pack.who_ate
    assert not hasattr(graph.pack, "_repr_html_")
    with pytest.raises(UsageError, match="person is given twice"):
        graph.pack.who_met("Wang Yi", person="x")
    with pytest.raises(UsageError, match="values were given"):
        graph.pack.who_met(*range(20))


@pytest.fixture(params=["loader", "whomet", "loader.notebook"])
def shell(graph: whomet.Graph, request: pytest.FixtureRequest) -> Iterator[InteractiveShell]:
    shell = InteractiveShell()
    shell.run_line_magic("load_ext", request.param)
    shell.user_ns.update(g=graph, who="wang-yi")
    yield shell
    shell.history_manager.end_session()


def test_a_cell_of_cypher(shell: InteractiveShell) -> None:
    text = "MATCH (p:Person) WHERE p.id = $id RETURN p.name AS name"
    for line in ("id=who", "g id=who", 'g id="wang-yi"'):
        assert shell.run_cell_magic("cypher", line, text).records() == [{"name": "Wang Yi"}]


@pytest.mark.parametrize(
    ("line", "message"),
    [("h", "h is no graph"), ("g x", "write name=variable"), ("g x=yy", "there is no variable 'yy'")],
)
def test_a_wrong_line_above_a_cell_is_said(shell: InteractiveShell, line: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        shell.run_cell_magic("cypher", line, "RETURN 1")
