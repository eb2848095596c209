"""whomet: a diplomatic meeting graph in Neo4j or networkx. Documentation writes `import loader as whomet`."""

from loader.api import Graph, open_graph
from loader.errors import WhometError
from loader.graph import Node, Path, Relationship
from loader.result import Result

__all__ = ["Graph", "Node", "Path", "Relationship", "Result", "WhometError", "__version__", "open_graph"]

__version__ = "0.1.0"
