"""A programme becomes files: one module a format. Pure: what a module needs is an argument."""
