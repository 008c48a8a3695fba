"""Red lines by REST."""
