"""What two sides do together: exercises, intelligence sharing, procurement, training, visits and talks."""
