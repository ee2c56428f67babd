"""Reports: what a catalogue lacks, for the people who look after it."""
