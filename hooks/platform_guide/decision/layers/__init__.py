"""The decision where layers change it: what names what in it, and the order of the interview."""
