"""Planning: which pages a site has, and what they say."""
