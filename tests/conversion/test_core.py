"""What holds for every format: every row accounted for, the same every time, loaded as it is, whole or not at all."""

from __future__ import annotations

import bz2
import gzip
import json
import lzma
import os
from pathlib import Path
from typing import Any

import pytest

from loader import open_graph
from loader.conversion import FORMATS, Options, convert
from loader.conversion.core import MOST_RECORDS
from loader.conversion.ids import make_id
from loader.errors import RecordsError, UsageError
from loader.records.fields import Id
from tests.cli.test_commands import whomet
from tests.conversion import test_entities, test_events, test_graphs
from tests.conversion.given import converted, gdelt, json_file, json_lines, written
from tests.helpers import ROOT


def accepted(path: Path) -> list[dict[str, Any]]:
    """As `whomet load --accept-unreviewed` would have them."""
    return [{**json.loads(line), "review": "accepted"} for line in path.read_text(encoding="utf-8").splitlines()]


def samples(folder: Path) -> dict[str, Path]:
    return {
        "gdelt": gdelt(
            folder / "a.CSV",
            *({"EventCode": code, "GlobalEventID": code} for code in ("036", "041", "043", "125", "010")),
        ),
        "polecat": test_events.polecat(folder / "p.txt"),
        "followthemoney": json_lines(folder / "e.json", test_entities.PEOPLE),
        "wikidata": json_lines(folder / "w.json", [test_entities.ISLAND, test_entities.ANN, test_entities.SUMMIT]),
        "graphdocument": json_file(
            folder / "g.json", test_graphs.document(test_graphs.tie(test_graphs.ANN, "MET", test_graphs.BOB))
        ),
        "graphiti": json_file(folder / "h.json", test_graphs.GRAPHITI),
        "itext2kg": json_file(folder / "i.json", test_graphs.ITEXT),
        "llamaindex": json_file(folder / "l.json", test_graphs.LLAMA),
        "neo4j-graphrag": json_file(folder / "n.json", test_graphs.NEO4J),
    }


@pytest.mark.parametrize(
    "format_",
    [
        "gdelt",
        "polecat",
        "followthemoney",
        "wikidata",
        "graphdocument",
        "graphiti",
        "itext2kg",
        "llamaindex",
        "neo4j-graphrag",
    ],
)
def test_converted_files_load_as_they_are_and_nobody_has_met(tmp_path: Path, format_: str) -> None:
    path = samples(tmp_path)[format_]
    first = converted(format_, path)
    assert converted(format_, path).lines == first.lines
    with open_graph(tmp_path / "x.graph") as graph:
        report = graph.load(path.parent / f"{path.name}.records.jsonl", accept_unreviewed=True)
        assert (report.loaded, report.quarantined) == (len(first.lines), 0)
        labels = {
            label for row in graph.query("MATCH (m:Meeting) RETURN labels(m) AS labels") for label in row["labels"]
        }
        assert [*graph.query("MATCH ()-[r:MET]->() RETURN r")] == []
        if format_ not in ("gdelt", "polecat"):
            assert "Held" not in labels


def test_a_long_file_is_several_documents_each_whole_in_itself(tmp_path: Path) -> None:
    rows = [
        {"EventCode": "041", "GlobalEventID": str(n), "Actor1Name": f"STATE {n % 7}"} for n in range(2 * MOST_RECORDS)
    ]
    path = gdelt(tmp_path / "long.CSV", *rows)
    found = converted("gdelt", path)
    documents = [line["id"] for line in found.of("document")]
    assert documents == ["long", "long.part-2", "long.part-3"]
    assert len(found.of("meeting")) == len(rows)
    for id_ in documents:
        own = {line["id"] for line in found.lines if line.get("document") == id_}
        for meeting in (m for m in found.of("meeting") if m["document"] == id_):
            assert {who["role"] for who in meeting["participants"]} <= own


@pytest.mark.parametrize("squeeze", [gzip.compress, bz2.compress, lzma.compress])
def test_compressed_files_are_read_and_half_ones_refused(tmp_path: Path, squeeze: Any) -> None:
    plain = json_lines(tmp_path / "w.json", [test_entities.ANN] * 50)
    whole = squeeze(plain.read_bytes())
    packed = tmp_path / "w.json.packed"
    packed.write_bytes(whole)
    assert len(converted("wikidata", packed).of("person")) == 1
    packed.write_bytes(whole[: len(whole) - 9])
    output = tmp_path / "out.jsonl"
    with pytest.raises(RecordsError, match="ends in the middle"):
        convert("wikidata", packed, output)
    assert not output.exists()


