"""What each side gave and gained, counted from the record, and whether it is in balance."""
