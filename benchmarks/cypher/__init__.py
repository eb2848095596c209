"""The reader of Cypher beside Neo4j over Bolt, and beside other readers over networkx."""
