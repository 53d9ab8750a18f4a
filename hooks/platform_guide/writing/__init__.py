"""How a site gets to where it is read: written beside, looked at, and put in place as a whole."""
