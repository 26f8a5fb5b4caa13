from __future__ import annotations

import datetime as dt
import os

import pytest

from oircheck.errors import ConfigError
from oircheck.intake import (
    Entry,
    Settings,
    default_entries,
    merge,
    read_environment,
    read_pyproject,
    read_settings_file,
)
from oircheck.verify.policy import Policy

FILE = """
as_of = 2024-09-30
cache = "there"
[corpus]
paths = ["a", "b"]
[corpus.nato]
paths = ["c"]
[policy]
support_at = 1
k = 3
correct_and_verify = false
"""


def test_a_file_is_read_key_by_key() -> None:
    found = {entry.key: entry.value for entry in read_settings_file(FILE, place="f")}
    assert found == {
        "as_of": dt.date(2024, 9, 30),
        "cache": "there",
        "corpus.paths": ("a", "b"),
        "corpus.nato.paths": ("c",),
        "policy.support_at": 1.0,
        "policy.k": 3,
        "policy.correct_and_verify": False,
    }
    assert isinstance(found["policy.support_at"], float)


def test_pyproject_is_read_only_where_it_speaks_of_oircheck() -> None:
    assert read_pyproject("[tool.other]\nx = 1\n", place="p") is None
    assert read_pyproject("", place="p") is None
    found = read_pyproject("[tool.oircheck]\ncache = 'x'\n", place="p")
    assert found == (Entry("cache", "x", "p"),)
    with pytest.raises(ConfigError, match="is a table"):
        read_pyproject("[tool]\noircheck = 1\n", place="p")


@pytest.mark.parametrize("field", [name for name, _ in Policy().as_items()])
def test_every_field_of_the_policy_can_be_set_from_file_and_environment(
    field: str,
) -> None:
    value = dict(Policy().as_items())[field]
    written = str(value).lower()
    filed = read_settings_file(f"[policy]\n{field} = {written}\n", place="f")
    said = read_environment({f"OIRCHECK_POLICY_{field.upper()}": written})
    assert [entry.value for entry in (*filed, *said)] == [value, value]
    assert merge(filed, default_entries()).policy() == Policy()


def test_the_environment_is_read_by_prefix() -> None:
    variables = {
        "OIRCHECK_CORPUS": os.pathsep.join(("a", "b")),
        "OIRCHECK_CACHE": "",
        "OIRCHECK_CONFIG": "elsewhere",
        "PATH": "x",
    }
    assert read_environment(variables) == (
        Entry("corpus", ("a", "b"), "OIRCHECK_CORPUS"),
    )


def test_an_earlier_layer_wins() -> None:
    high, low = Entry("cache", "x", "high"), Entry("cache", "y", "low")
    assert merge((high,), (low, Entry("as_of", dt.date.min, "low"))).entries == (
        Entry("as_of", dt.date.min, "low"),
        high,
    )


def test_settings_have_every_key_once() -> None:
    with pytest.raises(ValueError, match="once"):
        Settings((Entry("b", 1, ""), Entry("a", 1, "")))


def test_a_value_out_of_range_is_the_users_mistake_and_is_named() -> None:
    settings = merge((Entry("policy.refute_at", 1.1, "f.toml"),), default_entries())
    with pytest.raises(ConfigError, match=r"f\.toml: policy: refute_at"):
        settings.policy()
