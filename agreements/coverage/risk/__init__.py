"""What is at stake in law: questions that an officer answers before a step is taken, with their source and a date."""
