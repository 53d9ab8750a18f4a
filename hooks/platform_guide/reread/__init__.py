"""Opens the addresses that evidence names and says what became of them; nothing of it runs in a build."""
