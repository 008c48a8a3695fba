"""The pages of legal coverage: of an activity, and of the rules by which it is asked."""
