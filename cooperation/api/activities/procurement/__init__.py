"""Procurement cases as resources: steps and clock, lines, plan, changes, what fits, the price alone."""
