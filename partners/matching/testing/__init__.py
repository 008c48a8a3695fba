"""How good a ranking is, told from what states did afterwards; the one room that needs numpy and scipy."""
