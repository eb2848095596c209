"""The operators of a plan that read the graph."""
