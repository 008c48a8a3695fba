"""Pages of red lines: who is excluded and why, what would have to change, and the decisions on our own."""
