"""Pages of the plan: the steps of choosing, one link for all of them."""
