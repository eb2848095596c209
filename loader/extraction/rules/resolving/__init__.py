"""From contacts to proposals: whom each side means, what settles a status, what is left for a person to look at."""
