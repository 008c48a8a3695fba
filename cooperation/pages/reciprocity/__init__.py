"""The pages of what each side gives and gains: the balance, the entries behind it, what both agree about it."""
