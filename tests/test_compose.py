"""docker-compose.yml: what it promises, and that a compose client accepts it."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from loader.settings import find_settings
from tests.servers.compose import FILE, compose_client
from tests.servers.missing import NoServer
from tests.servers.server import LONG_TERM

EXAMPLE = FILE.with_name(".env.example")


@pytest.fixture
def service() -> dict[str, Any]:
    return yaml.safe_load(FILE.read_text("utf-8"))["services"]["neo4j"]


def test_the_version_is_pinned_to_one_that_is_tested(service: dict[str, Any]) -> None:
    assert service["image"] == f"neo4j:${{NEO4J_VERSION:-{LONG_TERM.version}}}-community"


def test_ports_are_open_to_this_machine_alone(service: dict[str, Any]) -> None:
    assert service["ports"] == [
        "127.0.0.1:${NEO4J_HTTP_PORT:-7474}:7474",
        "127.0.0.1:${NEO4J_BOLT_PORT:-7687}:7687",
    ]


def test_data_outlive_the_container(service: dict[str, Any]) -> None:
    volumes = yaml.safe_load(FILE.read_text("utf-8"))["volumes"]
    assert {mount.split(":")[0] for mount in service["volumes"]} == set(volumes)
    assert "data:/data" in service["volumes"]


def test_there_is_no_password_in_it_and_no_plugin(service: dict[str, Any]) -> None:
    assert service["environment"]["NEO4J_AUTH"].startswith("neo4j/${NEO4J_PASSWORD:?")
    assert not any("PLUGINS" in name for name in service["environment"])


def test_health_is_a_row_over_bolt_with_the_password(service: dict[str, Any], tmp_path: Path) -> None:
    """The check's own shell line, run with a cypher-shell that notes what it was given."""
    kind, line = service["healthcheck"]["test"]
    assert kind == "CMD-SHELL"
    shell = tmp_path / "cypher-shell"
    shell.write_text('#!/bin/sh\necho "$NEO4J_USERNAME $NEO4J_PASSWORD $*"\n')
    shell.chmod(0o755)
    environment = {"PATH": f"{tmp_path}:{os.environ['PATH']}", "NEO4J_AUTH": "neo4j/a/b c"}
    said = subprocess.run(
        ["sh", "-c", line.replace("$$", "$")], env=environment, capture_output=True, text=True, check=True
    ).stdout
    assert said.startswith("neo4j a/b c --address bolt://localhost:7687 --database neo4j")
    assert said.rstrip().endswith("RETURN 1")


def test_the_example_leaves_the_password_to_be_chosen(tmp_path: Path) -> None:
    text = EXAMPLE.read_text("utf-8")
    assert "\nNEO4J_PASSWORD=\n" in text
    (tmp_path / ".env").write_text(text.replace("NEO4J_PASSWORD=\n", "NEO4J_PASSWORD=chosen-one\n"))
    found = find_settings(folder=tmp_path, environment={})
    assert (found.uri, found.username, found.database) == ("bolt://localhost:7687", "neo4j", "neo4j")
    assert found.password is not None
    assert found.password.reveal() == "chosen-one"


@pytest.mark.parametrize("password", ["", "chosen-one"])
def test_a_compose_client_accepts_it_with_a_password_alone(password: str, tmp_path: Path) -> None:
    try:
        client = compose_client()
    except NoServer as reason:
        pytest.skip(str(reason))
    environment = {**os.environ, "NEO4J_PASSWORD": password}
    done = subprocess.run(
        [*client, "-f", FILE, "config"],
        env=environment,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode == 0) == bool(password), done.stderr
    assert password or "choose a password in .env" in done.stderr
