"""Results as text: what comes out in each format, and that hostile text from records stays text."""

from __future__ import annotations

import csv
import io
import json
import re
import uuid
from datetime import timedelta, timezone

import pytest
import pytz
from neo4j.spatial import WGS84Point
from neo4j.time import Date, DateTime, Duration, Time
from neo4j.vector import Vector

from loader.errors import UsageError
from loader.graph import Node, Path, Relationship, Value
from loader.render import FORMATS, render
from loader.result import Result
from tests.render.hostile import HOSTILE

NEWFOUNDLAND = pytz.timezone("America/St_Johns")
WANG = Node("wang-yi", frozenset({"Person"}), {"name": "Wang Yi", "id": "wang-yi"})
TALKS = Node("m-1", frozenset({"Meeting", "Held"}), {"name": "Talks", "date": Date(2022, 9, 23)})
IN = Relationship("PARTICIPANT_IN|wang-yi|m-1|", "PARTICIPANT_IN", "wang-yi", "m-1", {"part": "principal"})
BACK = Path((TALKS, WANG), (IN,))


def one(value: Value) -> Result:
    return Result(("x",), [(value,)])


@pytest.mark.parametrize("output", [*FORMATS, "html"])
@pytest.mark.parametrize("place", ["cell", "list", "key", "column", "note", "property"])
def test_hostile_text_is_shown_and_never_obeyed(output: str, place: str) -> None:
    for text in HOSTILE:
        check_shown(text, output, place)


def check_shown(text: str, output: str, place: str) -> None:
    node = Node(text, frozenset({text}), {text: text, "name": text})
    results = {
        "cell": one(text),
        "list": one([text, [text]]),
        "key": one({text: text}),
        "column": Result((text or "x",), [(1,)]),
        "note": Result(("x",), [(1,)], (text,)),
        "property": one(node),
    }
    found = results[place]
    shown = found._repr_html_() if output == "html" else render(found, output, width=60)
    shown.encode("utf-8")
    allowed = "\t\n\r" if output in ("csv", "html") else "\n"
    assert not [c for c in shown if (ord(c) < 32 or 127 <= ord(c) < 160) and c not in allowed]
    assert not re.search("[\u202a-\u202e\u2066-\u2069\u200b\u2028\U000e0041]", shown)


def test_json_says_exactly_what_the_record_says() -> None:
    for text in HOSTILE:
        assert json.loads(render(one(text), "json")) == [{"x": text}]
        assert json.loads(render(one([{text: text}]), "jsonl")) == {"x": [{text: text}]}


def test_html_holds_nothing_but_a_table() -> None:
    for text in HOSTILE:
        tags = re.findall("<[^>]*>", one(text)._repr_html_())
        assert {tag.split()[0].strip("<>/") for tag in tags} <= {
            "div",
            "table",
            "thead",
            "tbody",
            "tr",
            "th",
            "td",
            "p",
        }


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (None, None),
        (2**70, 2**70),
        pytest.param(2**20_000, hex(2**20_000), id="thousands of digits"),
        (float("nan"), "NaN"),
        (float("-inf"), "-Infinity"),
        (1.0, 1.0),
        (b"\x00\xff", "AP8="),
        (Date(2022, 9, 3), "2022-09-03"),
        (DateTime(2022, 9, 3, 1, 2, 3), "2022-09-03T01:02:03"),
        (
            NEWFOUNDLAND.localize(DateTime(2022, 12, 3, 12, 0, 0)),
            "2022-12-03T12:00:00-03:30[America/St_Johns]",
        ),
        (Time(12, 0, 0, 500_000_000, tzinfo=timezone(timedelta(seconds=561))), "12:00:00.5+00:09:21"),
        (Duration(months=1, days=2), "P1M2D"),
        (WGS84Point([1, 2]), {"srid": 4326, "x": 1.0, "y": 2.0}),
        ([Vector([1.0, 2.0], "f32")], [[1.0, 2.0]]),
        (uuid.UUID(int=1), "00000000-0000-0000-0000-000000000001"),
        ({"a": [Date(2022, 9, 3)]}, {"a": ["2022-09-03"]}),
        (WANG, {"labels": ["Person"], "id": "wang-yi", "properties": {"id": "wang-yi", "name": "Wang Yi"}}),
        (
            IN,
            {
                "type": "PARTICIPANT_IN",
                "id": "PARTICIPANT_IN|wang-yi|m-1|",
                "start": "wang-yi",
                "end": "m-1",
                "properties": {"part": "principal"},
            },
        ),
    ],
)
def test_json_values(value: Value, said: object) -> None:
    assert json.loads(render(one(value), "json")) == [{"x": said}]


def test_a_path_in_json_has_its_nodes_and_relationships_in_order() -> None:
    (row,) = json.loads(render(one(BACK), "json"))
    assert [node["id"] for node in row["x"]["nodes"]] == ["m-1", "wang-yi"]
    assert [step["type"] for step in row["x"]["relationships"]] == ["PARTICIPANT_IN"]
    assert row["x"]["nodes"][0]["labels"] == ["Held", "Meeting"]


