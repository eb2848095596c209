"""Asking from a shell: the list of queries, parameters that do not fit, one's own pack, completion."""

from __future__ import annotations

import subprocess
import zipfile
from pathlib import Path

import pytest

from loader.pack import find_pack
from loader.pack.describing import describe
from tests.cli.test_commands import WHOMET, environment, whomet

PACK = find_pack()


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the seeds as its graph."""
    folder = tmp_path_factory.mktemp("seeds")
    assert whomet(folder, "load", "--seeds").returncode == 0
    return folder


def run(folder: Path, *arguments: str) -> tuple[int, str]:
    done = whomet(folder, "run", *arguments, "--format", "json")
    return done.returncode, done.stderr.decode().strip()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["who-mett"], "there is no saved query 'who-mett'; did you mean who-met or who-met-whom or who-met-drawn?"),
        (["who-met"], "who-met needs person; for example -P person='Wang Yi'"),
        (["who-met", "-P", "persn=x"], "who-met has no parameter 'persn'; did you mean person?"),
        (["who-met", "-P", "person"], "-P person: write -P name=value"),
        (
            ["who-met", "-P", "person=a", "-P", "person=b"],
            "-P person is given twice; give it once (a list as a,b,c or as JSON)",
        ),
        (
            ["who-met", "-P", "person="],
            "who-met: person: expected a person's name or id, not empty text; for example -P person='Wang Yi'",
        ),
        (
            ["who-met", "-P", "person=Wang Yu"],
            "nobody in the graph is called 'Wang Yu'; "
            "did you mean Wang Yi (wang-yi: CN, Senior Diplomat, State Councillor)?",
        ),
        (
            ["who-met", "-P", "person=Wang"],
            "'Wang' could be Wang Wentao (wang-wentao: CN, Commerce Minister), "
            "Wang Yi (wang-yi: CN, Senior Diplomat, State Councillor); give the full name or the id",
        ),
        (
            ["who-met", "-P", "person=x' OR 1=1 //"],
            """nobody in the graph is called "x' OR 1=1 //", as name, alias, id or surname""",
        ),
        (
            ["who-met", "-P", "person=\x1b[31mred"],
            "nobody in the graph is called '\\x1b[31mred', as name, alias, id or surname",
        ),
        (
            ["who-met", "-P", "person=Wang Yi", "-P", "since=yesterday"],
            'who-met: since: expected a date such as 2022-11-14, not "yesterday"; for example -P since=2021-01-20',
        ),
    ],
)
def test_a_parameter_that_does_not_fit_is_said_exactly(seeds: Path, arguments: list[str], message: str) -> None:
    assert run(seeds, *arguments) == (2, f"whomet: {message}")


@pytest.mark.parametrize(
    ("arguments", "remark"),
    [
        (
            ["met-about", "-P", "issue=Taiwann"],
            "no issue in the graph is called 'Taiwann'; did you mean Taiwan (taiwan: 4 meetings)?",
        ),
        (["trips-to", "-P", "place=Atlantis"], "no place in the graph is called 'Atlantis'"),
        (
            ["who-held-office-on", "-P", "office=defence secretary", "-P", "day=2023-06-01"],
            "office 'defence secretary' is taken as Defense Secretary (US) (us-defense-secretary: Lloyd Austin)",
        ),
        (
            ["single-source", "-P", "status=absent,hopped"],
            "nothing in the graph is called 'absent'\n"
            "whomet: nothing in the graph is called 'hopped'; did you mean 'hoped'?",
        ),
        (
            ["about-meeting", "-P", "meeting=blinken-qin-2023"],
            "meeting 'blinken-qin-2023' is taken as Blinken–Qin talks at Diaoyutai, 18 June 2023 "
            "(blinken-qin-2023-06-18: held, 2023-06-18)",
        ),
        (
            ["met-about", "-P", "issue=Taiwan", "-P", "since=2030"],
            "close by: Who said what about an issue (1 row: A US official: Taiwan was the focus in New York, Taiwan);"
            " whomet run said-about -P issue=taiwan -P since=2030-01-01",
        ),
        (
            ["contacts-between", "-P", "person=Blinken", "-P", "other=Xi"],
            "person 'Blinken' is taken as Antony Blinken (antony-blinken: US, Secretary of State)\n"
            "whomet: person 'Xi' is taken as Xi Jinping (xi-jinping: CN, President)\n"
            "whomet: close by: What was not held between two persons, or not yet (1 row: possible,"
            " Possible Blinken–Xi meeting in June 2023);"
            " whomet run expected-between -P person=antony-blinken -P other=xi-jinping",
        ),
        (["meetings-at", "-P", "place=Bali", "-P", "since=2030"], ""),
    ],
)
def test_a_name_that_nothing_has_is_said_beside_the_empty_answer(
    seeds: Path, arguments: list[str], remark: str
) -> None:
    assert run(seeds, *arguments) == (0, f"whomet: {remark}" if remark else "")


@pytest.mark.parametrize(
    ("text", "remarks"),
    [
        ("MATCH (m:Meetin&!Helt) RETURN count(*) AS n", [
            "there is no label 'Meetin' in the graph; did you mean Meeting?",
            "there is no label 'Helt' in the graph; did you mean Held?",
        ]),
        ("MATCH (:Person)-[:MEET|MET]-(:Disputed) RETURN 1 AS n", [
            "there is no relationship type 'MEET' in the graph; did you mean MET?"
        ]),
        ("RETURN EXISTS { ()-[:LIKES]->() } AS n", ["there is no relationship type 'LIKES' in the graph"]),
        ("MATCH (m:Meeting) RETURN count(*) AS n", []),
        ("MATCH (m:Meeting) WHERE m.stauts = 'held' RETURN m.earliest.year AS year LIMIT 0", [
            "a Meeting has no property 'stauts'; did you mean status?"
        ]),
        ("MATCH (:Person {nam: 'x'})-[r:MET]-(o) WITH o, r, {any: 1} AS m RETURN r.sourcs AS a, o.bord, m.c", [
            "a Person has no property 'nam'; did you mean name?",
            "a MET has no property 'sourcs'; did you mean sources?",
            "there is no property 'bord' in the graph",
        ]),
        ("MATCH (x:Held&(Meeting|Trip)) RETURN x.purpose AS a, x.title AS b LIMIT 0", [
            "a Meeting or Trip has no property 'title'"
        ]),
        ("MATCH (p:Person) WITH collect(p) AS all UNWIND all AS p RETURN p.anything AS a LIMIT 0", []),
    ],
)  # fmt: skip
def test_a_label_that_nothing_has_is_said_beside_the_answer(seeds: Path, text: str, remarks: list[str]) -> None:
    done = whomet(seeds, "query", text)
    assert done.stderr.decode().splitlines() == [f"whomet: {remark}" for remark in remarks]


def test_a_parameter_without_its_option_is_told_how_to_be_written(seeds: Path) -> None:
    code, said = run(seeds, "who-met", "person=a")
    assert code == 2
    assert said.endswith("(person=a); write -P name=value")


def test_a_country_that_nobody_is_of_may_still_be_named_somewhere(seeds: Path) -> None:
    code, said = run(seeds, "country-contacts", "-P", "country=Russia", "-P", "other=China")
    assert code == 0
    assert (
        "nobody in the graph is of Russia (RU), and no side is; what names it is found by `whomet search 'Russia'`"
        in said
    )
    assert b"against Ukraine" in whomet(seeds, "search", "Russia").stdout


def test_a_hostile_value_is_only_a_value(seeds: Path) -> None:
    before = whomet(seeds, "digest").stdout
    done = whomet(seeds, "run", "met-about", "-P", "issue='}) DETACH DELETE n //", "--format", "json")
    assert (done.returncode, done.stdout) == (0, b"[]\n")
    assert whomet(seeds, "digest").stdout == before


def test_the_list_of_queries_fits_80_columns(seeds: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    listed = whomet(seeds, "queries", "--format", "table").stdout.decode().splitlines()
    assert max(map(len, listed)) <= 80
    assert all(any(name in line for line in listed) for name in PACK)


def test_the_list_is_searched_by_words(seeds: Path) -> None:
    found = whomet(seeds, "queries", "SUMMIT", "beside", "draw", "--format", "csv").stdout.decode()
    assert found.splitlines()[1:] == ["meetings,sidelines-drawn,Draw a summit and the meetings beside it"]
    assert whomet(seeds, "queries", "zzzqqq", "--format", "csv").returncode == 1


def test_a_query_is_shown(seeds: Path) -> None:
    assert whomet(seeds, "show", "who-met").stdout.decode() == describe(PACK["who-met"]) + "\n"


@pytest.mark.parametrize("name", list(PACK))
def test_it_is_shown_within_80_columns_above_its_text(name: str) -> None:
    saved = PACK[name]
    above, _, text = describe(saved).rpartition(saved.statement)
    assert text == ""
    assert max(map(len, above.splitlines())) <= 80
    assert all(f"\n  {word} " in above for word in (*saved.parameters, *saved.returns))


def test_a_new_query_runs_and_stands_beside_the_others(seeds: Path, tmp_path: Path) -> None:
    pack = tmp_path / "ours"
    done = whomet(seeds, "new-query", "who-hosted", "--topic", "protocol", "--pack", str(pack))
    assert done.returncode == 0, done.stderr
    assert done.stdout.decode().startswith(
        f"{pack}/protocol/who-hosted.cypher is written; it is a whole query already:"
    )
    asked = ("run", "who-hosted", "-P", "person=Wang Yi", "--format", "csv")
    assert whomet(seeds, *asked, "--pack", str(pack)).stdout.startswith(b"counterpart,meetings\r\nAntony Blinken,")
    assert whomet(seeds, *asked).returncode == 2
    done = subprocess.run([WHOMET, *asked], cwd=seeds, env=environment() | {"WHOMET_PACK": str(pack)}, check=False)
    assert done.returncode == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["Who Hosted"], "NAME 'Who Hosted': write small letters, digits and single hyphens, such as who-hosted"),
        (
            ["x", "--topic", "../x"],
            "--topic '../x': write small letters, digits and single hyphens, such as who-hosted",
        ),
        (["who-met"], f"who-met is taken by {PACK['who-met'].file}; choose another name"),
    ],
)
def test_a_new_query_is_refused(tmp_path: Path, arguments: list[str], message: str) -> None:
    done = whomet(tmp_path, "new-query", *arguments)
    assert (done.returncode, done.stderr.decode().strip()) == (2, f"whomet: {message}")
    assert list(tmp_path.iterdir()) == []


def test_a_name_that_two_packs_claim_is_said(seeds: Path, tmp_path: Path) -> None:
    text = PACK["who-met"].text
    file = tmp_path / "people" / "who-met.cypher"
    file.parent.mkdir()
    file.write_text(text, "utf-8")
    done = whomet(seeds, "queries", "--pack", str(tmp_path))
    assert (done.returncode, done.stderr.decode().strip()) == (
        2,
        f"whomet: {file}: name: who-met is taken by {PACK['who-met'].file}; rename one",
    )


def test_the_archive_for_browser_is_written(tmp_path: Path) -> None:
    done = whomet(tmp_path, "export", "browser", "--output", "b.zip")
    assert done.returncode == 0
    assert done.stderr.decode().startswith("whomet: b.zip written; drag it onto ")
    with zipfile.ZipFile(tmp_path / "b.zip") as archive:
        assert "whomet/people/who-met.cypher" in archive.namelist()


def test_a_link_holds_the_person_s_id(seeds: Path) -> None:
    done = whomet(seeds, "browser", "who-met-drawn", "-P", "person=wang YI", "--browser-url", "http://h:1/browser/")
    assert done.returncode == 0
    assert done.stdout.decode().startswith("http://h:1/browser/?cmd=edit&arg=%2F%2F%20Draw%20whom%20a%20person%20has")
    assert b"%22wang-yi%22%20AS%20person" in done.stdout


def test_without_a_graph_a_link_holds_the_name_as_written(tmp_path: Path) -> None:
    done = whomet(tmp_path, "browser", "who-met", "-P", "person=Wang Yi")
    assert b"%22Wang%20Yi%22%20AS%20person" in done.stdout
    assert done.stderr.startswith(b"whomet: names are left as written, for the graph cannot be asked: ")


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (["run", "who-met"], ["who-met", "who-met-drawn", "who-met-whom"]),
        (["show", "sidelines"], ["sidelines-drawn", "sidelines-of"]),
        (["run", "who-met", "-P", "per"], ["person=", "person=Wang Yi"]),
        (["run", "who-met", "-P", "person", "=", "Wang"], ["Wang\\ Wentao", "Wang\\ Yi"]),
        (["run", "who-met", "-P", "person", "=", '"Wang'], ["Wang Wentao", "Wang Yi"]),
        (["run", "no-such-query", "-P", "p"], []),
        (["run", "who-met", "-P", "nothing", "=", "x"], []),
        (["run", "who-met", "--store", "absent.graph", "-P", "person", "=", "W"], []),
        (["run", "who-met", "--pack", "absent", "-P", "person", "=", "W"], []),
    ],
)
def test_the_shell_is_offered_what_fits_and_hears_nothing_else(
    seeds: Path, words: list[str], offered: list[str]
) -> None:
    """As Bash asks: it takes the equals sign for a word of its own."""
    asked = {
        "_WHOMET_COMPLETE": "complete_bash",
        "COMP_WORDS": "\n".join(["whomet", *words]),
        "COMP_CWORD": str(len(words)),
    }
    done = subprocess.run([WHOMET], cwd=seeds, env=environment() | asked, capture_output=True, check=False)
    assert (done.stdout.decode().split("\n")[:-1], done.stderr) == ([*offered] or [""], b"")


def test_another_shell_is_offered_the_whole_word(seeds: Path) -> None:
    asked = {"_WHOMET_COMPLETE": "complete_zsh", "_TYPER_COMPLETE_ARGS": "whomet run who-met -P person=Wang"}
    done = subprocess.run([WHOMET], cwd=seeds, env=environment() | asked, capture_output=True, check=False)
    assert b"person=Wang Yi" in done.stdout


def test_what_is_said_of_rows_is_said_of_their_picture_too(seeds: Path, tmp_path: Path) -> None:
    drawn = tmp_path / "drawn.svg"
    who = whomet(seeds, "run", "who-met", "-P", "person=Qin", "--picture", str(drawn))
    assert "person 'Qin' is taken as Qin Gang" in who.stderr.decode() and drawn.exists()
    none = whomet(seeds, "run", "met-about", "-P", "issue=semiconductors", "--picture", str(drawn))
    said = none.stderr.decode()
    assert "close by" in said and "nothing to draw" in said and none.returncode == 2
