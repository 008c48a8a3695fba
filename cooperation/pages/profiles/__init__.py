"""Goals and capabilities of parties, as we see them."""
