"""What each party aims at, offers, seeks and holds: security goals, capabilities, communications."""
