"""Pages on what changes an agreement, and how its text then reads."""
