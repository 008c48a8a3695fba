"""The test on history: an earlier year as the product would have known it, and what states signed afterwards."""
