"""Who is in the sample: officers of Ukraine, and of two states that do not exist."""

from collections.abc import Mapping
from dataclasses import dataclass

from partners.models import FactKind, Officer, Party, PartyFact, Role
from partners.records.record import Audience
from partners.records.service import writing_as

# Codes that ISO 3166 leaves to users; the names say that the states are invented.
ADOMA, BENUWA = "XAD", "XBN"
_SOURCE = "Invented for the sample"


@dataclass(frozen=True)
class SampleOfficer:
    """One account of the sample."""

    key: str
    email: str
    party: str
    role: str
    label: str
    language: str = "en"

    @property
    def name(self) -> str:
        """What colleagues see: the function, and that it is a sample."""
        return f"{self.label} – {'exemple' if self.language == 'fr' else 'sample'}"


CAST = (
    SampleOfficer("desk", "desk@ukr.example", "UKR", Role.DESK, "Desk officer, Ukraine"),
    SampleOfficer("approver", "approver@ukr.example", "UKR", Role.APPROVER, "Approver, Ukraine"),
    SampleOfficer("liaison", "liaison@ukr.example", "UKR", Role.LIAISON, "Liaison officer, Ukraine"),
    SampleOfficer("minister", "office@ukr.example", "UKR", Role.MINISTER, "Minister’s office, Ukraine"),
    SampleOfficer("auditor", "auditor@ukr.example", "UKR", Role.AUDITOR, "Auditor, Ukraine"),
    SampleOfficer("admin", "admin@ukr.example", "UKR", Role.ADMINISTRATOR, "Administrator, Ukraine"),
    SampleOfficer("adoma_desk", "desk@adoma.example", ADOMA, Role.DESK, "Desk officer, Adoma (invented)"),
    SampleOfficer("adoma_approver", "approver@adoma.example", ADOMA, Role.APPROVER, "Approver, Adoma (invented)"),
    SampleOfficer(
        "benuwa_desk", "bureau@benuwa.example", BENUWA, Role.DESK, "Chargé de dossier, Bénuwa (inventé)", "fr"
    ),
    SampleOfficer(
        "benuwa_approver", "decision@benuwa.example", BENUWA, Role.APPROVER, "Approbateur, Bénuwa (inventé)", "fr"
    ),
)


def make_parties() -> None:
    """Two states on a Gulf of Guinea coast that do not exist, under ECOWAS for the sake of the sample."""
    with writing_as(None):
        made = [
            Party(
                code=ADOMA,
                name_en="Adoma (invented)",
                name_fr="Adoma (inventé)",
                name_pt="Adoma (inventado)",
                name_ar="أدوما (مختلقة)",
                is_sample=True,
            ),
            Party(
                code=BENUWA,
                name_en="Bénuwa (invented)",
                name_fr="Bénuwa (inventé)",
                name_pt="Bénuwa (inventado)",
                name_ar="بنوا (مختلقة)",
                is_sample=True,
            ),
        ]
        Party.objects.bulk_create(made)
        ecowas = Party.objects.get(code="ECOWAS")
        said = {"audience": Audience.PUBLIC, "source": _SOURCE, "as_of": "2026-11"}
        one, other = made
        PartyFact.objects.bulk_create(
            [
                PartyFact(party=one, kind=FactKind.MEMBER_OF, other=ecowas, value={"status": "member"}, **said),
                PartyFact(party=other, kind=FactKind.MEMBER_OF, other=ecowas, value={"status": "member"}, **said),
                PartyFact(party=one, kind=FactKind.SEA_NEIGHBOUR, other=other, value={"basis": "adjacent"}, **said),
                PartyFact(party=other, kind=FactKind.SEA_NEIGHBOUR, other=one, value={"basis": "adjacent"}, **said),
                *(
                    # Out at sea, where nothing is.
                    PartyFact(
                        party=party,
                        kind=FactKind.CAPITAL,
                        value={"en": f"{city} (invented)", "fr": f"{city} (inventée)", "lat": lat, "lon": lon},
                        **said,
                    )
                    for party, city, lat, lon in ((one, "Port-Adoma", 3.2, 1.0), (other, "Bénuwa-Ville", 3.4, 3.2))
                ),
                PartyFact(party=one, kind=FactKind.POPULATION, value={"people": 9_400_000}, **said),
                PartyFact(party=other, kind=FactKind.POPULATION, value={"people": 6_100_000}, **said),
                PartyFact(party=one, kind=FactKind.LANDLOCKED, value={"landlocked": False}, **said),
                PartyFact(party=other, kind=FactKind.LANDLOCKED, value={"landlocked": False}, **said),
            ]
        )


def make_officers(passwords: Mapping[str, str]) -> dict[str, Officer]:
    """The officers of the sample by key, each with its password."""
    with writing_as(None):
        parties = {one.code: one for one in Party.objects.filter(code__in={one.party for one in CAST})}
        return {
            one.key: Officer.objects.create_user(
                one.email,
                passwords[one.email],
                name=one.name,
                function=one.label,
                party=parties[one.party],
                roles=[one.role],
                language=one.language,
                is_sample=True,
                shared_computer=False,
            )
            for one in CAST
        }
