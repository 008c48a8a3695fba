"""The pages of phases and gates: where a partnership stands, what its gate asks for, what both decide."""
