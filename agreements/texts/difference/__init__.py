"""What differs between two texts, paragraph by paragraph and word by word. Pure."""
