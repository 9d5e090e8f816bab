"""Fixtures for every test: no network, no colour, no terminal, whatever the machine's own settings."""

from __future__ import annotations

import socket
from collections.abc import Callable
from typing import NoReturn

import pytest

_LOCAL = ("127.0.0.1", "::1", "localhost")


class NetworkUsedError(Exception):
    """A test tried to leave the machine."""


def _refuse_remote(real: Callable[..., object]) -> Callable[..., object]:
    """Wrap a socket's connect so that only this machine can be reached."""

    def connect(self: socket.socket, address: object) -> object:
        if isinstance(address, tuple) and address[0] not in _LOCAL:
            raise NetworkUsedError(f"connection to {address!r} from a test")
        return real(self, address)

    return connect


def _refuse_lookup(host: object, *_args: object, **_options: object) -> NoReturn:
    raise NetworkUsedError(f"name look-up of {host!r} from a test")


@pytest.fixture(autouse=True)
def _offline(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no test connect to another machine."""
    monkeypatch.setattr(socket.socket, "connect", _refuse_remote(socket.socket.connect))
    monkeypatch.setattr(socket.socket, "connect_ex", _refuse_remote(socket.socket.connect_ex))
    real_lookup = socket.getaddrinfo

    def look_up(host: object, *args: object, **options: object) -> object:
        if host in (None, "", *_LOCAL):
            return real_lookup(host, *args, **options)  # type: ignore[arg-type]
        return _refuse_lookup(host)

    monkeypatch.setattr(socket, "getaddrinfo", look_up)


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give every test the same language and no colours."""
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("GUANXI_LANG", "en")
    for name in ("FORCE_COLOR", "GUANXI_BASE", "GUANXI_ONTOLOGY"):
        monkeypatch.delenv(name, raising=False)
