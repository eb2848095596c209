"""What of the graph is meant by a name that somebody gives, whatever kind of thing it is."""

from loader.finding.resolver import KINDS, Resolver, Taken

__all__ = ["KINDS", "Resolver", "Taken"]
