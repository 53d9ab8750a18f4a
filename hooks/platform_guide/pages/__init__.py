"""From views to pages and files: ready HTML, front matter and search entries."""
