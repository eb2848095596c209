"""The grammar of a sentence: who acts on whom, and what its verbs leave of a status."""
