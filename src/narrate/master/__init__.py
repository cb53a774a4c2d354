"""Clips become a chapter: stitched, brought to its loudness, encoded and measured."""