def test_the_output_stays_as_it_was_where_nothing_comes_of_it(tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    convert("gdelt", gdelt(tmp_path / "b.CSV", {}), output)
    before = output.read_bytes()
    with pytest.raises(RecordsError):
        convert("polecat", written(tmp_path / "p.txt", "a\tb\n"), output)
    with pytest.raises(UsageError, match="no such file"):
        convert("gdelt", tmp_path / "none", output)
    with pytest.raises(UsageError, match="use csv"):
        convert("nothing", tmp_path / "none", output)
    path = gdelt(tmp_path / "a.CSV", {})
    with pytest.raises(UsageError, match="this very file"):
        convert("gdelt", path, path)
    assert output.read_bytes() == before


def test_a_file_that_somebody_changed_is_never_written_over(tmp_path: Path) -> None:
    path, output = gdelt(tmp_path / "a.CSV", {}), tmp_path / "out.jsonl"
    convert("gdelt", path, output)
    convert("gdelt", gdelt(tmp_path / "b.CSV", {}, {"GlobalEventID": "2"}), output)  # as it was written: replaced
    output.write_bytes(output.read_bytes() + b"\n")
    done = whomet(tmp_path, "convert", "a.CSV", "--from", "gdelt", "--output", "out.jsonl")
    assert done.returncode == 2
    assert b"out.jsonl: was changed since it was written here; it is left as it is" in done.stderr
    assert b"name another file with --output" in done.stderr
    assert output.read_bytes().endswith(b"\n\n")
    written(tmp_path / "mine.jsonl", "of my own")
    with pytest.raises(UsageError, match="was not written here"):
        convert("gdelt", path, tmp_path / "mine.jsonl")
    output.unlink()
    convert("gdelt", path, output)


@pytest.mark.parametrize("source", ["a\ud800b", "a\x00b", "\x1b[2J", "a\uffff"])
def test_a_text_whose_title_no_record_may_have_costs_its_own_rows_alone(tmp_path: Path, source: str) -> None:
    tie = test_graphs.tie(test_graphs.ANN, "MET", test_graphs.BOB)
    (right,) = test_graphs.document(tie)
    wrong = {**right, "source": {**right["source"], "metadata": {"source": source}, "page_content": "Other words."}}
    path = written(tmp_path / "g.json", json.dumps([wrong, right]))
    found = converted("graphdocument", path)
    report = found.report
    assert report.refused == report.faulty == report.converted > 0
    assert all("of its document, " in reason for _, reason in report.reasons)
    assert found.of("document")


@pytest.mark.parametrize("name", [b"\xffa.CSV", b"a\x1b[2J.CSV", b"a\nb.CSV"])
def test_a_file_may_have_any_name(tmp_path: Path, name: bytes) -> None:
    convert("gdelt", gdelt(tmp_path / os.fsdecode(name), {}), tmp_path / "out.jsonl")
    with open_graph(tmp_path / "g.graph") as graph:
        assert graph.load(tmp_path / "out.jsonl", accept_unreviewed=True).quarantined == 0


@pytest.mark.parametrize(
    "content", [b"", b"\x00" * 5000, b"\xff\xfe\x00", bytes(range(256)) * 20, b"\n" * 50, b'{"a":' * 3000]
)
@pytest.mark.parametrize("format_", sorted(set(FORMATS) - {"xlsx", "graphrag"}))
def test_hostile_bytes_end_in_a_message(tmp_path: Path, format_: str, content: bytes) -> None:
    path = tmp_path / "hostile"
    path.write_bytes(content)
    map_ = written(tmp_path / "map.yaml", "participants: [{column: a}]\n")
    try:
        report = convert(format_, path, tmp_path / "out.jsonl", Options(mapping=map_))
    except (RecordsError, UsageError) as error:
        assert str(error)
    else:
        assert report.converted == 0 and report.read == report.refused


@pytest.mark.parametrize(
    ("parts", "id_"),
    [
        (("table", "Ann Lee"), "table.ann-lee"),
        (("a", "007"), "a.007"),
        (("a", "NK-aB"), None),
        (("a", "NK-Ab"), None),
        (("a", "王毅"), None),
        (("a", "x" * 500), None),
        (("", ""), None),
    ],
)
def test_ids_read_like_what_they_name(parts: tuple[str, ...], id_: str | None) -> None:
    found = make_id(*parts)
    assert found == make_id(*parts)
    assert id_ is None or found == id_
    assert len(found) <= 120 and Id


def test_different_names_have_different_ids() -> None:
    names = [
        "Ann Lee",
        "Ann-Lee",
        "Ann  Lee",
        "Ann.Lee",
        "Ánn Lee",
        "NK-aB",
        "NK-Ab",
        "王毅",
        "王 毅",
        "",
        "…",
        "a.b",
        "a b",
    ]
    assert len({make_id("x", name) for name in names}) == len(names)


def run(*arguments: str | Path) -> tuple[int, str, str]:
    done = whomet(ROOT, "convert", *map(str, arguments))
    return done.returncode, done.stdout.decode().strip(), done.stderr.decode()


def test_the_command(tmp_path: Path) -> None:
    path = gdelt(tmp_path / "a.CSV", {"EventCode": "041"}, {"EventCode": "010"})
    code, said, remarks = run(path, "--from", "gdelt", "--output", tmp_path / "o.jsonl")
    assert (code, said) == (0, "")
    assert "2 rows read = 1 converted + 1 refused" in remarks
    path.write_text(path.read_text() + "torn\n")
    assert run(path, "--from", "gdelt", "--output", tmp_path / "o.jsonl")[0] == 1
    output = ["--output", tmp_path / "o.jsonl"]
    for wrong in (["--from", "gdelt"], ["--from", "nothing", *output], [], ["--from", "csv", *output]):
        code, _, remarks = run(path, *wrong)
        assert (code, "Traceback" in remarks) == (2, False), remarks


def test_the_command_guesses_a_map_and_shows_it(tmp_path: Path) -> None:
    table = written(tmp_path / "t.csv", "Date,Participants\n4/5/2031,Ann Lee; Bob Ray\n")
    map_ = tmp_path / "map.yaml"
    code, said, _ = run(table, "--from", "csv", "--guess", "--map", map_)
    assert (code, said) == (0, map_.read_text().strip())
    assert run(table, "--from", "csv", "--guess", "--map", map_)[0] == 2  # it is there already
    convert_it = (table, "--from", "csv", "--map", map_, "--output", tmp_path / "o.jsonl")
    code, _, remarks = run(*convert_it)
    assert (code, "--dates dmy" in remarks) == (2, True)
    assert run(*convert_it, "--dates", "dmy")[0] == 0
    assert run(*convert_it, "--dates", "ymd")[0] == 2
