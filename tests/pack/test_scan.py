"""What the header is compared with is found whatever strings, comments and quoted names hold."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loader.pack.scan import ScanError, scan


@pytest.mark.parametrize(
    ("statement", "parameters"),
    [
        ("RETURN $a AS x", {"a"}),
        ("RETURN '$a' AS x", set()),
        ('RETURN "it\'s $a" + $b AS x', {"b"}),
        (r"RETURN 'a\'$a' + $b AS x", {"b"}),
        ("// $a\nRETURN $b AS x // $c", {"b"}),
        ("RETURN 'http://x' + $b AS x", {"b"}),
        ("RETURN `$a` AS x", set()),
        ("RETURN $`odd name` AS x", {"odd name"}),
        ("RETURN $0 AS x", {"0"}),
        ("RETURN $größe AS x", {"größe"}),
    ],
)
def test_parameters(statement: str, parameters: set[str]) -> None:
    assert set(scan(statement).parameters) == parameters


@pytest.mark.parametrize(
    ("statement", "columns"),
    [
        ("RETURN a", ("a",)),
        ("RETURN DISTINCT a, b.c AS d", ("a", "d")),
        ("RETURN [x IN a WHERE x > 1 | x] AS xs, {k: 1, l: 2} AS m ORDER BY xs", ("xs", "m")),
        ("RETURN a AS order, b AS limit LIMIT 3", ("order", "limit")),
        ("RETURN a AS `two words`, 'x AS y' AS z SKIP 1", ("two words", "z")),
        ("CALL { RETURN 1 AS inner } RETURN inner AS outer", ("outer",)),
        ("RETURN 1 AS a UNION RETURN 2 AS a", ("a",)),
        ("RETURN COUNT { (a) RETURN a AS b } AS n", ("n",)),
        ("RETURN CASE WHEN a THEN b END AS c", ("c",)),
        ("RETURN a AS distinct", ("distinct",)),
    ],
)
def test_columns_of_the_last_return(statement: str, columns: tuple[str, ...]) -> None:
    assert scan(statement).columns == columns


@pytest.mark.parametrize("statement", ["RETURN n.set AS x", "RETURN {create: 1} AS x", "MATCH (n:Set) RETURN n"])
def test_a_name_like_a_keyword_does_not_write(statement: str) -> None:
    assert scan(statement).columns


@given(st.text(alphabet="aA$ '\"`\\/*\n;,()[]{}RETURN1.:", max_size=60))
def test_any_text_is_scanned_or_refused_with_its_line(text: str) -> None:
    try:
        scan(f"{text}\nRETURN 1 AS x")
    except ScanError as error:
        assert 1 <= error.line <= text.count("\n") + 2
