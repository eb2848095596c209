"""The engines by name."""

from __future__ import annotations

from pathlib import Path

from loader.errors import UsageError
from loader.extraction.engine import Engine
from loader.extraction.llm import MODES, NOT_READ, LlmEngine, Mode, find_llm_settings
from loader.extraction.outcome import Rejected
from loader.extraction.rules import RulesEngine

__all__ = ["ENGINES", "NOT_READ", "engine_named", "notes_of", "receiver", "refused_by"]

ENGINES = ("rules", "llm")


def engine_named(name: str, *, structured: str = "schema", env_file: Path | None = None) -> Engine:
    """The engine; `structured` and the settings concern `llm` alone. Raises UsageError for another name, and for
    settings that are missing or wrong."""
    match name:
        case "rules":
            return RulesEngine()
        case "llm":
            return LlmEngine(find_llm_settings(env_file=env_file), _mode(structured))
    raise UsageError(f"there is no engine {name!r}", remedy=f"use {' or '.join(ENGINES)}")


def _mode(name: str) -> Mode:
    for mode in MODES:
        if mode == name:
            return mode
    raise UsageError(f"there is no way {name!r} to ask for structure", remedy=f"use {', '.join(MODES)}")


def receiver(engine: Engine) -> str | None:
    """The server that the engine sends texts to, for a person to decide on; None of one that sends none."""
    return engine.server if isinstance(engine, LlmEngine) else None


def refused_by(engine: Engine) -> tuple[Rejected, ...]:
    """What the engine itself refused of the last article, before anything was proposed."""
    return tuple(engine.refused) if isinstance(engine, LlmEngine) else ()


def notes_of(engine: Engine) -> tuple[str, ...]:
    """Remarks of the engine, for the person."""
    return tuple(engine.notes) if isinstance(engine, LlmEngine) else ()
