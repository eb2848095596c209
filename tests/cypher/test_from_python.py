"""Values from Python become the same on both stores: what the driver makes of those that it takes by itself."""

from __future__ import annotations

import datetime
import enum
import math
import re
from array import array
from collections import UserDict, UserList, UserString, deque
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import networkx as nx
import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
import pytz
from dateutil import tz
from neo4j.spatial import CartesianPoint, Point, WGS84Point
from neo4j.time import Date, DateTime, Duration, Time

from loader.cypher import Engine, query
from loader.cypher.temporal.zones import Rules
from loader.errors import CypherError, CypherTypeError, UsageError
from loader.graph import Node, Relationship
from loader.graph import Path as Walk
from loader.stores.neo4j.values import from_driver, to_driver
from tests.servers.server import Server

STAMP = pd.Timestamp("2023-06-18T10:00:00.123456789")


class Mixed(str, enum.Enum):  # noqa: UP042 - which str() does not spell as its value
    A = "a"


DRIVER_TAKES = [
    (None, None), (pd.NA, None), (pd.NaT, None), (np.datetime64("NaT"), None),
    (True, True), (np.bool_(True), True), (7, 7), (np.int64(7), 7), (np.uint8(7), 7), (-(2**63), -(2**63)),
    (0.5, 0.5), (np.float32(0.5), 0.5), ("a", "a"), (np.str_("a"), "a"), (b"a", b"a"),
    (np.bytes_(b"a"), b"a"), (bytearray(b"a"), b"a"),
    (np.datetime64("2023-06-18"), DateTime(2023, 6, 18)),
    (np.datetime64("2023-06-18T00:00:00.000000000"), DateTime(2023, 6, 18)),
    (np.datetime64("2023-06-18T10:00:00.123456789"), DateTime(2023, 6, 18, 10, 0, 0, 123456789)),
    (STAMP, DateTime(2023, 6, 18, 10, 0, 0, 123456789)),
    (datetime.date(2023, 6, 18), Date(2023, 6, 18)), (datetime.time(10, 30), Time(10, 30)),
    (datetime.datetime(2023, 6, 18, 10), DateTime(2023, 6, 18, 10)),
    (datetime.timedelta(hours=25), Duration(days=1, hours=1)), (pd.Timedelta(hours=25), Duration(hours=25)),
    (datetime.timedelta(seconds=-1), Duration(days=-1, seconds=86399)),
    (pd.Timedelta(nanoseconds=5), Duration(nanoseconds=5)), (WGS84Point([180, -90]), WGS84Point([180, -90])),
    ([1, "a", None], [1, "a", None]), ((1, 2), [1, 2]), (np.array([1, 2]), [1, 2]),
    (np.array([[1.5], [2.5]]), [[1.5], [2.5]]),
    (np.array(["2023-06-18"], dtype="datetime64[ns]"), [DateTime(2023, 6, 18)]),
    (pd.Series([1, 2]), [1, 2]), (pd.Series([1, None], dtype="Int64"), [1, None]),
    (pd.Categorical(["a", "b"]), ["a", "b"]),
    (pd.Series([STAMP]), [DateTime(2023, 6, 18, 10, 0, 0, 123456789)]), ({"a": {"b": [1]}}, {"a": {"b": [1]}}),
    (pd.DataFrame({"a": [1, 2], "b": ["x", "y"]}), {"a": [1, 2], "b": ["x", "y"]}),
    (CartesianPoint([1, 2]), CartesianPoint([1, 2])), ([WGS84Point([1, 2, 3])], [WGS84Point([1, 2, 3])]),
]  # fmt: skip
"""Values that the driver takes by itself, with what comes back of them."""

