"""Files to values that know their place."""
