"""Texts as files: what a Word file says, paragraph by paragraph. Pure."""
