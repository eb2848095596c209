"""From what a person typed to typed parameters."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from neo4j.time import Date

from loader.errors import UsageError
from loader.graph import Value
from loader.pack import SavedQuery, bind, read_query
from loader.pack.binding import AsWritten

HEADER = """// A title
// name: q
// description: What it answers.
// topic: people
// parameters:
{parameters}
// returns:
//   x: integer

RETURN {uses} AS x
"""


@pytest.fixture
def query(tmp_path: Path):
    """Makes a saved query with the given declarations, one for each parameter."""

    def make(**declared: str) -> SavedQuery:
        file = tmp_path / "people" / "q.cypher"
        file.parent.mkdir(exist_ok=True)
        parameters = "\n".join(f"//   {name}: {text}" for name, text in declared.items())
        file.write_text(HEADER.format(parameters=parameters, uses=" + ".join(f"${name}" for name in declared)), "utf-8")
        return read_query(file)

    return make


class Nobody(AsWritten):
    def one(self, _kind: str, text: str, /) -> str:
        raise UsageError(f"nobody called {text}")


class Upper(AsWritten):
    def one(self, _kind: str, text: str, /) -> str:
        return text.upper()

    def several(self, _kind: str, text: str, /) -> list[str]:
        return text.upper().split(",")


nobody, upper = Nobody(), Upper()


@pytest.mark.parametrize(
    ("declared", "given", "bound"),
    [
        ("{type: string, example: x}", "Hello", "Hello"),
        ("{type: string, example: x}", "Ame\u0301lie", "Am\u00e9lie"),
        ("{type: string, example: x}", "null", "null"),
        ("{type: integer, example: 3}", "-12", -12),
        ("{type: integer, example: 3}", 12, 12),
        ("{type: float, example: 1.5}", "2", 2.0),
        ("{type: float, example: 1.5}", "1e-3", 0.001),
        ("{type: boolean, example: true}", "False", False),
        ("{type: date, example: 2022-11-14}", "2023-06-18", Date(2023, 6, 18)),
        ("{type: date, example: 2022-11-14}", dt.date(2023, 6, 18), Date(2023, 6, 18)),
        ("{type: date, example: 2022-11-14, edge: first}", "2022-11", Date(2022, 11, 1)),
        ("{type: date, example: 2022-11-14, edge: last}", "2024-02", Date(2024, 2, 29)),
        ("{type: date, example: 2022-11-14, edge: last}", "2022", Date(2022, 12, 31)),
        ("{type: date, default: null}", "null", None),
        ("{type: date, default: null}", "", None),
        ("{type: date, default: null}", None, None),
        ("{type: [string], example: [x]}", "held, ongoing", ["held", "ongoing"]),
        ("{type: [string], example: [x]}", '"a, b",c', ["a, b", "c"]),
        ("{type: [string], example: [x]}", '["a, b"]', ["a, b"]),
        ("{type: [integer], example: [1]}", "[1, 2]", [1, 2]),
        ("{type: [integer], example: [1]}", "", []),
        ("{type: [string], default: null}", ["a"], ["a"]),
        ("{type: person, example: x}", "wang yi", "WANG YI"),
        ("{type: [person], example: [x]}", "a,b", ["A", "B"]),
    ],
)
def test_a_value_is_typed(query, declared: str, given: Value, bound: Value) -> None:
    assert bind(query(p=declared), {"p": given}, upper) == {"p": bound}


@pytest.mark.parametrize(
    ("declared", "given", "bound"),
    [
        ("{type: integer, example: 3}", np.int32(12), 12),
        ("{type: float, example: 1.5}", np.float32(0.5), 0.5),
        ("{type: boolean, example: true}", np.bool_(False), False),
        ("{type: string, example: x}", np.str_("held"), "held"),
        ("{type: date, example: 2022-11-14}", pd.Timestamp("2023-06-18"), Date(2023, 6, 18)),
        ("{type: date, example: 2022-11-14}", np.datetime64("2023-06-18"), Date(2023, 6, 18)),
        ("{type: date, example: 2022-11-14}", dt.datetime(2023, 6, 18), Date(2023, 6, 18)),
        ("{type: date, default: null}", pd.NaT, None),
        ("{type: string, default: null}", pd.NA, None),
        ("{type: [string], example: [x]}", pd.Series(["held", "planned"]), ["held", "planned"]),
        ("{type: [integer], example: [1]}", np.array([1, 2]), [1, 2]),
        ("{type: [person], example: [x]}", pd.Index(["a,b"]), ["A", "B"]),
    ],
)
def test_what_a_notebook_has_is_typed(query, declared: str, given: Value, bound: Value) -> None:
    found = bind(query(p=declared), {"p": given}, upper)["p"]
    assert (found, type(found)) == (bound, type(bound))


@pytest.mark.parametrize(
    ("declared", "given", "message"),
    [
        (
            "{type: date, example: 2022-11-14}",
            pd.Timestamp("2023-06-18 10:30"),
            'q: p: expected a date such as 2022-11-14, not "2023-06-18T10:30:00.000000000"',
        ),
        (
            "{type: date, example: 2022-11-14}",
            pd.Timestamp("2023-06-18", tz="Europe/Prague"),
            'q: p: expected a date such as 2022-11-14, not "2023-06-18T00:00:00.000000000+02:00',
        ),
        ("{type: float, example: 1.5}", Decimal("1.5"), "q: p is a Decimal, which is no value of Cypher"),
        ("{type: string, example: x}", pd.NA, "q: p: expected text, not null"),
    ],
)
def test_what_a_notebook_has_is_refused_by_name(query, declared: str, given: Value, message: str) -> None:
    with pytest.raises(UsageError) as caught:
        bind(query(p=declared), {"p": given}, nobody)
    assert str(caught.value).startswith(message)
    assert "for example -P p=" in str(caught.value)


@pytest.mark.parametrize(
    ("declared", "given", "message"),
    [
        ("{type: integer, example: 3}", "three", 'q: p: expected a whole number, not "three"; for example -P p=3'),
        ("{type: integer, example: 3}", "1.0", 'q: p: expected a whole number, not "1.0"; for example -P p=3'),
        ("{type: integer, example: 3}", True, 'q: p: expected a whole number, not "True"; for example -P p=3'),
        ("{type: integer, example: 3}", "9" * 30, f'q: p: "{"9" * 30}" does not fit into 64 bits; for example -P p=3'),
        ("{type: integer, example: 3}", "9" * 19, f'q: p: "{"9" * 19}" does not fit into 64 bits; for example -P p=3'),
        ("{type: float, example: 1.5}", "nan", 'q: p: expected a number, not "nan"; for example -P p=1.5'),
        (
            "{type: float, example: 1.5}",
            float("inf"),
            'q: p: expected a finite number, not "inf"; for example -P p=1.5',
        ),
        ("{type: boolean, example: true}", "yes", 'q: p: expected true or false, not "yes"; for example -P p=true'),
        (
            "{type: date, example: 2022-11-14}",
            "14.11.2022",
            'q: p: expected a date such as 2022-11-14, not "14.11.2022"; for example -P p=2022-11-14',
        ),
        (
            "{type: date, example: 2022-11-14}",
            "2023-02-30",
            'q: p: "2023-02-30" is not in the calendar; for example -P p=2022-11-14',
        ),
        (
            "{type: date, example: 2022-11-14}",
            "2022-11",
            'q: p: expected a whole day such as 2022-11-01, not "2022-11"; for example -P p=2022-11-14',
        ),
        ("{type: string, example: it's}", 3, "q: p: expected text, not integer; for example -P p='it'\"'\"'s'"),
        ("{type: string, example: x}", "\udcff", 'q: p: "\\udcff" is not valid Unicode; for example -P p=x'),
        ("{type: string, example: x}", None, "q: p: expected text, not null; for example -P p=x"),
        ("{type: [integer], example: [1]}", "[1", 'q: p: "[1" is no JSON list; write [...] or values with commas'),
        ("{type: person, example: x}", " ", "q: p: expected a person's name or id, not empty text; for example -P p=x"),
    ],
)
def test_an_ill_typed_value_is_refused_with_an_example(query, declared: str, given: Value, message: str) -> None:
    with pytest.raises(UsageError) as caught:
        bind(query(p=declared), {"p": given}, nobody)
    assert str(caught.value).startswith(message)


def test_defaults_stand_in_and_the_order_is_the_header_s(query) -> None:
    made = query(since="{type: date, default: 2021-01-20}", top="{type: integer, default: 5}")
    assert list(bind(made, {"top": "3"}, nobody).items()) == [("since", Date(2021, 1, 20)), ("top", 3)]


def test_a_missing_parameter_is_named_with_an_example(query) -> None:
    with pytest.raises(UsageError, match=r"^q needs person; for example -P person='Wang Yi'$"):
        bind(query(person='{type: person, example: "Wang Yi"}'), {}, nobody)


@pytest.mark.parametrize(
    ("name", "message"),
    [("persn", "q has no parameter 'persn'; did you mean person?"), ("x", "q has no parameter 'x'; it takes person")],
)
def test_an_unknown_parameter_is_refused(query, name: str, message: str) -> None:
    with pytest.raises(UsageError) as caught:
        bind(query(person='{type: person, example: "Wang Yi"}'), {name: "1"}, nobody)
    assert str(caught.value) == message


def test_a_default_person_is_resolved(query) -> None:
    assert bind(query(person="{type: person, default: wang yi}"), {}, upper) == {"person": "WANG YI"}
