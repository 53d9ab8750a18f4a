"""Runs the checks of recipes: each in a folder, a home and a network of its own, and compares with what is recorded."""
