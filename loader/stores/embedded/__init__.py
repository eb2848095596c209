"""The store that needs no server: one file, and a networkx graph of it."""
