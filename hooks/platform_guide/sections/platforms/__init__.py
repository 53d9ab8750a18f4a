"""Entries and capabilities."""
