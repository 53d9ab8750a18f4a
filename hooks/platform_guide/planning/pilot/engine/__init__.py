"""The engine of pilots: pure, and the same as its twin in the browser."""
