"""Planning: everything that will be said of an article, in order, before anything is spoken. Pure."""
