import pytest

from rashomon.read.languages import find_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("At least nine people were killed in the market, the ministry said.", "en"),
        ("Al menos nueve personas murieron en el mercado, dijo el ministerio.", "es"),
        ("Не менее девяти человек погибли на рынке, сообщило министерство обороны.", "ru"),
        ("قتل تسعة أشخاص على الأقل في السوق، قالت الوزارة يوم الخميس", "ar"),
        ("Nine died.", "und"),
        ("123 456 --- 78 90 / 11 22 33 44 55", "und"),
        ("", "und"),
    ],
)
def test_the_language_of_a_text(text: str, language: str) -> None:
    assert find_language(text) == language
