"""The wheel: built here, installed into an empty environment elsewhere, and used there."""

from __future__ import annotations

import email
import os
import re
import subprocess
import sys
import tomllib
import venv
import zipfile
from pathlib import Path

import pytest

from tests.helpers import ROOT

WHEELS = Path.home() / ".cache" / "whomet" / "wheels"


def run(*command: str | Path, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("NEO4J_", "WHOMET_"))}
    return subprocess.run(
        list(map(str, command)), cwd=cwd, env={**kept, **environment}, capture_output=True, text=True, check=False
    )


def install(python: Path, wheel: Path, cwd: Path) -> None:
    pip = (python, "-m", "pip", "install", "--quiet", "--constraint", ROOT / "constraints.txt", wheel)
    offline = run(*pip, "--no-index", "--find-links", WHEELS, cwd=cwd)
    if offline.returncode:
        online = run(*pip, cwd=cwd)
        assert online.returncode == 0, online.stderr


@pytest.fixture(scope="module")
def command(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command `whomet` of an environment that holds the wheel and what it needs, and nothing else."""
    folder = tmp_path_factory.mktemp("elsewhere")
    built = run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, cwd=ROOT)
    assert built.returncode == 0, built.stderr
    venv.create(folder / "env", with_pip=True)
    (wheel,) = folder.glob("*.whl")
    install(folder / "env" / "bin" / "python", wheel, folder)
    return folder / "env" / "bin" / "whomet"


def test_the_wheel_brings_its_queries_and_seeds(command: Path, tmp_path: Path) -> None:
    listed = run(command, "queries", "--format", "csv", cwd=tmp_path)
    assert "people,who-met," in listed.stdout
    loaded = run(command, "load", "--seeds", cwd=tmp_path)
    assert loaded.stdout.splitlines()[0] == "200 records read: 200 loaded, 0 unchanged, 0 quarantined"
    answered = run(command, "run", "who-met", "-P", "person=Qin Gang", "--format", "csv", cwd=tmp_path)
    assert answered.stdout.splitlines()[1].startswith("Antony Blinken,1,")
    assert (listed.returncode, loaded.returncode, answered.returncode) == (0, 0, 0)


def test_doctor_finds_the_installation_well(command: Path, tmp_path: Path) -> None:
    found = run(command, "doctor", cwd=tmp_path)
    assert found.returncode == 0
    assert "whomet.graph is not there yet" in found.stdout


def test_another_package_called_loader_is_named(command: Path, tmp_path: Path) -> None:
    other = tmp_path / "other" / "loader"
    other.mkdir(parents=True)
    (other / "__init__.py").write_text("raise RuntimeError('not ours')\n")
    found = run(command, "doctor", cwd=tmp_path, PYTHONPATH=str(other.parent))
    assert found.returncode == 2
    assert f"another package called 'loader' stands in the way: {other / '__init__.py'}" in found.stderr


def test_the_lowest_versions_are_those_that_the_package_asks_for():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    extras = project["optional-dependencies"]
    asked = [*project["dependencies"], *extras["convert"], *extras["notebook"], *extras["parquet"]]
    asked += [*extras["articles"], *extras["llm"]]
    bounds = {name: release for name, _, release in (each.partition(">=") for each in asked)}
    lines = (ROOT / "constraints-lowest.txt").read_text().splitlines()
    pins = {name: release for name, _, release in (line.partition("==") for line in lines if not line.startswith("#"))}
    assert pins.keys() == bounds.keys()
    assert [name for name, pin in pins.items() if not f"{pin}.".startswith(f"{bounds[name]}.")] == []


def test_links_of_the_description_work_on_a_package_index(command: Path) -> None:
    """Whatever is no address of its own is a place on the page, or no link."""
    (wheel,) = command.parent.parent.parent.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        (metadata,) = (name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        message = email.message_from_bytes(archive.read(metadata))
    said = str(message.get_payload())
    assert message["Description-Content-Type"] == "text/markdown"
    assert "whomet load FILES" in said
    assert [
        link for link in re.findall(r"\]\(([^)]*)\)", said) if not link.startswith(("https://", "http://", "#"))
    ] == []
