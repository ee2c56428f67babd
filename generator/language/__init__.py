"""Words of ours in more than one language: what can be said again, and the catalogues that say it."""
