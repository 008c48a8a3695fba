"""What reminds, by REST: notices, wishes to be reminded, the calendar address, what comes if nothing is done."""
