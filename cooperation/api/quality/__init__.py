"""Record quality in REST."""
