"""What is known of a decision without any reader: checks that ask the engine."""
