"""Reference facts about states and organisations: small files, and a reader that knows no database."""
