"""Rides a number of kilometres."""
