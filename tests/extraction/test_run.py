"""Many files through an engine: what is kept, what is told, what appears on the disk."""

from __future__ import annotations

import os
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest

import loader as whomet_package
from loader.errors import ExtractionError, ServiceError, StoreLocked, UsageError
from loader.extraction.article import Article, Sentence
from loader.extraction.candidates import Candidate
from loader.extraction.journal import Journal
from loader.extraction.reports import read_report
from loader.extraction.run import Extraction, Options, extract_files
from loader.extraction.sources import SUFFIXES, find_files
from loader.proofs import Texts
from loader.records import DocumentRecord
from tests.cli.test_commands import WHOMET, environment, shell, whomet
from tests.extraction.given import PAGE, TEXT, write


class Engine:
    """Proposes nothing, remembers what it read, and fails where the text says so."""

    name = "rules/9"

    def __init__(self) -> None:
        self.read: list[str] = []

    def propose(self, article: Article, sentences: Sequence[Sentence]) -> Iterable[Candidate]:  # noqa: ARG002
        for word, error in FAULTS.items():
            if word in article.text:
                raise error
        self.read.append(article.name)
        return ()


FAULTS = {
    "INTERRUPT": KeyboardInterrupt(),
    "UNCLEAR": ExtractionError("no usable answer"),
    "GONE": ServiceError("the server example.org cannot be reached"),
    "DEEP": RecursionError(),
    "FAULTY": IndexError("string index out of range"),
}


def run(folder: Path, engine: Engine | None = None, output: str | None = "out/news.jsonl", **more: str) -> Extraction:
    (folder / "out").mkdir(exist_ok=True)
    options = Options(output=folder / output if output else None, **more)
    return extract_files(find_files([folder / "in"], SUFFIXES), engine or Engine(), options)


def files(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted((folder / "out").rglob("*")) if p.is_file()}


def given(folder: Path, *more: str) -> None:
    for number, text in enumerate(("one", "two", *more), start=1):
        write(folder, f"in/{number}.txt", f"{text}: {TEXT}")


def test_every_document_is_recorded_and_reported_with_its_text(tmp_path: Path) -> None:
    given(tmp_path)
    write(tmp_path, "in/3.html", PAGE)
    result = run(tmp_path, published="2031-05-04")
    assert list(files(tmp_path)) == ["out/news.jsonl", "out/news.report.json", "out/news.texts/3.html.txt"]
    reported = read_report(tmp_path / "out/news.report.json")
    assert [(one.name, one.text) for one in reported] == [
        ("1.txt", tmp_path / "in/1.txt"),
        ("2.txt", tmp_path / "in/2.txt"),
        ("3.html", tmp_path / "out/news.texts/3.html.txt"),
    ]
    for one in reported:
        text = Texts(one.text.parent).find(one.outcome.sha256)
        assert text is not None
        assert len(text) == one.outcome.characters
    documents = [record for record in result.records if isinstance(record, DocumentRecord)]
    assert all(record.review == "unreviewed" for record in documents)


def test_the_same_again_gives_the_same_bytes(tmp_path: Path) -> None:
    given(tmp_path)
    write(tmp_path, "in/3.html", PAGE)
    run(tmp_path)
    before = files(tmp_path)
    run(tmp_path)
    assert files(tmp_path) == before


@pytest.mark.parametrize("fault", ["INTERRUPT", "GONE"])
def test_what_is_done_is_not_done_again(tmp_path: Path, fault: str) -> None:
    given(tmp_path, fault, "four")
    first, second = Engine(), Engine()
    with pytest.raises((KeyboardInterrupt, ServiceError)) as stopped:
        run(tmp_path, first)
    if fault == "GONE":
        assert str(stopped.value).endswith("2 of 4 files are done and kept; run this again to go on")
        assert isinstance(stopped.value, ServiceError)
        assert stopped.value.exit_code == 4
    assert list(files(tmp_path)) == ["out/.news.jsonl.part"]
    write(tmp_path, "in/3.txt", "three")
    result = run(tmp_path, second)
    assert (first.read, second.read, result.kept) == (["1.txt", "2.txt"], ["3.txt", "4.txt"], 2)
    written = files(tmp_path)
    assert list(written) == ["out/news.jsonl", "out/news.report.json"]
    run(tmp_path)
    assert files(tmp_path) == written


@pytest.mark.parametrize("change", ["text", "date", "engine"])
def test_what_has_changed_is_done_again(tmp_path: Path, change: str) -> None:
    given(tmp_path, "INTERRUPT")
    with pytest.raises(KeyboardInterrupt):
        run(tmp_path)
    write(tmp_path, "in/3.txt", "three")
    engine = Engine()
    if change == "text":
        write(tmp_path, "in/1.txt", "other")
    if change == "engine":
        engine.name = "rules/10"
    run(tmp_path, engine, **({"published": "2031"} if change == "date" else {}))
    assert engine.read == (["1.txt", "3.txt"] if change == "text" else ["1.txt", "2.txt", "3.txt"])


