"""The data of the decision and its vocabulary."""
