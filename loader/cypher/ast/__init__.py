"""The tree that the parser makes of a query: its nodes, and questions about them."""
