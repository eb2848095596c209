"""What a query means, as far as its text and its parameters tell: names, types, and forms that mean nothing."""
