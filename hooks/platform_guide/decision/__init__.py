"""From answers to a recommendation: pure functions over a plain model that the browser's engine shares."""
