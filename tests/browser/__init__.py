"""The product before a real Chromium."""
