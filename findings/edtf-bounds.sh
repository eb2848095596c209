#!/bin/sh
# Python library edtf 5.0.2: winter lasts one month, and "about May 2031" reaches from April 2030 to June 2032.
#
# EDTF (ISO 8601-2) writes a season in the place of the month (21 spring to 24 winter) and doubt as a mark behind the part
# that it is about. One would expect of the library's bounds that each season has three months, and that a month
# that is approximate is widened by about a month. Spring has three; winter is December alone (for 24 and for 28), so that
# a meeting "in the winter of 2031" cannot have been in January. A month that is approximate is widened by a month and a
# year on each side, since the padding of the year is added to that of the month.
#
# Seen with edtf 5.0.2 on Python 3.11:
#     2031-21 2031-03-01 2031-05-31
#     2031-24 2031-12-01 2031-12-31
#     2031-28 2031-12-01 2031-12-31
#     2031-05~ 2030-04-01 2032-06-30
#
# Exits 1 if that has changed. Needs Python 3.11 and a package index.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check edtf==5.0.2 python-dateutil==2.9.0.post0 pyparsing==3.2.0

"$folder/venv/bin/python" - >"$folder/seen" <<'PYTHON'
from edtf import parse_edtf


def day(moment):
    return f"{moment.tm_year}-{moment.tm_mon:02}-{moment.tm_mday:02}"


for text in ("2031-21", "2031-24", "2031-28"):
    season = parse_edtf(text)
    print(text, day(season.lower_strict()), day(season.upper_strict()))
month = parse_edtf("2031-05~")
print("2031-05~", day(month.lower_fuzzy()), day(month.upper_fuzzy()))
PYTHON

cat >"$folder/expected" <<'EXPECTED'
2031-21 2031-03-01 2031-05-31
2031-24 2031-12-01 2031-12-31
2031-28 2031-12-01 2031-12-31
2031-05~ 2030-04-01 2032-06-30
EXPECTED
cat "$folder/seen"
diff "$folder/expected" "$folder/seen" >/dev/null || { echo "edtf answers otherwise now"; exit 1; }
