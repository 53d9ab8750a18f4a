"""What something costs: lines by years, exact to the cent; it knows no domain, all of it is data."""
