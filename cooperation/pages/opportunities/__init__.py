"""The pages of finding partners: the ranking, what counts in it, and one candidate line by line."""
