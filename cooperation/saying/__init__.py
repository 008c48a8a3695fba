"""How an agreement stands, in one sourced sentence, in each language of those who write cables."""
