"""How far a partnership has come, what it may undertake there, and the gates between its phases (domain: C9)."""
