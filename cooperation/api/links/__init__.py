"""One-time links by REST."""
