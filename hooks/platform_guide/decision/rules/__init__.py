"""Rules about the data of the decision."""
