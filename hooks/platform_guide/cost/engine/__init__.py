"""The engine of costs: pure, exact, and the same as its twin in the browser."""
