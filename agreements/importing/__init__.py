"""Agreements by tables: lists of others and our own template, in and out."""
