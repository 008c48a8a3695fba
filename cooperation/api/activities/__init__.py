"""Activities over REST."""
