"""What a reader sees, room by room."""
