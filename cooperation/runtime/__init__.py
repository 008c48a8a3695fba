"""How the product starts, stops and is configured: settings readers, services of a home, processes."""
