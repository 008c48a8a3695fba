"""Papers made from a record, in the words of a language: the treaty record, the explanatory note, the text itself."""
