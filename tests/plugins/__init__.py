"""Fixtures, by subject."""
