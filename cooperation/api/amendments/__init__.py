"""The REST face of amendments: what changes an agreement, and the text as it reads."""
