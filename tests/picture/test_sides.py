"""Sides are told apart by colour and by shape; two times by another shade than three."""

from __future__ import annotations

import re

import networkx as nx
import pytest

from loader.palette import LINES, NODES, SIDES
from loader.picture import picture
from loader.picture.matrix import _shade
from loader.picture.sides import sides_of
from loader.schema import LABELS, RELATIONSHIPS, SECOND_LABELS


def met(*sides: str | None, times: int = 1) -> nx.MultiDiGraph:
    """Persons in a row who met one after the other; each of one country, or of none that is known."""
    graph = nx.MultiDiGraph()
    for number, side in enumerate(sides):
        graph.add_node(f"p{number}", __labels__={"Person"}, name=f"Person {number}", country=side)
    for number in range(len(sides) - 1):
        for time in range(times):
            graph.add_edge(f"p{number}", f"p{number + 1}", key=f"{number}-{time}", __labels__={"MET"})
    return graph


def marks(svg: str) -> set[tuple[str, str]]:
    """The kinds of elements that nodes are, with their colours."""
    found = re.findall(r'<(circle|path|rect) [^>]*?fill="(#[0-9A-Fa-f]{6})"', svg)
    return {(name, colour.upper()) for name, colour in found}


def test_each_side_has_a_colour_and_a_shape_of_its_own():
    assert len({side.colour for side in SIDES}) == len({side.shape for side in SIDES}) == len(SIDES)
    for view in ("network", "matrix"):
        svg = picture(met("BE", "KE", "BE"), view).svg
        assert {("circle", "#0072B2"), ("path", "#D55E00")} <= marks(svg)
        assert ">Belgium</text>" in svg
        assert ">Kenya</text>" in svg


def test_where_all_are_of_one_side_nothing_is_told_apart():
    svg = picture(met("BE", "BE")).svg
    assert ("circle", NODES["Person"].colour) in marks(svg)
    assert "Belgium" not in svg


def test_who_has_no_known_side_or_one_too_many_is_drawn_apart():
    svg = picture(met("BE", "KE", None, *"ABCDEF")).svg
    assert ">another side or side not known</text>" in svg


def test_what_a_meeting_says_of_the_side_counts_before_the_country():
    graph = met("BE", "KE")
    graph.add_node("m", __labels__={"Meeting", "Held"}, name="M")
    graph.add_edge("p0", "m", key="a", __labels__={"PARTICIPANT_IN"}, side="NATO")
    assert sides_of(graph).of == {"p0": "NATO", "p1": "KE"}
    graph.add_edge("p0", "m", key="b", __labels__={"PARTICIPANT_IN"}, side="EU")
    assert sides_of(graph).of["p0"] == "BE"


@pytest.mark.parametrize(("less", "more"), [(1, 2), (2, 3), (3, 4), (5, 6), (10, 11)])
def test_the_matrix_tells_a_few_times_apart(less: int, more: int):
    assert _shade(less) < _shade(more)


def test_the_matrix_says_what_its_shades_mean():
    svg = picture(met("BE", "KE", times=3), "matrix").svg
    assert ">3 times</text>" in svg
    assert ">2 times</text>" not in svg


def test_there_is_one_palette_and_it_knows_every_label_and_type():
    assert set(NODES) == {*LABELS, *SECOND_LABELS}
    assert set(LINES) <= RELATIONSHIPS.keys()
