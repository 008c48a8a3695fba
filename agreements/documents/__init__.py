"""The papers of an agreement: files that were brought, and prints that are made here."""
