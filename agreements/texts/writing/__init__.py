"""Writing a text here: its clauses, from a starting text or an earlier version, in up to two languages."""
