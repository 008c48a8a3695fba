"""An arrangement to share intelligence on the page of its activity, and its register."""
