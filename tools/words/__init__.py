"""Checks how the texts for readers are written: our rules of style, spelling, and how hard they are to read."""
