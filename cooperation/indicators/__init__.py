"""Indicators: how much of what was meant to be is so, by what the reader may see."""
