"""What the course must be, beyond its form."""
