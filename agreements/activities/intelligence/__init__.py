"""Intelligence sharing as administration: who, by which channel, under which markings; never content, never names."""
