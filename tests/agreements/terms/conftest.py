"""How long hypothesis searches: the same short search in every run, a long one by HYPOTHESIS_PROFILE=deep."""

import os

from hypothesis import settings

settings.register_profile("fast", max_examples=120, deadline=None, database=None, derandomize=True)
settings.register_profile("deep", max_examples=5000, deadline=None, database=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "fast"))
