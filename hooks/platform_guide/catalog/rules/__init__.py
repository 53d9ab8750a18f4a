"""Rules that look at more than one field: small functions, one idea a file. `kinds` lists them."""
