"""What all rooms share: pages, templates, words and directives."""
