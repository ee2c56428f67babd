"""Files for other programs: feeds for readers, calendars for phones. Each format is known to one module."""
