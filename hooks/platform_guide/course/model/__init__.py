"""What the files of the course may say."""
