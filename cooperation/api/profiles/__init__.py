"""Goals and capabilities by REST."""
