"""Coverage is measured where it costs little: what is marked `no_cover` is run as if nobody measured.

pytest-cov means to pause there, but in a worker two more coverages stand below its own and take over at once; and each
time it goes on it writes the variable anew by which processes are traced, and lays one more wrapper around `os._exit`.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.process import BaseProcess
from typing import Any

import pytest

UNMEASURED = "no_cover"
"""The mark by which pytest-cov leaves a test out; set here on all that build, serve or show whole portals, and by
itself in files that judge the same code over and over. What runs is measured by the other tests."""
PROCESSES = "COVERAGE_PROCESS_CONFIG"
"""The variable by which coverage measures the processes that a test starts."""
FORKED = "_bootstrap"
"""The method of a process that coverage puts itself in front of, to measure what is forked."""
PLAIN = getattr(BaseProcess, FORKED)
if PLAIN.__module__.startswith("coverage."):
    from coverage.multiproc import original_bootstrap as PLAIN  # noqa: N812 - the one that was there before


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_setupnodes() -> None:
    """Start no coverage in a worker by the variable: pytest-cov starts its own there."""
    os.environ.pop(PROCESSES, None)


def _controller(node: pytest.Session | pytest.Item) -> Any:
    return getattr(node.config.pluginmanager.getplugin("_cov"), "cov_controller", None)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_sessionstart(session: pytest.Session) -> Iterator[None]:
    """Leave one coverage: in a worker pytest-cov starts one before it knows that it is one, whose data nobody reads.

    It may start; whether it measures is said here for the whole way of a test, and not by pytest-cov for its middle.
    """
    early = _controller(session) if hasattr(session.config, "workerinput") else None
    if early:
        early.cov.stop()
    yield
    if controller := _controller(session):
        controller.pause = controller.resume = lambda: None


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Run an unmeasured test, its fixtures and its processes without coverage."""
    if not item.get_closest_marker(UNMEASURED):
        return (yield)
    with untraced(item):
        return (yield)


@contextmanager
def untraced(item: pytest.Session | pytest.Item) -> Iterator[None]:
    """What is done here runs without coverage, and so do its processes."""
    controller = _controller(item)
    collector = controller and controller.cov._collector
    if not collector or collector not in collector._collectors:
        yield
        return
    traced, config = getattr(BaseProcess, FORKED), os.environ.pop(PROCESSES, None)
    setattr(BaseProcess, FORKED, PLAIN)
    collector.stop()
    try:
        yield
    finally:
        collector.start()
        setattr(BaseProcess, FORKED, traced)
        if config is not None:
            os.environ[PROCESSES] = config