ALSO_TAKEN = [
    (pd.Series(["a", None], dtype="category"), ["a", None]), (pd.Series(["a", math.nan], dtype=object), ["a", None]),
    (["a", math.nan, None], ["a", None, None]), (np.ma.masked_array([1, 2], [0, 1]), [1, None]), (np.ma.masked, None),
    (pd.DataFrame({"a": [1, 2], "s": ["x", None]}).to_dict("records"), [{"a": 1, "s": "x"}, {"a": 2, "s": None}]),
    (np.array([[1, 2]]).view(np.matrix), [[1, 2]]), (UserList([1]), [1]), (UserDict({"a": 1}), {"a": 1}),
    (array("i", [1]), [1]),
    (datetime.time(1, 2, tzinfo=datetime.UTC), Time(1, 2, tzinfo=pytz.FixedOffset(0))),
    (Time(1, 2, tzinfo=datetime.UTC), Time(1, 2, tzinfo=pytz.FixedOffset(0))),
    ({"a": 1}.values(), [1]), ({"a": 1}.keys(), ["a"]), ({Mixed.A: Mixed.A}, {"a": "a"}),
    (np.timedelta64(3, "M"), Duration(months=3)),  # the driver sends 3
    (np.timedelta64(25, "h"), Duration(hours=25)), (np.timedelta64(1, "W"), Duration(days=7)),
    (np.timedelta64("NaT", "s"), None), (np.timedelta64(1500, "ps"), Duration(nanoseconds=1)),
    (pd.Timedelta(days=200_000).as_unit("s"), Duration(seconds=200_000 * 86_400)),  # the driver: out of bounds
    (np.datetime64(1_500_000_000, "as"), DateTime(1970, 1, 1, 0, 0, 0, 1)),
    (WGS84Point([500, 10]), WGS84Point([140, 10])), (WGS84Point([-181, 1, 3]), WGS84Point([179, 1, 3])),
    (datetime.datetime(2023, 6, 18, 10, tzinfo=datetime.UTC), DateTime(2023, 6, 18, 10, tzinfo=pytz.UTC)),
    (pd.Index([1, 2]), [1, 2]), (deque([1]), [1]), (range(3), [0, 1, 2]), ({1}, [1]), (memoryview(b"a"), b"a"),
    (pd.Series(["a", None]), ["a", None]), (pd.DataFrame({"a": ["x", None]}), {"a": ["x", None]}), (np.array(5), 5),
]  # fmt: skip


BERLIN = ZoneInfo("Europe/Berlin")
IN_BERLIN = [
    datetime.datetime(2060, 7, 1, 12, tzinfo=BERLIN), pd.Timestamp(2060, 7, 1, 12, tz=BERLIN),
    DateTime(2060, 7, 1, 12, 0, 0, 5, tzinfo=BERLIN),
]  # fmt: skip


@pytest.mark.parametrize("value", IN_BERLIN, ids=lambda each: type(each).__module__)
def test_neo4j_time_never_asks_a_zone_that_cannot_be_asked(value: Any) -> None:
    """A zone is asked with a datetime of Python's, whoever asks; the driver gets one of pytz, which it can ask."""
    [[ours]] = query(nx.DiGraph(), "RETURN $x", {"x": value}).rows
    assert type(ours.tzinfo) is Rules
    assert ours.tzinfo.key == "Europe/Berlin"
    assert ours.utc_offset() == datetime.timedelta(hours=2)
    assert (ours.dst(), ours.tzname()) == (datetime.timedelta(hours=1), "CEST")
    assert (ours.hour, ours.nanosecond % 1_000 in (0, 5)) == (12, True)
    sent = to_driver({"x": [value]})["x"][0]
    assert not isinstance(sent.tzinfo, ZoneInfo)
    assert (sent.to_native(), sent.nanosecond) == (ours.to_native(), ours.nanosecond)


