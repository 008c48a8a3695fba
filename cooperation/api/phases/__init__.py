"""Phases of partnerships and the gates between them, by REST."""
