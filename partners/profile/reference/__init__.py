"""Reference facts from which goals are suggested."""
