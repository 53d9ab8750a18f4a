"""Runs the function on this machine, in this process, instead of in a container of Modal."""

from app import trained

print(f"accuracy {trained.local(7, '.'):.3f}")
