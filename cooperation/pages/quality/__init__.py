"""Pages of record quality."""
