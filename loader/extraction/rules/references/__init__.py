"""Whom a pronoun, a description or a word for several persons means."""
