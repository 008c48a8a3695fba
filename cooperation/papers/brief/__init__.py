"""The brief: a first page that stands alone, and the state of the relation behind it."""
