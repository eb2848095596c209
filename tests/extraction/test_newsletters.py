"""Pages and mail as they are met with: layout by tables, plain parts that say nothing, links, messages sent on."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest

from loader.extraction.sources.layout import laid_out
from loader.extraction.sources.parts import Unreadable
from tests.extraction.given import PAGE, STORY
from tests.extraction.test_sources import read

TEXT = "\n".join(STORY) + "\n"
CELLS = "".join(f"<tr><td align=center><font size=2>{text}</font></td></tr>" for text in ("10:15", *STORY))
LETTER = f"<html><body><table><tr><td><table width=600>{CELLS}</table></td></tr></table></body></html>"
WRAPPED = """Sigrún Dal, the foreign minister of Iceland, met Kálmán Vásary in
Lisbon on Sunday <https://example.org/{0}>. They spoke about
salmon (https://example.org/b). Officials > clerks.

More is not known [https://example.org/c].
"""
HEADERS = (
    "From: The Invented Courier <news@example.org>\nSent: {}\nTo: me\n and others\nSubject: Fwd: Ministers talk\n\n"
)


def mail(plain: str = "", html: str = "", *, attached: EmailMessage | None = None, subject: str = "FW: Re: x") -> bytes:
    return message(plain, html, attached=attached, subject=subject).as_bytes()


def message(
    plain: str = "", html: str = "", *, attached: EmailMessage | None = None, subject: str = "FW: Re: x"
) -> EmailMessage:
    made = EmailMessage()
    made["Subject"], made["From"], made["Date"] = (
        subject,
        "A Reader <me@example.org>",
        "Sat, 10 May 2031 09:00:00 +0000",
    )
    if plain:
        made.set_content(plain)
    if html:
        made.add_alternative(html, subtype="html")
    if attached is not None:
        made.add_attachment(attached)
    return made


def test_a_letter_laid_out_with_tables_has_a_line_a_paragraph(tmp_path: Path) -> None:
    for name, content in (("a.html", LETTER.encode()), ("a.eml", mail(html=LETTER))):
        assert read(tmp_path, name, content).text == f"10:15\n{TEXT}"


def test_a_table_of_data_stays_one() -> None:
    from lxml.html import document_fromstring  # noqa: PLC0415

    page = "<table><tr><td>Salmon</td><td>7</td></tr></table><table><tr><td><p>Dal</p></td><td>8</td></tr></table>"
    assert laid_out(document_fromstring(page)).count("<table>") == 1


def test_what_stands_for_browsers_without_scripts_is_no_article(tmp_path: Path) -> None:
    page = f"<html><body><p>{STORY[0]}</p><noscript>Please enable JavaScript.</noscript><p>{STORY[1]}</p></body></html>"
    assert read(tmp_path, "a.html", page).text == TEXT


def test_a_page_in_utf_8_is_read_as_such_whatever_it_declares(tmp_path: Path) -> None:
    page = f'<html><head><meta charset="iso-8859-1"></head><body><p>{STORY[0]}</p><p>{STORY[1]}</p></body></html>'
    assert read(tmp_path, "a.html", page.encode()).text == TEXT


@pytest.mark.parametrize("declared", ["utf-8", "klingon", "ascii"])
def test_an_encoding_that_is_told_serves_where_a_page_is_not_what_it_declares(tmp_path: Path, declared: str) -> None:
    page = f"<html><head><meta charset={declared}></head><body><p>{STORY[0]}</p></body></html>"
    assert STORY[0] in read(tmp_path, "a.html", page.encode("cp1252"), encoding="windows-1252").text


@pytest.mark.parametrize(
    ("tags", "published"),
    [
        ('<meta name="pubdate" content="Tue, 06 May 2031 08:00:00 GMT">', "2031-05-06"),
        ('<meta name="date" content="May 6, 2031">', "2031-05-06"),
        ('<meta name="date" content="Tuesday, 6th May 2031 at 8:15">', "2031-05-06"),
        ('<meta name="publish-date" content="20310506">', "2031-05-06"),
        ('<meta name="publish-date" content="2031/05/06 08:00">', "2031-05-06"),
        ('<meta name="date" content="Foo 6, 2031">', None),
        ('<meta name="date" content="31 June 2031">', None),
        ('<meta property="article:published" content="2031-05-06T08:00:00+0900">', "2031-05-06"),
        ('<time class="entry-date published" datetime="2031-05-06T08:00">6 May</time>', "2031-05-06"),
        ("<time pubdate datetime='2031-05-06'>6 May</time><time datetime='2031-05-02'>2 May</time>", "2031-05-06"),
        ("<time pubdate datetime='2031-05-06'>6 May</time><time pubdate datetime='2031-05-02'>2 May</time>", None),
    ],
)
def test_a_date_of_publication_counts_in_any_form_that_has_one_meaning(
    tmp_path: Path, tags: str, published: str | None
) -> None:
    html = f"<html><body>{tags}<p>{STORY[0]}</p><p>{STORY[1]}</p></body></html>"
    assert read(tmp_path, "a.html", html).published == published


@pytest.mark.parametrize(
    ("data", "published"),
    [
        (
            '[{"@type": "VideoObject", "datePublished": "2029"}, {"@type": "NewsArticle", "datePublished": "2031"}]',
            "2031",
        ),
        (
            '[{"@type": "WebPage", "datePublished": "2029"}, {"@type": "NewsArticle", "datePublished": "2031"}]',
            "2031",
        ),
        ('{"@type": ["ImageObject"], "datePublished": "2029"}', None),
        ('{"@type": "WebPage", "mainEntity": {"@type": "BlogPosting", "datePublished": "2031"}}', "2031"),
        ('//<![CDATA[\n{"description": "two\nlines", "datePublished": "2031"}\n//]]>', "2031"),
        ('<!-- {"datePublished": "2031"} -->', "2031"),
    ],
)
def test_linked_data_dates_a_page_by_its_article(tmp_path: Path, data: str, published: str | None) -> None:
    script = f'<script type="application/ld+json">{data}</script>'
    html = f"<html><head>{script}</head><body><p>{STORY[0]}</p><p>{STORY[1]}</p></body></html>"
    assert read(tmp_path, "a.html", html).published == published


def test_a_plain_part_that_only_says_where_to_read_is_passed_over(tmp_path: Path) -> None:
    content = mail("View this in your browser: https://example.org/" + "x" * 2000, LETTER, subject="News")
    article = read(tmp_path, "a.eml", content)
    assert (article.text, article.title) == (f"10:15\n{TEXT}", "News")
    assert read(tmp_path, "a.eml", mail("Dal met Vásary.\n", "<p>Dal met Vásary.</p>")).text == "Dal met Vásary.\n"
    assert read(tmp_path, "a.eml", mail("Dal met Vásary.\n", "<script>1</script>")).text == "Dal met Vásary.\n"


@pytest.mark.parametrize("address", ["a" * 20, "a" * 300])
def test_addresses_of_links_neither_stay_nor_break_sentences(tmp_path: Path, address: str) -> None:
    told = f"{STORY[0][:-29]}. They spoke about salmon. Officials > clerks.\nMore is not known.\n"
    assert read(tmp_path, "a.eml", mail(WRAPPED.format(address))).text.startswith(told[:40])
    assert read(tmp_path, "a.eml", mail(WRAPPED.format(address))).text.endswith(told[-48:])
    assert "https" not in read(tmp_path, "a.eml", mail(WRAPPED.format(address))).text


@pytest.mark.parametrize(
    ("written", "published"),
    [
        ("Sunday, 4 May 2031 08:15", "2031-05-04"),
        ("Sun, May 4, 2031 at 8:15 AM", "2031-05-04"),
        ("Sun, 04 May 2031 08:15:00 +0000", "2031-05-04"),
        ("04/05/2031", None),
    ],
)
@pytest.mark.parametrize("mark", ["", "> "])
def test_a_message_that_is_sent_on_has_the_day_of_the_first_sender(
    tmp_path: Path, written: str, published: str | None, mark: str
) -> None:
    lines = ("See below.\n\n" + HEADERS.format(written) + "\n\n".join(STORY)).splitlines()
    article = read(tmp_path, "a.eml", mail("\n".join(lines[:2] + [mark + line for line in lines[2:]])))
    assert (article.text, article.title, article.publisher, article.published) == (
        TEXT,
        "Ministers talk",
        "The Invented Courier",
        published,
    )


def test_a_message_that_was_sent_on_twice_has_the_day_of_the_first(tmp_path: Path) -> None:
    twice = HEADERS.format("8 May 2031") + HEADERS.format("4 May 2031") + TEXT
    assert read(tmp_path, "a.eml", mail(twice)).published == "2031-05-04"
    html = "<br>".join(HEADERS.format("4 May 2031").replace("<news", "&lt;news").split("\n"))
    article = read(tmp_path, "a.eml", mail(html=f"<div>{html}</div><p>{STORY[0]}</p><p>{STORY[1]}</p>"))
    assert (article.text, article.published) == (TEXT, "2031-05-04")


def test_headers_that_are_quoted_below_an_article_leave_it_alone(tmp_path: Path) -> None:
    article = read(tmp_path, "a.eml", mail(f"{TEXT}\n{HEADERS.format('4 May 2029')}Thanks.\n"))
    assert (article.published, article.title) == ("2031-05-10", "x")
    assert STORY[0] in article.text


def test_a_message_that_is_attached_is_the_article(tmp_path: Path) -> None:
    inner = message(TEXT, subject="Ministers talk")
    inner.replace_header("Date", "Sun, 04 May 2031 23:10:00 -0500")
    article = read(tmp_path, "a.eml", mail("See attached.\n", attached=inner))
    assert (article.text, article.title, article.published) == (TEXT, "Ministers talk", "2031-05-04")
    longer = mail("A long note. " * 90, attached=inner)
    assert read(tmp_path, "a.eml", longer).published == "2031-05-10"


@pytest.mark.parametrize("kind", ["related", "mixed", "alternative", "signed"])
def test_a_message_whose_parts_are_not_there_is_told(tmp_path: Path, kind: str) -> None:
    for body in ("", "text", "--x\n", "--x\n\n--x--\n"):
        within = f"--y\nContent-Type: multipart/{kind}; boundary=x\n\n{body}\n--y--\n"
        with pytest.raises(Unreadable, match="is no message that can be read|holds no text"):
            read(tmp_path, "a.eml", f"Content-Type: multipart/mixed; boundary=y\n\n{within}")


def test_signs_that_nobody_prints_in_a_letter_stop_nothing(tmp_path: Path) -> None:
    html = f"<p>{STORY[0].replace('Sunday', 'Sun&#1;day')}</p><p>{STORY[1]}</p>"
    article = read(tmp_path, "a.eml", f"Content-Type: text/html; charset=utf-8\n\n{html}")
    assert "Kálmán Vásary" in article.text


@pytest.mark.parametrize("name", ["a.mhtml", "a.mht"])
def test_a_page_saved_as_one_file_is_read_as_the_page(tmp_path: Path, name: str) -> None:
    saved = EmailMessage()
    saved["From"], saved["Subject"], saved["Date"] = "<Saved by a browser>", "x", "Sat, 10 May 2031 09:00:00 +0000"
    saved.set_content(PAGE, subtype="html", cte="quoted-printable")
    saved.add_related(b"body { color: red }", "text", "css")
    article = read(tmp_path, name, saved.as_bytes(), published="1999")
    assert article.text.splitlines()[-2:] == list(STORY)
    assert (article.title, article.published) == ("Ministers talk", "2031-05-06")
    for broken in (
        "",
        "Content-Type: multipart/related; boundary=x\n\ntext",
        "--y\nContent-Type: multipart/related\n\n",
    ):
        with pytest.raises(Unreadable, match="holds no page"):
            read(tmp_path, name, f"Content-Type: multipart/mixed; boundary=y\n\n{broken}\n")


@pytest.mark.parametrize("name", ["a.mhtml", "a.eml"])
def test_a_part_that_names_no_encoding_is_read_in_that_of_its_page(tmp_path: Path, name: str) -> None:
    page = f"<html><head><meta charset=windows-1252></head><body><p>{STORY[0]}</p></body></html>"
    assert STORY[0] in read(tmp_path, name, b"Content-Type: text/html\n\n" + page.encode("cp1252")).text
