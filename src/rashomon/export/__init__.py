"""Readings and comparisons in, pages and files for people and other tools out. Nothing is computed anew."""
