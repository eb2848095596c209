"""whomet: a diplomatic meeting graph in Neo4j or networkx. Documentation writes `import loader as whomet`."""
