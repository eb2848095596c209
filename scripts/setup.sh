#!/bin/sh
# Makes .venv and installs whomet into it, with the versions of constraints.txt; `dev` adds what the tests need.
# The packages are kept in $WHEELS, so that another clone can be set up without a network.
set -eu

python=${PYTHON:-python3}
wheels=${WHEELS:-$HOME/.cache/whomet/wheels}
group=${1:-}

if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
    echo "whomet needs Python 3.11 or newer; $python is $("$python" --version 2>&1). Try: make PYTHON=python3.12" >&2
    exit 2
fi
[ -x .venv/bin/python ] || "$python" -m venv .venv

# pip reads dependency groups from version 25.1 on.
needed="-c constraints.txt pip hatchling editables hatch-fancy-pypi-readme"
project="-c constraints.txt --no-build-isolation -e .${group:+ --group $group}"
quiet="--quiet --disable-pip-version-check"
pip=".venv/bin/python -m pip"

said=$(mktemp)
trap 'rm -f "$said"' EXIT

if { $pip install $quiet $needed && $pip install $quiet $project; } 2>"$said"; then
    cat "$said" >&2
    mkdir -p "$wheels"
    # Keeping the packages is a convenience: without it this clone is set up all the same.
    $pip download $quiet --prefer-binary --dest "$wheels" $needed &&
        $pip freeze --exclude-editable | $pip download $quiet --no-deps --dest "$wheels" --requirement /dev/stdin ||
        echo "The packages were not kept in $wheels: setting up another clone will need the network." >&2
else
    echo "No packages from the network: trying those kept in $wheels." >&2
    offline="--no-index --find-links $wheels"
    if ! { $pip install $quiet $offline $needed && $pip install $quiet $offline $project; }; then
        echo "That did not do either. What the first try said:" >&2
        cat "$said" >&2
        exit 1
    fi
fi

# Compiled now, the first command starts as fast as the later ones, also where Python is told to keep nothing compiled.
.venv/bin/python -m compileall -q loader whomet.py
