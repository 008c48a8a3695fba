"""The REST face of texts that are written here: clauses, remarks, the clause library."""
