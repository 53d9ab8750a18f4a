"""Needs: who needs what, what of it is a must, and what follows for the interview, the pilot and the record."""
