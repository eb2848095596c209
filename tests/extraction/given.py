"""Files for the tests of extraction: invented news in every form."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

STORY = (
    "Sigrún Dal, the foreign minister of Iceland, met Kálmán Vásary in Lisbon on Sunday. They spoke about salmon.",
    "The two will meet again in Győr in the summer, officials of both countries said, and tariffs will be on the table"
    " then, as they were when their predecessors talked some years ago.",
)
TEXT = "\n\n".join(STORY) + "\n"

PAGE = f"""<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><title>Ministers talk | The Invented Courier</title>
<meta property="og:title" content="Ministers talk"><meta property="og:site_name" content="The Invented Courier">
<meta property="article:modified_time" content="2031-05-09"><link rel="canonical" href="https://example.org/rivers">
<meta property="article:published_time" content="2031-05-06T23:30:00-05:00"></head>
<body><nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>Ministers talk</h1><p>{STORY[0]}</p><p>{STORY[1]}</p></article>
<aside><h2>Most read</h2><ul><li><a href="/cats">Cats</a></li></ul></aside>
<script>alert("not news")</script><footer>&copy; 2019 The Invented Courier</footer></body></html>"""


def pdf(pages: Sequence[Sequence[str]], title: str = "") -> bytes:
    """A PDF with these lines on these pages, in Latin 1."""
    count = len(pages)
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(count))
    bodies = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, lines in enumerate(pages):
        content = "BT /F1 11 Tf 14 TL 50 780 Td " + " ".join(f"({_escaped(x)}) Tj T*" for x in lines) + " ET"
        bodies.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * number} 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>"
        )
        bodies.append(f"<< /Length {len(content.encode('latin-1'))} >>\nstream\n{content}\nendstream")
    bodies.append(f"<< /Title ({_escaped(title)}) /CreationDate (D:20310507090000Z) >>")
    data, places = b"%PDF-1.4\n", []
    for number, body in enumerate(bodies, start=1):
        places.append(len(data))
        data += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(bodies) + 1
    return data + (
        f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer << /Size {size} /Root 1 0 R /Info {size - 1} 0 R >>\n"
        f"startxref\n{len(data)}\n%%EOF\n"
    ).encode("latin-1")


def _escaped(line: str) -> str:
    return line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def write(folder: Path, name: str, content: str | bytes) -> Path:
    """A file in a folder, which is made."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path
