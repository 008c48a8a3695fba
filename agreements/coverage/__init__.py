"""Is this activity legally covered, and what is at stake in law."""
