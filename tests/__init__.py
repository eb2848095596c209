"""The tests. A package, so that tests/neo4j never stands in the driver's place on the import path."""
