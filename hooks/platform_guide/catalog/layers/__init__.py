"""How layers change records: what they hide, what falls away with it, and where questions go."""
