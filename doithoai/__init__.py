"""Đối thoại: records, time limits, rules and portal of dialogue conferences."""

__version__ = "0.3.0"
