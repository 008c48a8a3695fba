"""Red lines on stage: each side's own about another, drawn, and one that waits for a decision."""

from partners.models import RedLine
from partners.redlines.drawing import red_line_ask, red_line_change, red_line_step
from tests.cast import Cast


def red_lines_staged(cast: Cast) -> list[RedLine]:
    """The red lines of three sides."""
    found = []
    for desk, approver, codes in (
        (cast.desk, cast.approver, ("LVA", "GBR")),
        (cast.partner_desk, cast.partner_approver, ("LVA", "UKR")),
        (cast.third_desk, cast.third_approver, ("UKR", "EST")),
    ):
        for number, code in enumerate(codes):
            values = {"ground": "minister", "why": "Why", "would_change": "That", "source": "Letter", "as_of": "2026"}
            line = red_line_ask(officer=desk, today=cast.today, party=cast.party(code), values=values)
            told = {"today": cast.today, "line": line, "reason": "Reason", "expected_version": None}
            red_line_change(officer=desk, values={"why": "Another"}, **told)
            if not number:
                line = red_line_step(officer=approver, to="drawn", **told)
            found.append(line)
    return found
