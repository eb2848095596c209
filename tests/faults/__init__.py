"""Loads that are broken on purpose, run again, and compared with one that nobody disturbed."""