def test_one_bad_file_stops_nothing(tmp_path: Path) -> None:
    given(tmp_path, "DEEP", "UNCLEAR", "FAULTY")
    write(tmp_path, "in/0.txt", b"\x00")
    engine = Engine()
    result = run(tmp_path, engine)
    assert engine.read == ["1.txt", "2.txt"]
    assert [str(failure).removeprefix(f"{tmp_path}/in/") for failure in result.failures] == [
        "0.txt: is no text: it has a zero byte at 0",
        "3.txt: is too much for the engine (RecursionError); split it",
        "4.txt: no usable answer",
        "5.txt: the engine failed (IndexError), please report this",
    ]
    again = Engine()
    assert run(tmp_path, again).kept == 2  # another try may do better with 4.txt, and costs no other file
    assert again.read == []


def test_two_files_of_one_name_have_texts_of_their_own_and_one_text_is_taken_once(tmp_path: Path) -> None:
    write(tmp_path, "in/a/x.html", PAGE)
    write(tmp_path, "in/b/X.html", PAGE.replace("Lisbon", "Porto"))
    write(tmp_path, "in/c/x.html", PAGE)
    result = run(tmp_path)
    assert len([name for name in files(tmp_path) if name.startswith("out/news.texts/")]) == 2
    told = [str(one).replace(str(tmp_path), "") for one in result.repeated]
    assert told == ["/in/c/x.html: has the text of /in/a/x.html, and is taken once"]


def test_one_text_under_two_names_is_taken_once(tmp_path: Path) -> None:
    write(tmp_path, "in/a.txt", TEXT)
    write(tmp_path, "in/b.txt", TEXT)
    result = run(tmp_path)
    assert [str(one).replace(str(tmp_path), "") for one in result.repeated] == [
        "/in/b.txt: has the text of /in/a.txt, and is taken once"
    ]
    assert len(result.outcomes) == 1


def test_the_texts_of_an_extraction_are_no_articles_of_the_next(tmp_path: Path) -> None:
    write(tmp_path, "in/a.html", PAGE)
    for _ in range(2):
        options = Options(output=tmp_path / "in/news.jsonl")
        assert len(extract_files(find_files([tmp_path / "in"], SUFFIXES), Engine(), options).outcomes) == 1


def test_without_an_output_nothing_is_written(tmp_path: Path) -> None:
    write(tmp_path, "in/a.html", PAGE)
    assert len(run(tmp_path, output=None).outcomes) == 1
    assert files(tmp_path) == {}


@pytest.mark.parametrize(
    ("output", "words"),
    [
        ("out", "this is a folder; name a file such as news.jsonl"),
        ("none/news.jsonl", "there is no folder"),
        ("out/news.jsonl.gz", "records are written as they are"),
        ("in/1.txt", "is one of the files to be read"),
        ("/dev/null", "is no file; without --output"),
    ],
)
def test_an_output_that_cannot_be_is_refused_before_anything_is_read(tmp_path: Path, output: str, words: str) -> None:
    given(tmp_path)
    engine = Engine()
    with pytest.raises(UsageError, match=words):
        run(tmp_path, engine, output)
    assert engine.read == []


def test_two_at_once_into_one_output_are_kept_apart(tmp_path: Path) -> None:
    given(tmp_path)
    (tmp_path / "out").mkdir()
    with Journal(tmp_path / "out/news.jsonl"), pytest.raises(StoreLocked, match=r"another `whomet extract` is writing"):
        run(tmp_path)
    assert len(run(tmp_path).outcomes) == 2


def test_a_strangers_file_in_the_place_of_the_journal_is_left_alone(tmp_path: Path) -> None:
    given(tmp_path)
    stranger = write(tmp_path, "out/.news.jsonl.part", "what I keep here myself, and no database")
    with pytest.raises(UsageError, match=r"is no file that whomet left there"):
        run(tmp_path)
    assert stranger.read_text() == "what I keep here myself, and no database"


def test_the_call_in_python_is_the_command(tmp_path: Path) -> None:
    given(tmp_path)
    result = whomet_package.extract(tmp_path / "in", published="2031-05-04", output=tmp_path / "by-call.jsonl")
    done = whomet(tmp_path, "extract", "in", "--published", "2031-05-04", "--output", "by-command.jsonl")
    assert (done.returncode, len(result.outcomes)) == (0, 2)
    assert (tmp_path / "by-call.jsonl").read_bytes() == (tmp_path / "by-command.jsonl").read_bytes()
    printed = whomet(tmp_path, "extract", "in", "--published", "2031-05-04")
    assert printed.stdout == (tmp_path / "by-command.jsonl").read_bytes()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "name the files or folders with the articles"),
        (("empty",), "empty: no file that ends in .eml"),
        (("in", "--published", "yesterday"), "--published: found 'yesterday'; expected a date in EDTF"),
        (("in", "--engine", "magic"), "there is no engine 'magic'; use rules or llm"),
        (("in", "--engine", "llm"), "WHOMET_LLM_BASE_URL is not set"),
    ],
)
def test_wrong_usage_is_told(tmp_path: Path, arguments: Sequence[str], words: str) -> None:
    given(tmp_path)
    (tmp_path / "empty").mkdir()
    done = whomet(tmp_path, "extract", *arguments)
    assert (done.returncode, words in done.stderr.decode()) == (2, True), done.stderr.decode()


