"""The data itself: its quality, its history and its files for programs."""
