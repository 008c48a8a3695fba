"""Nobody finds what is not theirs by another method, with a token or in the feed."""

import json

from tests.cooperation.canary.readers import WHOLE, listed, readers, way
from tests.cooperation.canary.routes import NOBODY, Address
from tests.cooperation.canary.scene import Scene
from tests.cooperation.canary.walk import Walker, unseen_keys

OUTSIDERS = ("nobody", "third_desk", "partner_approver")
WRITING = ("post", "put", "patch", "delete")


def methods(address: Address, turn: int) -> tuple[str, ...]:
    """How an address is asked: posted to, and in the interface by one of the others with each turn and route."""
    if WHOLE:
        return WRITING if address.name.startswith("api-") else ("post", "delete")
    return ("post", WRITING[1 + (len(address.name) + turn) % 3]) if address.name.startswith("api-") else ("post",)


def test_wrong_methods_find_nothing_either(scene: Scene) -> None:
    """What is out of sight answers any method as what there is not."""
    wrong = []
    for turn, (name, officer) in enumerate(readers(scene, ("nobody", "third_approver"))):
        walker, hidden = Walker(scene, officer), unseen_keys(scene, officer)
        missing: dict[tuple[str, str], int] = {}
        walked = [one for one in way(scene, officer, turn) if not one.query]
        for address in sorted(walked, key=lambda one: one.key != NOBODY):
            for method in methods(address, turn):
                answer = walker.ask(address, method)
                wrong += [(name, method, one) for one in walker.strays(address, answer)]
                if answer.status >= 500:
                    wrong.append((name, method, f"{address.full} {answer.status}"))
                if address.key == NOBODY:
                    missing[address.name, method] = answer.status
                elif address.key in hidden and missing[address.name, method] != answer.status:
                    wrong.append((name, method, f"{address.full} {answer.status}, not {missing[address.name, method]}"))
    assert not wrong, listed(wrong)


def test_a_program_with_a_token_finds_no_more_than_its_officer(scene: Scene) -> None:
    wrong, met = [], {}
    for officer in (scene.cast.service, scene.cast.third_desk):
        walker = Walker(scene, officer, scene.tokens[officer.name])
        walked = [one for one in way(scene, officer, 0, missing=False) if one.name.startswith("api-")]
        answers = [(address, walker.ask(address)) for address in walked]
        wrong += [one for address, answer in answers for one in walker.strays(address, answer)]
        wrong += [address.full for address, answer in answers if answer.status >= 500]
        met[officer.name] = set().union(*(answer.canaries for _, answer in answers))
    assert not wrong, listed(wrong)
    assert len(met["Service"]) > 100


def test_the_feed_tells_of_what_was_in_sight_and_of_nothing_else(scene: Scene) -> None:
    """Also of what left, by its identifier alone; what never was in sight leaves no trace but a gap in positions."""
    was_in_sight = {"UKR mistaken", "UKR withdrawn", "UKR marked"}
    keys = scene.keys()
    for _, officer in readers(scene, OUTSIDERS):
        hidden = unseen_keys(scene, officer) - {keys[name] for name in was_in_sight}
        answer = Walker(scene, officer).ask(Address("api-changes", "/api/v1/changes/", "?limit=1000"))
        told = json.loads(answer.body)["results"]
        assert told and not {one["id"] for one in told} & hidden
        assert not {one["agreement"].split("/")[-2] for one in told if one["agreement"]} & hidden
        for one in told:
            if one["kind"] == "left":
                assert not any(one[name] for name in ("at", "before", "after", "state", "agreement")), one
