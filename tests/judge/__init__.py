"""Random graphs and random queries, answered by a real Neo4j and by the reader of Cypher, and compared."""
