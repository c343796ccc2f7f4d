"""What holds for all tests: property tests have no deadline, because these machines are noisy."""

from hypothesis import settings

settings.register_profile("house", deadline=None)
settings.load_profile("house")
