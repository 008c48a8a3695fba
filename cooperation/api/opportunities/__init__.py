"""Finding partners by REST: the ranking, one candidate, sets of weights, parts of our own."""
