"""The default engine: rules over the article's own words. It needs no model."""

from __future__ import annotations

from loader.extraction.rules.engine import RulesEngine

__all__ = ["RulesEngine"]
