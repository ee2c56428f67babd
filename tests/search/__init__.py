"""The search: its data, its script in an engine without a page, and the figures it keeps to."""