def test_the_command_tells_of_each_file_that_it_could_not_read(tmp_path: Path) -> None:
    given(tmp_path)
    write(tmp_path, "in/bad.txt", b"K\xe1lm\xe1n")
    write(tmp_path, "in/photo.jpg", b"\xff")
    done = shell(tmp_path, '"$W" extract in none.txt --output news.jsonl')
    assert done.returncode == 1
    assert done.stderr.decode().splitlines()[:2] == [
        "whomet: in/bad.txt: is not UTF-8 at byte 1: save it in that encoding, or name its own, such as --encoding"
        " windows-1252",
        "whomet: none.txt: cannot be read: No such file or directory",
    ]
    assert "whomet: 2 files could not be read" in done.stderr.decode()
    assert "whomet: 1 other file in the folders passed over" in done.stderr.decode()
    written = "whomet: news.jsonl and news.report.json written"
    assert f"{written}; `whomet review news.jsonl` goes through them" in done.stderr.decode().splitlines()
    assert len(read_report(tmp_path / "news.report.json")) == 2
    done = shell(tmp_path, '"$W" extract none.txt --output news.jsonl')
    assert done.stderr.decode().splitlines()[-1] == written  # there is nothing to go through


def test_a_folder_that_cannot_be_written_to_is_told() -> None:
    with tempfile.TemporaryDirectory() as name:  # pytest's own folders are closed to other users
        folder = Path(name)
        folder.chmod(0o755)
        given(folder)
        (folder / "closed").mkdir(mode=0o555)
        as_nobody = "setpriv --reuid 65534 --clear-groups --bounding-set -all" if os.getuid() == 0 else ""
        done = shell(folder, f'{as_nobody} "$W" extract in --output closed/news.jsonl')
    said = done.stderr.decode()
    assert (done.returncode, "closed/news.jsonl: cannot be written" in said) == (2, True), said


class Waiting:
    """The real command on twenty files, then on pipes that nobody has written to yet: it waits at each."""

    def __init__(self, folder: Path, pipes: int) -> None:
        self.folder = folder
        for number in range(20):
            write(folder, f"in/{number}.txt", f"{number}: {TEXT}")
        self.pipes = [folder / f"pipe{number}.txt" for number in range(pipes)]
        for pipe in self.pipes:
            os.mkfifo(pipe)
        self.line = f'"$W" extract in {" ".join(pipe.name for pipe in self.pipes)} --output news.jsonl'
        command = [str(WHOMET), *self.line.split()[1:]]
        self.process = subprocess.Popen(command, cwd=folder, env=environment(), stderr=subprocess.PIPE)

    def feed(self, pipe: Path, after: float) -> None:
        """Write to a pipe, some seconds after the command has come to it."""
        with pipe.open("wb") as stream:
            time.sleep(after)
            stream.write(f"{pipe.name}: {TEXT}".encode())

    def stop(self, sent: signal.Signals) -> tuple[int, str]:
        """Send a signal when the command has come to the last pipe; its exit code and what it said."""
        with self.pipes[-1].open("wb"):
            self.process.send_signal(sent)
            said = self.process.communicate(timeout=60)[1]
        for pipe in self.pipes:
            pipe.unlink()
            write(self.folder, pipe.name, f"{pipe.name}: {TEXT}")
        return self.process.returncode, said.decode()

    def again(self) -> str:
        done = shell(self.folder, self.line)
        assert done.returncode == 0
        return done.stderr.decode()


def test_an_interrupt_ends_with_130_and_the_next_run_goes_on(tmp_path: Path) -> None:
    waiting = Waiting(tmp_path, pipes=1)
    said = "whomet: interrupted; nothing is lost or doubled, run the same command again to go on\n"
    assert waiting.stop(signal.SIGINT) == (130, said)
    assert sorted(path.name for path in tmp_path.glob("*news*")) == [".news.jsonl.part"]
    assert "21 articles read (20 of them before)" in waiting.again()
    assert len(read_report(tmp_path / "news.report.json")) == 21
    assert sorted(path.name for path in tmp_path.glob("*news*")) == ["news.jsonl", "news.report.json"]


def test_a_run_that_was_killed_is_gone_on_with(tmp_path: Path) -> None:
    waiting = Waiting(tmp_path, pipes=2)
    waiting.feed(waiting.pipes[0], after=1.1)
    assert waiting.stop(signal.SIGKILL) == (-9, "")
    assert "22 articles read (21 of them before)" in waiting.again()


def test_articles_without_a_date_are_counted(tmp_path: Path) -> None:
    write(tmp_path, "in/a.txt", TEXT)
    assert whomet_package.extract(tmp_path / "in").undated == 1
    assert whomet_package.extract(tmp_path / "in", published="2031-05-06").undated == 0
