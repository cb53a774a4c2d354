"""Which words of an article are names or foreign, which language they are of, and how they are said."""
