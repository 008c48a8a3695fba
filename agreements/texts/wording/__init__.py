"""Words of a treaty in a memorandum, and the reverse: found, placed, with what to write instead. Pure."""
