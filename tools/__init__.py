"""Programs for the people who work on the guide; no part of what builds it."""
