"""What is decided, step by step; each module has a twin of its name in the browser."""
