"""What each side gives and gains, by REST."""
