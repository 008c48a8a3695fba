"""A walk over every address: nobody finds what is not theirs."""
