"""What is refused in the data of costs, one file for each subject."""
