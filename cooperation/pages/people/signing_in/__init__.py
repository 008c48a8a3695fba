"""Signing in: what the product decides where allauth asks."""
