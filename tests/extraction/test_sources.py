"""Files to articles: every kind, their own dates and titles, and what is no article."""

# ruff: noqa: E501 - a text and its paragraphs on a line

from __future__ import annotations

import builtins
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

from loader.errors import UsageError
from loader.extraction.article import Article
from loader.extraction.sources import SUFFIXES, find_files, read_article
from loader.extraction.sources.parts import Unreadable
from loader.extraction.sources.printed import _LETTERS
from loader.extraction.sources.reading import read_bytes
from loader.extraction.sources.wrapping import unprinted, unwrapped
from tests.extraction.given import PAGE, STORY, TEXT, pdf, write

LINE = "Sigrún Dal met Kálmán Vásary in the small"


def read(folder: Path, name: str, content: str | bytes, **options: Any) -> Article:
    path = write(folder, name, content)
    return read_article(name, path, read_bytes(path), **options)


def message(plain: str = "", html: str = "", **headers: str) -> bytes:
    made = EmailMessage()
    for name, value in headers.items():
        made[name] = value
    if plain:
        made.set_content(plain)
    if html:
        made.add_alternative(html, subtype="html")
    return made.as_bytes()


def test_a_text_is_taken_as_it_is(tmp_path: Path) -> None:
    text = "  Dal met Vásary.\r\n\r\nNo more. \n"
    article = read(tmp_path, "a.txt", text, published="2031-05")
    assert (article.text, article.name, article.title) == (text, "a.txt", None)
    assert (article.published, article.published_basis) == ("2031-05", "metadata")
    assert read(tmp_path, "a.txt", text).published_basis == "unknown"


def test_of_a_page_the_readable_part_is_taken_and_what_it_says_of_itself(tmp_path: Path) -> None:
    article = read(tmp_path, "a.html", PAGE, published="1999")
    assert article.text.splitlines()[-2:] == list(STORY)
    assert not {"Home", "Most read", "alert", "©"} & set(article.text.split())
    assert (article.title, article.publisher, article.url, article.published, article.language) == (
        "Ministers talk",
        "The Invented Courier",
        "https://example.org/rivers",
        "2031-05-06",
        "en-GB",
    )


@pytest.mark.parametrize(
    ("tags", "published"),
    [
        ('<meta property="article:published_time" content="2031-05">', "2031-05"),
        ('<meta name="date" content="2031">', "2031"),
        ('<meta name="date" content="04/05/2031">', None),
        ('<meta name="date" content="2031-02-30">', None),
        ('<meta property="article:modified_time" content="2031-05-09">', None),
        ('<meta name="DC.date.issued" content="2031-05-06">', "2031-05-06"),
        ('<script type="application/ld+json">{"@graph": [{"datePublished": "2031-05-06T08Z"}]}</script>', "2031-05-06"),
        ('<script type="application/ld+json">{"datePublished": ["2031"]}</script>', None),
        ('<script type="application/ld+json">{"datePublished": </script>', None),
        ('<link rel="canonical" href="https://example.org/2031/05/06/talks">', None),
    ],
)
def test_a_pages_date_is_what_it_calls_that_of_its_publication(
    tmp_path: Path, tags: str, published: str | None
) -> None:
    body = f"<time datetime='2031-05-04'>Sunday</time><p>{STORY[0]}</p><p>{STORY[1]}</p><p>On 3 May 2031.</p>"
    html = f"<html><head>{tags}</head><body>{body}</body></html>"
    assert read(tmp_path, "a.html", html).published == published


@pytest.mark.parametrize("declared", ["windows-1252", "ISO-8859-1", "utf-8", "gb2312"])
def test_a_page_is_read_in_the_encoding_that_it_declares(tmp_path: Path, declared: str) -> None:
    story = f"王毅 {STORY[1]}" if declared == "gb2312" else STORY[0] + STORY[1].replace("Győr", "Gyor")
    story = story.replace("Győr", "Gyor")
    html = f'<html><head><meta charset="{declared}"></head><body><p>{story}</p></body></html>'
    assert read(tmp_path, "a.html", html.encode(declared)).text.strip() == story


def test_mail_is_read_from_its_plain_part(tmp_path: Path) -> None:
    plain = "Sigrún Dal met Kálmán Vásary in Lisbon on\nSunday; the two spoke about salmon.\n\nNo more is known.\n"
    sent = {"Subject": "Ministers\ttalk", "From": "The Invented Courier <news@example.org>"}
    article = read(tmp_path, "a.eml", message(plain, PAGE, **sent, Date="Sun, 04 May 2031 23:10:00 -0500"))
    told = "Sigrún Dal met Kálmán Vásary in Lisbon on Sunday; the two spoke about salmon.\nNo more is known.\n"
    assert (article.text, article.title, article.publisher) == (told, "Ministers talk", "The Invented Courier")
    assert (article.published, article.published_basis) == ("2031-05-04", "metadata")


