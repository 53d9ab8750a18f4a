"""From the catalogue to what pages and exports show; no markup here."""
