"""What values are: those from Python, equality, order, types and arithmetic."""
