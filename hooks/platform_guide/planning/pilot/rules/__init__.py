"""Rules of the data of pilots."""
