"""A pilot: what is tried, by when, how it is measured, and what follows from it; all of its content is data."""
