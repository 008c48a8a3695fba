"""Tables that come in from outside: read strictly, checked first, reported by row and column, undone as one step."""
