"""The openCypher TCK: every scenario about reading passes, but for those that the ledger explains."""

from __future__ import annotations

import os

import pytest

from tests.tck.artifact import TckMissing, jar
from tests.tck.conftest import LINES
from tests.tck.harness import fault
from tests.tck.ledger import read_ledger
from tests.tck.scenarios import ExpectedError, Scenario, scope

SCENARIOS = 3527
LEAST_SHARE = 0.99

Faults = dict[str, str | None]


def say(config: pytest.Config, line: str) -> None:
    """Shows a line at the end of the run."""
    config.stash.setdefault(LINES, []).append(line)


@pytest.fixture(scope="module")
def scenarios(pytestconfig: pytest.Config) -> list[Scenario]:
    try:
        return scope(jar())
    except TckMissing as missing:
        line = f"THE openCypher TCK WAS NOT RUN: {missing}"
        say(pytestconfig, line)
        if os.environ.get("CI") == "true":
            pytest.fail(line)
        pytest.skip(line)


@pytest.fixture(scope="module")
def faults(scenarios: list[Scenario]) -> Faults:
    return {scenario.key: fault(scenario) for scenario in scenarios}


def test_the_scope_is_complete(scenarios: list[Scenario]) -> None:
    assert len(scenarios) == len({scenario.key for scenario in scenarios}) == SCENARIOS


def test_the_ledger_holds_the_failing_scenarios_and_no_other(faults: Faults) -> None:
    ledger = read_ledger()
    surprises = [f"{key}: {fault}" for key, fault in faults.items() if fault is not None and key not in ledger]
    passing = [key for key in ledger if key in faults and faults[key] is None]
    unknown = [key for key in ledger if key not in faults]
    assert not surprises, "scenarios fail that the ledger does not have:\n" + "\n".join(surprises)
    assert not passing, "scenarios pass that the ledger has as failing: " + ", ".join(passing)
    assert not unknown, "the ledger has scenarios that the TCK has not: " + ", ".join(unknown)


def test_nearly_all_pass(scenarios: list[Scenario], faults: Faults, pytestconfig: pytest.Config) -> None:
    errors = [scenario for scenario in scenarios if isinstance(scenario.expected, ExpectedError)]
    results = [scenario for scenario in scenarios if not isinstance(scenario.expected, ExpectedError)]
    counts = [
        f"{_passed(kind, faults)} of {len(kind)} {name}" for kind, name in ((results, "result"), (errors, "error"))
    ]
    share = _passed(scenarios, faults) / len(scenarios)
    say(pytestconfig, f"openCypher TCK: {counts[0]} and {counts[1]} scenarios pass ({share:.2%})")
    assert share >= LEAST_SHARE


def _passed(scenarios: list[Scenario], faults: Faults) -> int:
    return sum(faults[scenario.key] is None for scenario in scenarios)
