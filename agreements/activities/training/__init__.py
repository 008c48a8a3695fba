"""Training: courses offered and sought, their seats from forecast to use afterwards, teams, instructors, simulation."""
