"""From YAML files to a checked, frozen catalogue."""
