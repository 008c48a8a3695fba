"""Comments on a clause of a text: among ourselves, or with the partner."""
