"""Meetings of a partnership: their rhythm, their agenda, what was decided, and what became of it."""
