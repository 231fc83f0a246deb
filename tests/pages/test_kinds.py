"""What a document is, by its build. All texts are invented."""

import pytest

from fonds.pages.kinds import kind_of

PROSE = "The lorries were counted twice and the clerk signed for them in the presence of both drivers.\n"


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("order", "OPERATION ORDER No 7\n4 May 2019\n1. The guns are moved.\n"),
        ("order", "Coast Command\nTo: Officer Commanding\n1. You will leave the quay by noon.\n2. The gate is to be locked.\n"),
        ("order", "قيادة القاطع\nالعدد: ٧\nإلى: آمر السرية\n١. تُسحب المدافع من التل.\n٢. تُغلق البوابة.\nأمير القاطع\n"),
        ("order", "أمر إداري رقم ٩\nيُنقل السيد سليم مارون إلى المخزن.\n"),
        ("letter", "Dear Mr Maron,\nI thank you for the wheat.\nYours sincerely,\nLina\n"),
        ("letter", "أخي أبا مازن\nالسلام عليكم ورحمة الله\nوصلتني رسالتك أمس وسرني خبرك.\nأخوك سليم\n"),
        ("memo", "MEMORANDUM\nFrom: Stores\nTo: Quay\nThe keys are missing.\n"),
        ("memo", "مذكرة داخلية\nإلى القسم الثاني: ضاعت المفاتيح.\n"),
        ("translation", "Translation from Arabic\nTo the brother commander\n1. The guns are withdrawn.\n"),
        ("translation", "ترجمة غير رسمية\nإلى مدير الميناء\n"),
        ("witness statement", "WITNESS STATEMENT\nI worked at the quay for nine years.\n"),
        ("witness statement", "أنا الموقع أدناه سليم مارون، أقر بما يلي\n"),
        ("press statement", "PRESS STATEMENT\nThe Coast Command regrets the fire.\n"),
        ("press statement", "بيان صحفي\nتأسف القيادة للحريق.\n"),
        ("chat", "[07/03/2019, 20:14] Nadir: ok\n[07/03/2019, 20:15] Lina: when?\n[07/03/2019, 20:20] Nadir: soon\n"),
        ("list", "قائمة أسماء الحراس\n١. سليم مارون\n٢. نادر فرعون\n"),
        ("list", "- ropes\n- lamps\n- nails\n- tar\n- oil\n"),
        ("news", "By Lina Marou\n" + PROSE * 3),
        ("report", "REPORT on the stores\n" + PROSE * 3),
        ("report", "COAST COMMAND - SITUATION REPORT\n4 May 2019\n" + PROSE * 3),
        ("order", "COAST COMMAND\n4 May 2019\nTo: the guard of the quay\nClose the gate at noon.\nCaptain Lina Marou\n"),
        ("letter", "Stores\n4 May 2019\nTo: the guard of the quay\nThe gate did not close at noon.\nLina Marou\n"),
        ("letter", "المخزن\nالعدد: ٧\nإلى: حارس البوابة\nلم تُغلق البوابة ظهر أمس.\nلينا مارون\n"),
        ("document", PROSE * 3),
        ("document", ""),
        ("document", "1\n2\n"),
    ],
)
def test_a_kind_is_told_by_its_build(kind: str, text: str) -> None:
    """Headings, fields, salutations, stamps, in English and Arabic."""
    assert kind_of(text) == kind


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("document", "The translation was poor and nobody read the letter to the end of it, he said.\n"),
        ("document", "In order to leave the quay they needed a paper, and no order came.\n"),
        ("document", "The list of those who left is long; a report was promised by the ministry.\n"),
        ("document", "The clerk wrote - a report says so\n" + PROSE * 3),
        ("letter", "Dear Lina,\nthe press release was late and the report too.\nKind regards\nS.\n"),
    ],
)
def test_a_word_in_the_text_is_no_heading(kind: str, text: str) -> None:
    """The words of a kind in running text tell nothing."""
    assert kind_of(text) == kind


def test_a_files_name_tells_nothing() -> None:
    """ "order.txt" may hold a shopping list."""
    assert kind_of(PROSE, name="operation order 7.txt") == "document"


def test_media_type_and_headers_tell() -> None:
    """A message is a message, a sheet a table, an article news."""
    assert kind_of("Dear Lina,", "message/rfc822") == "e-mail"
    assert kind_of("a\tb", "text/csv") == "table"
    assert kind_of(PROSE, "text/html", headers=(("article:published_time", "2019-05-04"),)) == "news"