def test_mail_in_html_alone_is_read_as_a_page(tmp_path: Path) -> None:
    made = EmailMessage()
    made["Subject"] = "News"
    made.set_content(PAGE, subtype="html")
    article = read(tmp_path, "a.eml", made.as_bytes())
    assert STORY[0] in article.text
    assert (article.title, article.published) == ("News", None)


def test_mail_in_another_encoding_is_read_in_the_one_it_declares(tmp_path: Path) -> None:
    made = EmailMessage()
    made.set_content("Sigrún Dal met Kálmán.", charset="iso-8859-1", cte="8bit")
    assert "Kálmán" in read(tmp_path, "a.eml", made.as_bytes()).text


def test_a_pdfs_lines_become_paragraphs_again(tmp_path: Path) -> None:
    head, foot = "The Invented Courier, 7 May 2031", "Page {} of 2"
    story = ["Sigrun Dal met Kalman Vasary in Lisbon on Sun-", "day, and the two spoke about salmon (and tariffs)"]
    one = [head, *story, "for hours.", "They will meet again.", foot.format(1)]
    two = [head, "It was late.", foot.format(2)]
    article = read(tmp_path, "a.pdf", pdf([one, two], title="Ministers talk"), published="2031-05-07")
    told = "Sigrun Dal met Kalman Vasary in Lisbon on Sunday, and the two spoke about salmon (and tariffs) for hours."
    assert article.text == f"{told}\nThey will meet again.\nIt was late.\n"
    assert (article.title, article.published) == ("Ministers talk", "2031-05-07")
    assert read(tmp_path, "b.pdf", pdf([["Text."]], title="Microsoft Word - x.doc")).title is None


@pytest.mark.parametrize("name", ["a.pdf", "a.html", "a"])
def test_a_file_without_a_known_ending_is_known_by_its_beginning(tmp_path: Path, name: str) -> None:
    content = {"a.pdf": pdf([["Some text."]]), "a.html": PAGE.encode(), "a": TEXT.encode()}[name]
    known, unknown = read(tmp_path, name, content), read(tmp_path, "fetched", content)
    assert known.text == unknown.text


@pytest.mark.parametrize("mark", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_mark_at_the_beginning_says_the_encoding(tmp_path: Path, mark: str) -> None:
    assert read(tmp_path, "a.txt", TEXT.encode(mark)).text == TEXT


def test_an_encoding_that_is_told_serves_where_a_text_is_not_utf_8(tmp_path: Path) -> None:
    assert "Kálmán" in read(tmp_path, "a.txt", "Kálmán".encode("cp1250"), encoding="windows-1250").text
    assert "Kálmán" in read(tmp_path, "a.txt", "Kálmán", encoding="windows-1250").text


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.txt", b"", "is empty"),
        ("a.txt", b" \n\t\n", "is empty"),
        ("a.txt", b"\xef\xbb\xbf \n", "holds no text"),
        ("a.txt", b"Dal met\x00 Eva", "is no text: it has a zero byte at 7"),
        ("a.txt", b"\x89PNG\r\n\x1a\n\x00\x00", "is no text: it has a zero byte at 8"),
        ("a.txt", "Kálmán".encode("latin-1"), "is not UTF-8 at byte 1: .*--encoding windows-1252"),
        ("a.txt", b"\xff\xfeD\x00a", "is not utf-16-le .by the mark at its beginning. at byte 2"),
        ("a.html", b"<meta charset=utf-8><p>K\xe1lm\xe1n met Dal.</p>", "is not utf-8 .as it declares. at byte 24"),
        ("a.html", b"<meta charset=klingon><p>Dal</p>", "declares the encoding 'klingon', which nobody knows"),
        ("a.html", b"<meta charset=rot13><p>Dal</p>", "is no encoding of text"),
        ("a.html", b"<html><body><script>1</script></body></html>", "no readable text was found"),
        ("a.html", b"<", "is no page that can be read|no readable text"),
        ("a.eml", b"Subject: nothing\n\n", "holds no text, neither plain nor HTML"),
        ("a.eml", b"Content-Type: text/plain; charset=klingon\n\nK\xe1lm\xe1n", "'klingon', which nobody knows"),
        ("a.eml", b"Content-Type: multipart/mixed; boundary=x\n\n--x\n", "holds no text"),
        ("a.pdf", b"%PDF-1.4 nonsense", "is no PDF that can be read"),
        ("a.pdf", b"no pdf", "is no PDF that can be read"),
        ("a.pdf", pdf([[]]), "holds no text, only pictures"),
        ("a.pdf", pdf([["x"]])[:300], "is no PDF that can be read"),
        ("a.pdf", pdf([["x"]] * 201), "has 201 pages; an article has 200 at most"),
        ("a.txt", b"x" * 5_242_881, "is larger than 5 MB"),
        ("a.txt", b"x" * 2_000_001, "has 2000001 characters"),
    ],
)
def test_what_is_no_article_is_told_with_the_reason(tmp_path: Path, name: str, content: bytes, words: str) -> None:
    with pytest.raises(Unreadable, match=words):
        read(tmp_path, name, content)


