"""What an option costs, as a reader chooses it: models, views of tables, and what the browser needs for the same."""
