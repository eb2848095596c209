"""A reader of Cypher over any networkx graph."""
