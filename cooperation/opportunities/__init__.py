"""Finding partners: the ranking of all others for the own party, and what came of it."""
