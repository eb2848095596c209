"""Which server and model; and that a key shows nowhere."""

from __future__ import annotations

import traceback
from pathlib import Path

import pytest

from loader.errors import UsageError
from loader.extraction.llm import LlmSettings, find_llm_settings
from loader.settings import Secret

PLANTED = "sk-pl4nted"
LOCAL = {"BASE_URL": "http://localhost:8080/v1", "MODEL": "tiny"}


def find(folder: Path, env_file: Path | None = None, **settings: str) -> LlmSettings:
    environment = {f"WHOMET_LLM_{name}": value for name, value in settings.items()}
    return find_llm_settings(folder=folder, env_file=env_file, environment=environment)


def test_all_of_them_are_taken_from_the_environment(tmp_path: Path) -> None:
    found = find(tmp_path, **LOCAL, API_KEY=f" {PLANTED}\n", TIMEOUT="60", MAX_TOKENS="500", CONTEXT="4096")
    assert found == LlmSettings("http://localhost:8080/v1", "tiny", Secret(PLANTED), 60, 500, 4096)
    assert find(tmp_path, **LOCAL) == LlmSettings("http://localhost:8080/v1", "tiny")


def test_they_may_stand_in_dot_env_or_a_file_that_is_named(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text(f"WHOMET_LLM_BASE_URL=https://example.org/v1\nWHOMET_LLM_API_KEY={PLANTED}\n")
    assert find(tmp_path, MODEL="a").key == Secret(PLANTED)
    named = tmp_path / "llm.env"
    named.write_text("WHOMET_LLM_BASE_URL=https://example.com/v1\nWHOMET_LLM_MODEL=b\n")
    found = find(tmp_path, named, MODEL="a")
    assert (found.base_url, found.model, found.key) == ("https://example.com/v1", "b", None)


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://api.example.org/v1", "api.example.org"),
        ("https://api.example.org:8443/v1", "api.example.org:8443"),
        ("http://localhost:8080/v1", "localhost:8080"),
        ("http://127.0.0.1/v1", "127.0.0.1"),
        ("http://[::1]:8080/v1", "[::1]:8080"),
        ("http://192.0.2.7:8080/v1", "192.0.2.7:8080 (not encrypted)"),
        ("http://example.org/v1", "example.org (not encrypted)"),
    ],
)
def test_the_server_is_shown_with_a_warning_where_others_can_read_along(url: str, shown: str) -> None:
    assert LlmSettings(url, "tiny").server == shown


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"MODEL": "x"}, "WHOMET_LLM_BASE_URL is not set"),
        ({"BASE_URL": "http://localhost/v1"}, "WHOMET_LLM_MODEL is not set"),
        ({"BASE_URL": "localhost:8080"}, "is no address of a web server"),
        ({"BASE_URL": "file:///etc/passwd"}, "is no address of a web server"),
        ({"BASE_URL": f"https://ann:{PLANTED}@example.org"}, "holds a user or password"),
        ({"BASE_URL": f"https://example.org/v1?key={PLANTED}"}, "has more after the path"),
        ({"BASE_URL": f"https://example.org/v1#{PLANTED}"}, "has more after the path"),
        ({"BASE_URL": f"https://[{PLANTED}/v1"}, "is no address that can be read"),
        ({"BASE_URL": f"https://example.org:{PLANTED}/v1"}, "is no address that can be read"),
        ({"BASE_URL": "https://exámple.org/v1"}, "holds a character that no address has"),
        ({**LOCAL, "MODEL": "a\nb"}, "is no name of a model"),
        ({**LOCAL, "API_KEY": f"{PLANTED} é"}, "holds a character that no key has"),
        ({**LOCAL, "API_KEY": f"{PLANTED}\nX: y"}, "holds a character that no key has"),
        ({**LOCAL, "TIMEOUT": "soon"}, "WHOMET_LLM_TIMEOUT: found 'soon'; expected a whole number from 1 on"),
        ({**LOCAL, "TIMEOUT": "0"}, "expected a whole number from 1 on"),
        ({**LOCAL, "MAX_TOKENS": "-5"}, "expected a whole number from 50 on"),
        ({**LOCAL, "CONTEXT": "²"}, "expected a whole number from 2000 on"),
        ({**LOCAL, "CONTEXT": "3000", "MAX_TOKENS": "2000"}, r"WHOMET_LLM_CONTEXT \(3000\) must be 2000 more"),
    ],
)
def test_what_is_wrong_is_named_and_no_key_is_shown(tmp_path: Path, settings: dict[str, str], words: str) -> None:
    with pytest.raises(UsageError, match=words) as refusal:
        find(tmp_path, **settings)
    assert PLANTED not in "".join(traceback.format_exception(refusal.value))
