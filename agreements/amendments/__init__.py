"""Amendments: what changes an agreement that exists, clause by clause, and the text as it then reads."""
