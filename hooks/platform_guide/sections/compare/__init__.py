"""Entries side by side: matrix, pairs and maps."""
