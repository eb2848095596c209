"""Regular expressions as Java reads them, which always come to an end."""
