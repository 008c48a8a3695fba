"""Finding partners by REST: the ranking, one candidate, whom something excludes, sets of weights, parts of our own."""
