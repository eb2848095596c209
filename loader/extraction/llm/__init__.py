"""The engine that asks a language model at any server that speaks OpenAI's protocol. It names words of the text; where
they stand, and whether they do, is found here."""

from __future__ import annotations

from loader.extraction.llm.answers import MODES, Mode
from loader.extraction.llm.engine import NOT_READ, LlmEngine
from loader.extraction.llm.settings import LlmSettings, find_llm_settings

__all__ = ["MODES", "NOT_READ", "LlmEngine", "LlmSettings", "Mode", "find_llm_settings"]
