"""Maturity: how far an organisation is, how far it has to go, what comes first, and what is not needed yet."""
