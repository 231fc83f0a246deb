"""Names in text: who says that these words are a name, and of what."""
