"""The page of what was gone ahead without."""