def test_json_keeps_the_order_of_columns_and_one_row_a_line() -> None:
    assert render(Result(("b", "a"), [(1, 2), (3, None)]), "json") == (
        '[\n  {"b": 1, "a": 2},\n  {"b": 3, "a": null}\n]\n'
    )
    assert render(Result(("b",), []), "json") == "[]\n"
    assert render(Result(("b",), []), "jsonl") == ""


@pytest.mark.parametrize(
    "formula", ["=1+1", "+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "＝1", "＋1", "－1", "＠1", "\u200c=1"]
)
def test_no_cell_of_csv_starts_a_formula(formula: str) -> None:
    (row,) = list(csv.reader(io.StringIO(render(one(formula), "csv"), newline="")))[1:]
    assert row[0].startswith("'")
    assert render(Result((formula,), []), "csv").lstrip('"').startswith("'")


@pytest.mark.parametrize("separator", [";", "|", "\t", "\n"])
@pytest.mark.parametrize("formula", ["=1+1", "+1", "-1+1", "@SUM(A1)", ' "=1"', "＝1"])
def test_nor_where_a_program_splits_at_another_sign(separator: str, formula: str) -> None:
    text = render(one(f"Ann{separator}{formula}{separator}Lee"), "csv")
    cells = [cell.strip(' "') for line in text.splitlines() for cell in line.split(separator)]
    assert [cell for cell in cells if cell[:1] in tuple("=+-@＝")] == []


def test_csv_values() -> None:
    row = (-5, 1.5, None, "", True, 'say "hi"', ["a", 1], Date(2022, 9, 3), float("nan"), "a;b", "x\ny")
    result = Result(tuple("abcdefghijk"), [row])
    assert render(result, "csv") == (
        'a,b,c,d,e,f,g,h,i,j,k\r\n-5,1.5,,"",true,"say ""hi""","[""a"", 1]",2022-09-03,NaN,"a;b","x\ny"\r\n'
    )


def test_markdown_is_a_table_of_text_only() -> None:
    result = Result(("name", "n"), [("a|b <i>*x*</i>\n[l](u)", 3), (None, None)])
    assert render(result, "markdown") == (
        "| name | n |\n"
        "| --- | ---: |\n"
        r"| a\|b &lt;i&gt;\*x\*&lt;/i&gt;<br>\[l\]\(u\) | 3 |" + "\n"
        "|  |  |\n"
    )


@pytest.mark.parametrize("text", ["https://x.example", "HTTP://x.example", "www.x.example", "me@x.example"])
def test_markdown_links_nothing(text: str) -> None:
    assert text not in render(one(text), "markdown")


def test_a_table_fits_the_width_and_counts_its_rows() -> None:
    result = Result(("counterpart", "n", "issues"), [("Antony Blinken", 2, ["Taiwan", "trade"] * 9)], ("cut at 1 row",))
    shown = render(result, "table", width=50)
    assert max(map(len, shown.splitlines())) <= 50
    assert "Antony Blinken" in shown
    assert shown.endswith("1 row\ncut at 1 row\n")


def test_rows_stand_upright_where_the_columns_do_not_fit() -> None:
    long = "a text that is longer than a column can be"
    shown = render(Result(("a", "b", "c"), [(long, 1, long), (None, 2, long)]), "table", width=30)
    assert max(map(len, shown.splitlines())) <= 30
    assert shown.startswith("a  a text that is longer than\n   a column can be\nb  1\n")
    assert "\n\nb  2\nc  a text" in shown


def test_a_table_leaves_out_columns_that_are_empty() -> None:
    shown = render(Result(("a", "b", "c"), [(1, None, []), (2, "", None)]), "table", width=40)
    assert shown.split()[0] == "a"
    assert "b" not in shown


def test_a_table_sets_numbers_to_the_right_and_dates_to_the_left() -> None:
    shown = render(Result(("number", "long_date"), [(1, Date(2022, 9, 3)), (-22, None)]), "table", width=40)
    assert "     1  2022-09-03\n   -22\n" in shown


def test_a_table_without_rows_says_so() -> None:
    assert render(Result(("a",), []), "table") == "0 rows\n"


def test_a_table_draws_nodes_relationships_and_paths_in_a_line() -> None:
    assert "(Talks) <-PARTICIPANT_IN- (Wang Yi)" in render(one(BACK), "table", width=100)
    assert "wang-yi -PARTICIPANT_IN-> m-1" in render(one(IN), "table", width=100)


def test_colour_is_the_table_s_own_choice() -> None:
    assert "\x1b[" in render(one("a"), "table", width=40, colour=True)
    assert "\x1b[" not in render(one("a"), "table", width=40)


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(UsageError, match="there is no format 'xml'; use table, json, jsonl, csv, markdown"):
        render(one(1), "xml")
