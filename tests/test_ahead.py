"""Taking one item ahead, in a thread."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator

import pytest

from loader.ahead import ahead, first, give_way, waiting


def test_the_same_items_no_more_than_one_of_them_ahead() -> None:
    made: list[int] = []

    def items() -> Iterator[int]:
        for number in range(5):
            made.append(number)
            yield number

    usual = sys.getswitchinterval()
    taken = []
    for number in ahead(items()):
        taken.append(number)
        assert len(made) <= number + 2
    assert taken == made == list(range(5))
    assert sys.getswitchinterval() == usual


def test_items_are_made_in_another_thread() -> None:
    threads = list(ahead(threading.current_thread() for _ in range(2)))
    assert threading.current_thread() not in threads


def test_an_error_comes_in_its_place() -> None:
    def items() -> Iterator[int]:
        yield 1
        raise ValueError("here")

    coming = ahead(items())
    assert next(coming) == 1
    with pytest.raises(ValueError, match="here"):
        next(coming)


def test_who_stops_early_leaves_no_thread_behind() -> None:
    before = threading.active_count()
    coming = ahead(iter(range(10)))
    assert next(coming) == 0
    coming.close()
    assert threading.active_count() == before


def test_others_give_way_to_whoever_is_first_unless_that_one_waits() -> None:
    other = threading.Thread(target=give_way)
    with first():
        other.start()
        other.join(0.1)
        assert other.is_alive()
        with waiting():
            other.join(60)
            assert not other.is_alive()
        again = threading.Thread(target=give_way)
        again.start()
        again.join(0.1)
        assert again.is_alive()
    again.join(60)
    assert not again.is_alive()


def test_nobody_has_to_give_way_to_one_that_has_failed() -> None:
    with pytest.raises(ValueError, match="here"), first():
        raise ValueError("here")
    give_way()
