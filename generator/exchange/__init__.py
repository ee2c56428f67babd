"""Exchange: what leaves a site as data, for other programs and for people with a spreadsheet."""
