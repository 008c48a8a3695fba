"""How each side calls its markings, and as what the other handles them: both tables beside each other."""
