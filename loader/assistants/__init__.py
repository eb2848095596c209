"""The graph for assistants: the Model Context Protocol over standard input and output.

It only reads, and opens no port.
"""

from loader.assistants.serving import serve_mcp

__all__ = ["serve_mcp"]
