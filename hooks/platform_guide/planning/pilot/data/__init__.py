"""The schema of the data of pilots, and where a catalogue holds it."""
