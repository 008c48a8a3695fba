"""REST: the legal basis of activities, and the rules by which it is asked."""
