"""Words of the report; it is written in English alone, for whoever tests the ranking."""

PARTS = {
    "proximity": "proximity of the capitals",
    "neighbours": "neighbours by land or sea",
    "shared_organisations": "shared organisations",
    "size": "size of both",
    "activity": "activity of both as partners",
    "existing_ties": "existing ties",
    "partners_in_common": "partners in common",
    "voting_similarity": "voting similarity",
    "defence_pact": "a defence pact",
}
TRIED = {
    "chosen": "the model in use: seven parts, a tie halves in {about} years",
    "without_ties": "the model without ties",
    "half_life": "a tie halves in {about} years",
    "ridge": "weights held back by {about} instead of 1",
    "without_part": "without {about}",
    "with": "with {about} as well",
    "red_lines": "with rivals put last",
}
REASONS = {
    "entered_before_signed": "refused: entry into force before signature",
    "two_that_are_one": "refused: both parties are one state",
    "code_and_name_disagree": "refused: number and abbreviation mean two states",
    "cow_not_known": "refused: no state has this number",
    "state_is_gone": "refused: the state is gone",
    "state_was_gone": "refused: the state was gone by then",
    "was_territory": "refused: no state on that day",
    "date_not_read": "refused: the date is not understood",
    "choice_not_known": "refused: the type is not known",
    "formula_cell": "refused: a formula",
    "required": "refused: a cell is empty",
}
