"""Text to tokens to the tree. It knows nothing of what a query means or how it runs."""
