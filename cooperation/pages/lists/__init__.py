"""What every list shares: its state in the address, chips, sorting, pages, and files of exactly what is shown."""
