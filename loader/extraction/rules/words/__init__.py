"""Words: tokens, verbs and their forms, and what the lexicons know."""