PARIS, MONROVIA = ZoneInfo("Europe/Paris"), ZoneInfo("Africa/Monrovia")
ZONED = [
    (datetime.datetime(2031, 10, 26, 2, 30, tzinfo=PARIS), "2031-10-26T02:30:00+02:00[Europe/Paris]"),
    (datetime.datetime(2031, 10, 26, 2, 30, fold=1, tzinfo=PARIS), "2031-10-26T02:30:00+01:00[Europe/Paris]"),
    (datetime.datetime(2040, 10, 28, 2, 30, fold=1, tzinfo=PARIS), "2040-10-28T02:30:00+01:00[Europe/Paris]"),
    (pytz.timezone("Europe/Paris").localize(datetime.datetime(2031, 10, 26, 2, 30), is_dst=False),
     "2031-10-26T02:30:00+01:00[Europe/Paris]"),
    (datetime.datetime(2040, 7, 1, 12, tzinfo=PARIS), "2040-07-01T12:00:00+02:00[Europe/Paris]"),
    (pytz.timezone("Europe/Paris").localize(datetime.datetime(2040, 7, 1, 12)),  # pytz has no summer after 2037
     "2040-07-01T13:00:00+02:00[Europe/Paris]"),
    (datetime.datetime(1971, 12, 1, fold=1, tzinfo=MONROVIA), "1971-12-01T00:00:00-00:44:30[Africa/Monrovia]"),
    (pytz.timezone("Africa/Monrovia").localize(datetime.datetime(1971, 12, 1)),
     "1971-12-01T00:00:00-00:44:30[Africa/Monrovia]"),
    (datetime.datetime(1905, 1, 1, tzinfo=PARIS), "1905-01-01T00:00:00+00:09:21[Europe/Paris]"),
    (datetime.datetime(2015, 1, 15, 12, tzinfo=ZoneInfo("America/Caracas")),
     "2015-01-15T12:00:00-04:30[America/Caracas]"),
    (datetime.datetime(2031, 3, 30, 2, 30, tzinfo=PARIS), "2031-03-30T03:30:00+02:00[Europe/Paris]"),  # left out
    (datetime.datetime(2031, 3, 30, 2, 30, fold=1, tzinfo=PARIS), "2031-03-30T01:30:00+01:00[Europe/Paris]"),
    (DateTime(2031, 3, 30, 2, 30, tzinfo=PARIS), "2031-03-30T03:30:00+02:00[Europe/Paris]"),
    (datetime.datetime(2031, 5, 4, tzinfo=pytz.UTC), "2031-05-04T00:00:00Z"),  # the driver: Z[UTC]
    (datetime.datetime(2031, 5, 4, tzinfo=tz.UTC), "2031-05-04T00:00:00Z"),
    (datetime.datetime(2031, 5, 4, tzinfo=tz.tzoffset(None, 5400)), "2031-05-04T00:00:00+01:30"),
    (datetime.datetime(2031, 5, 4, tzinfo=tz.tzoffset(None, -64800)), "2031-05-04T00:00:00-18:00"),
]  # fmt: skip
"""Date-times whose offset `neo4j.time` or pytz does not know exactly, with the clock and offset that hold."""


@pytest.mark.parametrize(("value", "shown"), ZONED, ids=[shown for _, shown in ZONED])
def test_zoned_date_times_keep_their_instant(value: datetime.datetime, shown: str) -> None:
    assert query(nx.DiGraph(), "RETURN toString($x)", {"x": value}).rows == [(shown,)]


class Colour(enum.Enum):
    RED = 1


class Right(enum.Flag):
    READ = 1


ANN = Node("ann", frozenset(), {})
REFUSED = [
    Right.READ, UserString("a"), pd.DataFrame([[1, 2]], columns=["a", "a"]), pd.Period("2023-06"), iter([1]),
    Fraction(1, 2), np.array([(1, "a")], dtype=[("x", int), ("y", "U1")]), datetime.time(1, 2, tzinfo=BERLIN),
    Decimal("1.5"), Colour.RED, Path("a"), (x for x in [1]), 2**63, -(2**63) - 1, 1j, object(), int,
    ANN, [ANN], Relationship(1, "R", 1, 1, {}), Walk((ANN,), ()),
    datetime.datetime(2031, 5, 4, tzinfo=datetime.timezone(datetime.timedelta(hours=2, seconds=30))),
    datetime.datetime(1905, 1, 1, tzinfo=tz.gettz("Europe/Paris")), Time(1, tzinfo=pytz.FixedOffset(1200)),
    datetime.datetime(2031, 5, 4, tzinfo=datetime.timezone(datetime.timedelta(hours=20))),
    datetime.time(1, tzinfo=datetime.timezone(datetime.timedelta(minutes=1, seconds=1))),
    datetime.datetime(2031, 5, 4, tzinfo=ZoneInfo("EST")), DateTime(2031, 5, 4, tzinfo=pytz.timezone("HST")),
    Date(0, 0, 0), DateTime(0, 0, 0), WGS84Point([0, 90.5]), CartesianPoint([math.nan, 1]), Point([1, 2]),
    np.timedelta64(2**62, "Y"), nx.path_graph(2), np.void(b"a"), pd.Interval(1, 2), 1j, {"\ud800": 1},
    {1: 2}, "\ud800", np.complex128(1), np.datetime64("20000-01-01"), np.timedelta64(5), {"a": [Decimal(1)]},
]  # fmt: skip


@pytest.mark.parametrize(("value", "expected"), [*DRIVER_TAKES, *ALSO_TAKEN], ids=lambda each: repr(each)[:40])
def test_the_table(value: Any, expected: object) -> None:
    assert query(nx.DiGraph(), "RETURN $x", {"x": value}).rows == [(expected,)]
    assert to_driver({"x": value}) == {"x": expected}
    graph = nx.MultiDiGraph()
    graph.add_node(1, x=value)
    graph.add_edge(1, 1, x=value)
    assert query(graph, "MATCH (n)-[r]->() RETURN n.x, r.x").rows == [(expected, expected)]


