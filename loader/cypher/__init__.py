"""A reader of Cypher over any networkx graph."""


class Engine:
    def __init__(self, graph):
        self.graph = graph

    def query(self, *a, **k):
        raise NotImplementedError
