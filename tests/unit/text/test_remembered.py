"""What was read of a text is kept for the last texts, and of long ones never."""

from __future__ import annotations

from oircheck.text.remembered import LONGEST, MOST, remembered


def counted() -> tuple[list[str], object]:
    read: list[str] = []

    @remembered
    def length(text: str, *, times: int = 1) -> int:
        """Tell how long a text is."""
        read.append(text)
        return times * len(text)

    return read, length


def test_a_text_is_read_once_for_each_way_of_reading_it() -> None:
    read, length = counted()
    assert [length("abc"), length("abc"), length("abc", times=2)] == [3, 3, 6]  # type: ignore[operator]
    assert read == ["abc", "abc"]
    assert length.__doc__ == "Tell how long a text is."


def test_a_long_text_is_not_kept() -> None:
    read, length = counted()
    long = "a" * (LONGEST + 1)
    assert length(long) == length(long) == LONGEST + 1  # type: ignore[operator]
    assert len(read) == 2


def test_only_the_last_texts_are_kept() -> None:
    read, length = counted()
    for number in range(MOST + 1):
        length(str(number))  # type: ignore[operator]
    length("0")  # type: ignore[operator]
    assert read.count("0") == 2
