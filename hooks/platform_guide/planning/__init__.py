"""The steps of choosing as tools: needs, maturity, pilot, and the costs of an option; each knows only its data."""
