"""The tests of the MLOps Platform Guide."""
