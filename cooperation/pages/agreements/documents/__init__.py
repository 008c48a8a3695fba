"""The pages of the documents of an agreement, and of the papers that are made from its record."""
