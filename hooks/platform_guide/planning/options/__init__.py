"""What an option of the decision costs: from its parts and the reader's answers to the lines of a table of costs."""
