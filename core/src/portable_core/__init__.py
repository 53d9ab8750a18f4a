"""Trains, evaluates and serves a small model; it knows no platform."""
