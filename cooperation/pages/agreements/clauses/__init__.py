"""Pages on which a text is written here, clause by clause."""
