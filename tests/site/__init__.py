"""Every page of the real sites, read as a browser reads it."""
