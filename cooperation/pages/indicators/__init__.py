"""Pages of indicators: the figures with their formulas, and the records behind each."""
