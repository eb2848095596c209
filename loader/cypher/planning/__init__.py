"""From clauses to operators: where to start, which way to go on, and each predicate as early as it can be."""
