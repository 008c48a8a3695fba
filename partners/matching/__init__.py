"""How well states are placed to cooperate: features in, ranked and explained parts out; knows no database."""
