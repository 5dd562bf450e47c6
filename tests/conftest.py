"""What every test shares: how hard Hypothesis tries, at the gate and in a long run."""

import os

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile(
    "usual",
    max_examples=100,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
settings.register_profile("gate", settings.get_profile("usual"), derandomize=True)
settings.register_profile("quick", settings.get_profile("usual"), max_examples=25)
settings.register_profile("long", settings.get_profile("usual"), max_examples=2_000)
settings.load_profile(os.environ.get("CALLCRAFT_PROPERTIES", "usual"))


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:  # noqa: ARG001 - xdist's name
    """Return how many processes `-n auto` means: one more than there are processors.

    The journeys through a real terminal mostly wait for it; meanwhile another test can run.
    """
    return (os.cpu_count() or 1) + 1
