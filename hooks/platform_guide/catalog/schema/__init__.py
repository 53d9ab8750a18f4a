"""What a data file may say."""