@pytest.mark.parametrize("value", REFUSED, ids=lambda each: type(each).__name__)
def test_all_else_is_refused_by_name_and_place(value: Any) -> None:
    for ask in (lambda: query(nx.DiGraph(), "RETURN $x", {"x": value}), lambda: to_driver({"x": value})):
        with pytest.raises(CypherError, match=r"\$x"):
            ask()
    graph = nx.DiGraph()
    graph.add_node("ann", colour=value)
    with pytest.raises(UsageError, match="'colour' of 'ann'"):
        Engine(graph)


@dataclass
class Pair:
    one: int


class Frame(Collection[Any]):
    """A table as polars has it: it can be iterated and counted, and is no list."""

    def __iter__(self) -> Iterator[Any]:
        return iter([[1, 2]])

    def __len__(self) -> int:
        return 1

    def __contains__(self, _value: object) -> bool:
        return False

    def to_dicts(self) -> list[dict[str, int]]:
        """Its rows."""
        return [{"a": 1}, {"a": 2}]


class Shape:
    x, y, wkt = 1.0, 2.0, "POINT (1 2)"


REMEDIES = [
    (Decimal("1.5"), "float(value) or str(value)"), (Colour.RED, "its value or its name"), (Path("a"), "str(value)"),
    (iter([1]), "list(value)"), (pd.Period("2023-06"), "value.to_timestamp()"), (pa.scalar(1), "value.as_py()"),
    (pa.array([1]), "value.to_pylist()"), (pd.Interval(1, 2), "[value.left, value.right]"),
    (np.void(b"a"), "value.tolist()"), (Pair(1), "dataclasses.asdict(value)"), (1j, "[value.real, value.imag]"),
    (Frame(), "value.to_dicts()"), (Shape(), "CartesianPoint((value.x, value.y)) or WGS84Point"),
]  # fmt: skip


@pytest.mark.parametrize(("value", "remedy"), REMEDIES, ids=lambda each: type(each).__name__)
def test_a_refusal_says_what_to_give_instead(value: Any, remedy: str) -> None:
    with pytest.raises(CypherTypeError, match=re.escape(f"which is no value of Cypher: give {remedy}")):
        query(nx.DiGraph(), "RETURN $x", {"x": [value]})


def test_what_holds_itself_is_named() -> None:
    endless: list[Any] = []
    endless.append(endless)
    for ask in (lambda: query(nx.DiGraph(), "RETURN $x", {"x": endless}), lambda: to_driver({"x": endless})):
        with pytest.raises(CypherError, match=r"\$x holds itself"):
            ask()


ARROW = {
    "string[pyarrow]": (["a", None], ["a", None]), "int64[pyarrow]": ([1, None], [1, None]),
    "bool[pyarrow]": ([True, None], [True, None]),
    "timestamp[ns][pyarrow]": ([STAMP, None], [DateTime(2023, 6, 18, 10, 0, 0, 123456789), None]),
    "date32[day][pyarrow]": ([datetime.date(2023, 6, 18), None], [Date(2023, 6, 18), None]),
}  # fmt: skip


@pytest.mark.parametrize("dtype", ARROW)
def test_columns_of_arrow(dtype: str) -> None:
    given, expected = ARROW[dtype]
    assert query(nx.DiGraph(), "RETURN $x", {"x": pd.Series(given, dtype=dtype)}).rows == [(expected,)]


def test_zones() -> None:
    text = "RETURN toString($x), ($x + duration({months: 1})).timezone"
    for zone, shown in ((tz.gettz("Europe/Paris"), "+02:00"), (ZoneInfo("Europe/Paris"), "+02:00[Europe/Paris]")):
        moment = datetime.datetime(2023, 6, 18, 10, tzinfo=zone)
        [(found, _)] = query(nx.DiGraph(), text, {"x": moment}).rows
        assert found == f"2023-06-18T10:00:00{shown}"
    stamp = pd.Timestamp("2023-06-18T10:00:00.000000001", tz="Europe/Paris")
    [(found, _)] = query(nx.DiGraph(), text, {"x": stamp}).rows
    assert found == "2023-06-18T10:00:00.000000001+02:00[Europe/Paris]"


