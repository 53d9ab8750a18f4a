"""Conditions: their syntax, their types and what they come to."""
