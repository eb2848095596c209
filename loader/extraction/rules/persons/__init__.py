"""Persons: titles, offices and names, and who is who within one article."""
