"""The schema of the data of costs, and where a catalogue holds it."""
