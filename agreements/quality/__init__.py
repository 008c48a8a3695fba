"""Record quality: what is missing, stale or contradictory in what a reader may see, and how to mend it."""
