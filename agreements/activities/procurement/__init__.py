"""Procurement between two sides: the case, its lines, its plan of deliveries and payments, and how it changes."""
