"""Laws of the temporal functions, over any dates, times and zones that Neo4j and `neo4j.time` share."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from loader.cypher.temporal import FUNCTIONS, add, compare, component, equals, sort_key, subtract, to_string
from loader.graph import Value

patient = settings(deadline=None)
"""The first look at a zone reads its file."""

FIRST_YEAR = 1920
"""Before, zones had offsets with seconds, which Neo4j writes and does not read."""

dates = st.fixed_dictionaries(
    {"year": st.integers(FIRST_YEAR, 2400), "month": st.integers(1, 12), "day": st.integers(1, 28)}
).map(FUNCTIONS["date"])
clocks = st.fixed_dictionaries(
    {
        "hour": st.integers(0, 23),
        "minute": st.integers(0, 59),
        "second": st.integers(0, 59),
        "nanosecond": st.integers(0, 999_999_999),
    }
)
zones = st.sampled_from(["Z", "+01:00", "-05:30", "Europe/Stockholm", "America/New_York", "Australia/Lord_Howe", "UTC"])
offsets = st.sampled_from(["Z", "+01:00", "-05:30", "+14:00"])
localtimes = clocks.map(FUNCTIONS["localtime"])
times = st.builds(lambda clock, zone: FUNCTIONS["time"]({**clock, "timezone": zone}), clocks, offsets)
localdatetimes = st.builds(
    lambda date, time: FUNCTIONS["localdatetime"]({"date": date, "time": time}), dates, localtimes
)
datetimes = st.builds(
    lambda local, zone: FUNCTIONS["datetime"]({"datetime": local, "timezone": zone}), localdatetimes, zones
)
durations = st.fixed_dictionaries(
    {
        "months": st.integers(-30, 30),
        "days": st.integers(-99, 99),
        "nanoseconds": st.integers(-(10**15), 10**15),
    }
).map(FUNCTIONS["duration"])

KINDS = {
    "date": dates,
    "localtime": localtimes,
    "time": times,
    "localdatetime": localdatetimes,
    "datetime": datetimes,
    "duration": durations,
}
of_one_kind = st.sampled_from(sorted(KINDS)).flatmap(lambda name: st.tuples(st.just(name), KINDS[name], KINDS[name]))
dated_pairs = st.one_of(*(st.tuples(kind, kind) for kind in (dates, localdatetimes, datetimes)))


@patient
@given(of_one_kind)
def test_what_is_written_is_read_back(sample: tuple[str, Value, Value]) -> None:
    name, value, _ = sample
    assert equals(FUNCTIONS[name](to_string(value)), value)


@patient
@given(of_one_kind)
def test_keys_order_and_tell_apart_as_comparing_does(sample: tuple[str, Value, Value]) -> None:
    _, left, right = sample
    assert equals(left, right) == (sort_key(left) == sort_key(right))
    order = compare(left, right)
    if order is not None:
        assert order == (sort_key(left) > sort_key(right)) - (sort_key(left) < sort_key(right))


@patient
@given(dated_pairs)
def test_the_duration_between_leads_from_the_one_to_the_other(pair: tuple[Value, Value]) -> None:
    start, end = pair
    reached = add(start, FUNCTIONS["duration.between"](start, end))
    assert FUNCTIONS["duration.inseconds"](reached, end) == FUNCTIONS["duration"]({"seconds": 0})


days = st.dates().map(lambda day: FUNCTIONS["date"](day.isoformat()))


@given(days, days)
def test_between_dates_is_as_much_as_between_their_midnights(start: Value, end: Value) -> None:
    for name in ("between", "inmonths", "indays", "inseconds"):
        measure = FUNCTIONS[f"duration.{name}"]
        assert measure(start, end) == measure(
            FUNCTIONS["datetime"]({"date": start}), FUNCTIONS["datetime"]({"date": end})
        )


@patient
@given(datetimes, st.integers(-(10**15), 10**15))
def test_time_that_is_added_is_taken_away_again(value: Value, nanoseconds: int) -> None:
    by = FUNCTIONS["duration"]({"nanoseconds": nanoseconds})
    assert equals(subtract(add(value, by), by), value)


@patient
@given(datetimes)
def test_a_datetime_is_its_epoch_and_its_zone(value: Value) -> None:
    seconds, fraction = divmod(component(value, "epochMillis"), 1000)
    fields = {"epochSeconds": seconds, "timezone": component(value, "timezone")}
    again = FUNCTIONS["datetime"]({**fields, "nanosecond": component(value, "nanosecond")})
    assert fraction == component(value, "millisecond")
    assert FUNCTIONS["duration.inseconds"](again, value) == FUNCTIONS["duration"]({"seconds": 0})


@patient
@given(datetimes, st.sampled_from(["century", "year", "quarter", "month", "week", "day", "hour", "second"]))
def test_cutting_twice_is_cutting_once(value: Value, unit: str) -> None:
    cut = FUNCTIONS["datetime.truncate"](unit, value)
    assert equals(FUNCTIONS["datetime.truncate"](unit, cut), cut)
