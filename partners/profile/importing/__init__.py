"""Profiles that come in by tables."""
