"""What is to do, and how each side keeps its word, by REST."""