def test_a_pdf_with_a_password_is_refused(tmp_path: Path) -> None:
    import pypdf  # noqa: PLC0415

    writer = pypdf.PdfWriter(clone_from=write(tmp_path, "open.pdf", pdf([["Some text."]])))
    writer.encrypt("secret")
    writer.write(tmp_path / "a.pdf")
    with pytest.raises(Unreadable, match="is protected by a password"):
        read(tmp_path, "b.pdf", (tmp_path / "a.pdf").read_bytes())


@pytest.mark.parametrize(
    ("name", "content", "package"),
    [
        ("a.html", PAGE.encode(), "HTML needs the package trafilatura"),
        ("a.eml", message("", PAGE, Subject="x"), "HTML needs the package trafilatura"),
        ("a.pdf", pdf([["x"]]), "PDF needs the package pypdf"),
    ],
)
def test_a_package_that_is_not_there_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, content: bytes, package: str
) -> None:
    real = builtins.__import__

    def without(module: str, *rest: Any, **more: Any) -> Any:
        if module in {"trafilatura", "pypdf"}:
            raise ImportError(module)
        return real(module, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(Unreadable, match=rf"{package}: pip install 'whomet\[articles\]'"):
        read(tmp_path, name, content)
    assert read(tmp_path, "a.txt", TEXT).text == TEXT


def test_a_file_that_is_not_there_or_closed_is_told(tmp_path: Path) -> None:
    for path, words in ((tmp_path / "none.txt", "No such file"), (tmp_path, "Is a directory")):
        with pytest.raises(Unreadable, match=f"cannot be read: {words}"):
            read_bytes(path)
    with pytest.raises(Unreadable, match="is no name of a file"):
        read_bytes(tmp_path / "a\0.txt")
    with pytest.raises(Unreadable, match="cannot be read: File name too long"):
        read_bytes(tmp_path / ("a" * 300))


def test_folders_are_searched_once_hidden_and_other_files_passed_over(tmp_path: Path) -> None:
    for name in ("b/2.HTML", "b/1.txt", "a.pdf", ".hidden/x.txt", ".x.txt", "b/photo.jpg", "b/c.jsonl"):
        write(tmp_path, f"news/{name}", "x")
    (tmp_path / "news" / "b" / "round").symlink_to(tmp_path / "news")
    (tmp_path / "news" / "b" / "dangling.txt").symlink_to("gone")
    named = write(tmp_path, "odd.name", "x")
    found = find_files([named, tmp_path / "news", tmp_path / "news" / "a.pdf", tmp_path / "none.txt"], SUFFIXES)
    names = [str(path.relative_to(tmp_path)) for path in found.files]
    assert names == ["odd.name", "news/a.pdf", "news/b/1.txt", "news/b/2.HTML", "none.txt"]
    assert (found.passed_over, found.closed) == (3, ())


def test_a_folder_without_articles_is_refused(tmp_path: Path) -> None:
    write(tmp_path, "news/photo.jpg", "x")
    with pytest.raises(UsageError, match=r"news: no file that ends in \.eml, .*, only 1 others; name a file"):
        find_files([tmp_path / "news"], SUFFIXES)


@pytest.mark.parametrize(
    ("lines", "paragraphs"),
    [
        (["a short line", "and a short one"], "a short line\nand a short one"),
        (["Headline", "", LINE, "city."], f"Headline\n{LINE} city."),
        ([LINE, "city.", LINE, "city."], f"{LINE} city.\n{LINE} city."),
        ([f"{LINE} vice-", "president's city."], f"{LINE} vice-president's city."),
        (["x" * 130, "y"], "x" * 130 + "\ny"),
        (["", ""], ""),
    ],
)
def test_broken_lines_are_put_together(lines: list[str], paragraphs: str) -> None:
    assert unwrapped(lines) == paragraphs


@pytest.mark.parametrize(
    ("lines", "paragraphs"),
    [
        (["Sigrún  Dal  met  Kálmán", "Vásary in the minis-", "try's  house."], "Sigrún Dal met Kálmán Vásary in the ministry's house."),
        (["Dal met Kálmán Vásary in", "Lisbon.", "Dal met Kálmán Vásary in", "Porto."], "Dal met Kálmán Vásary in Lisbon.\nDal met Kálmán Vásary in Porto."),
        (["A heading that stands over all of the columns", *["Dal met Kálmán Vásary in", "Lisbon."] * 9], "A heading that stands over all of the columns" + "\nDal met Kálmán Vásary in Lisbon." * 9),
        (["One", "two"], "One\ntwo"),
    ],
)  # fmt: skip
def test_columns_of_print_are_put_together(lines: list[str], paragraphs: str) -> None:
    assert unprinted(lines) == paragraphs


def test_what_print_draws_as_one_letter_or_as_a_hyphen_is_read_as_letters() -> None:
    assert "oﬃce minis‐".translate(_LETTERS) == "office minis-"
