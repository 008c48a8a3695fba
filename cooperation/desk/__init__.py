"""What lies on an officer's desk: what needs them, what time will bring, what changed. Codes and data, no words."""
