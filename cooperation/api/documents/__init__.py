"""Documents of an agreement in REST: what they are, their files, and bringing new ones."""
