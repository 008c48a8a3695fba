"""Picking dates and promises from a text: proposals with the sentence that says so, for somebody to look at. Pure."""
