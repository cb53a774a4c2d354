"""Lexicons from and for other tools, and changes to the text of a lexicon.yaml: bytes and texts in, values out."""
