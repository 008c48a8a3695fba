"""How each side calls its protective markings, and as what the other handles them, by agreement and direction."""
