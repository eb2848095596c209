"""Real Neo4j servers for the tests, and a proxy that cuts their connections."""