def test_missing_text_of_pandas_in_a_graph() -> None:
    table = pd.DataFrame({"a": ["x", "y"], "b": ["y", "x"], "s": ["t", None], "f": [1.0, math.nan]})
    graph = nx.from_pandas_edgelist(table, "a", "b", edge_attr=True, create_using=nx.MultiDiGraph)
    assert query(graph, "MATCH ()-[r]->() RETURN count(r.s), count(r.f)").rows == [(1, 2)]


def test_both_send_the_same(server: Server) -> None:
    with server.driver() as driver, driver.session() as session:
        for value, expected in DRIVER_TAKES:
            [by_driver] = session.run("RETURN $x AS x", x=value).single(strict=True)
            [ours] = session.run("RETURN $x AS x", to_driver({"x": value})).single(strict=True)
            assert (by_driver, ours) == (expected, expected), value
        for value, expected in ALSO_TAKEN:
            [ours] = session.run("RETURN $x AS x", to_driver({"x": value})).single(strict=True)
            assert ours == expected


def test_zoned_date_times_are_the_same_on_a_server(server: Server) -> None:
    text = "RETURN toString($x), $x, {a: [$x]}"
    with server.driver() as driver, driver.session() as session:
        for value, shown in ZONED:
            [(said, found, nested)] = from_driver(
                [session.run(text, to_driver({"x": value})).single(strict=True).values()]
            )
            [(ours, same, _)] = query(nx.DiGraph(), text, {"x": value}).rows
            [[again]] = query(nx.DiGraph(), "RETURN toString($x)", {"x": found}).rows
            assert (said, ours, again) == (shown, shown, shown)
            assert (found, nested) == (same, {"a": [found]})


@pytest.mark.parametrize(
    ("labels", "type_"),
    [
        ({"T"}, "T"),
        ("T", "T"),
        (["T"], "T"),
        (frozenset(("T",)), "T"),
        ({"U", "T"}, "T"),
        (set(), ""),
        (None, ""),
        (math.nan, ""),
        (pd.NA, ""),
        (["T", None], "T"),
        (Mixed.A, "a"),
        ({Mixed.A}, "a"),
        (np.str_("T"), "T"),
        (pd.Series(["T"]), "T"),
        ({7}, "7"),
    ],
)
def test_the_type_of_an_edge_is_its_first_label(labels: object, type_: str) -> None:
    graph = nx.DiGraph()
    graph.add_edge(1, 2, __labels__=labels, x=1)
    assert list(query(graph, "MATCH ()-[r]->() RETURN type(r), keys(r)").rows) == [(type_, ["x"])]
    graph.add_node(1, __labels__=labels)
    [(found,)] = query(graph, "MATCH (n) WHERE id(n) = 1 RETURN labels(n)").rows
    assert (type_ in found or not type_, {type(each) for each in found} <= {str}) == (True, True)


@pytest.mark.parametrize("labels", [b"T", {"T": 1}, 5, {"\ud800"}, pa.array(["T"])])
def test_labels_that_are_none(labels: object) -> None:
    graph = nx.DiGraph()
    graph.add_node("ann", __labels__=labels)
    with pytest.raises(UsageError, match="'ann'"):
        Engine(graph)


def test_names_of_attributes_are_plain_text() -> None:
    graph = nx.DiGraph()
    graph.add_node(Mixed.A)
    graph.nodes[Mixed.A].update({Mixed.A: 1, 5: 2, np.str_("b"): 3})
    [(found, id_, element)] = query(graph, "MATCH (n) RETURN properties(n), id(n), elementId(n)").rows
    assert found == {"a": 1, "5": 2, "b": 3}
    assert {type(each) for each in (*found, id_, element)} == {str}
    graph.add_node("ann", **{"\ud800": 1})
    with pytest.raises(UsageError, match="of 'ann' holds half of a surrogate pair"):
        Engine(graph)


def test_the_id_of_a_node_that_is_a_number_of_numpy() -> None:
    graph = nx.DiGraph()
    graph.add_nodes_from([np.int64(5), 6])
    assert query(graph, "MATCH (n) RETURN id(n) + 1").rows == [(6,), (7,)]


def test_a_time_that_a_server_gave_is_found_again(server: Server) -> None:
    text = "RETURN datetime('2031-05-04T10:30Z') = $x AS same"
    with server.driver() as driver, driver.session() as session:
        given = from_driver([session.run("RETURN datetime('2031-05-04T10:30Z')").single(strict=True).values()])[0][0]
        [by_server] = session.run(text, to_driver({"x": given})).single(strict=True)
    assert (by_server, query(nx.DiGraph(), text, {"x": given}).rows) == (True, [(True,)])
