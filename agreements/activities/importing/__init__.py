"""Activities that come in by tables."""
