"""Words of lists for the codes of agreements, in four languages; a word that is not here is told, not guessed."""

from functools import cache
from typing import Any

from agreements.importing.fields import ACT, AGREEMENT, PLAIN, STATEMENT
from agreements.instruments.agreement import Agreement
from agreements.instruments.vocabulary import Area, InstrumentType, Kind, LegalNature
from agreements.terms.clauses import ActKind
from partners.records.imports.headings import plain_heading

_WORDS: dict[str, dict[str, str]] = {
    "instrument_type": {
        "framework_agreement": "framework|general agreement|agreement|accord-cadre|accord cadre|accord|convention|"
        "acordo-quadro|acordo|اتفاق|اتفاقية|اتفاق إطاري",
        "protocol": "protocole|protocolo|بروتوكول",
        "amendment": "avenant|amendement|emenda|aditivo|تعديل|ملحق تعديلي",
        "exchange_of_notes": "exchange of letters|échange de notes|échange de lettres|troca de notas|تبادل مذكرات",
        "mou": "memorandum of understanding|memorandum|mémorandum d’entente|mémorandum|protocole d’accord|"
        "memorando de entendimento|memorando|مذكرة تفاهم",
        "loi": "letter of intent|lettre d’intention|carta de intenções|خطاب نوايا|إعلان نوايا",
        "joint_declaration": "declaration|joint declaration|déclaration commune|déclaration conjointe|"
        "declaração conjunta|إعلان مشترك",
        "technical_arrangement": "technical agreement|arrangement technique|accord technique|acordo técnico|ترتيب فني|"
        "ترتيب تقني",
        "implementing_arrangement": "implementing agreement|arrangement d’application|arrangement d’exécution|"
        "acordo de implementação",
        "project_arrangement": "arrangement de projet",
        "annual_plan": "plan annuel|plan of cooperation|plan de coopération|plano anual|خطة سنوية",
        "sofa": "status of forces agreement|status of forces|accord de statut des forces|statut des forces",
        "gsomia": "security of information agreement|accord de sécurité|"
        "accord de protection des informations classifiées",
        "acsa": "acquisition and cross-servicing agreement|accord de soutien logistique mutuel",
        "annex": "annexe|anexo|ملحق",
    },
    "legal_nature": {
        "treaty_binding": "treaty|binding|traité|contraignant|tratado|vinculativo|معاهدة|ملزم",
        "executive_agreement_binding": "executive agreement|accord en forme simplifiée",
        "political_non_binding": "non binding|not binding|non-binding|non contraignant|não vinculativo|غير ملزم",
    },
    "kind": {
        "framework": "general|cooperation|cadre|coopération|cooperação|تعاون",
        "exercise": "exercises|exercice|exercices|exercício|تمرين|تمارين",
        "intelligence_sharing": "intelligence|renseignement|inteligência|استخبارات",
        "procurement": "acquisition|armement|acquisitions|aquisição|مشتريات|تسليح",
        "training": "formation|instruction|formação|treinamento|تدريب|تكوين",
    },
    "areas": {
        "training_education": "training|education|formation|enseignement militaire|formação|تدريب",
        "exercises": "exercices|exercise|exercícios|تمارين",
        "procurement_logistics": "procurement|logistics|logistique|acquisitions|logística|إمداد",
        "defence_industry": "industry|industrie|industrie de défense|indústria|صناعة",
        "r_and_d": "research|recherche|recherche et développement|investigação|pesquisa|بحث",
        "intelligence_exchange": "intelligence|renseignement|inteligência",
        "cyber": "cyberdéfense|cyber defence|ciberdefesa|سيبراني",
        "military_medicine": "medicine|santé|santé militaire|medicina|طب عسكري",
        "maritime_security": "maritime|sécurité maritime|segurança marítima|أمن بحري",
        "peace_support_ops": "peacekeeping|maintien de la paix|manutenção da paz|حفظ السلام",
        "defence_policy_consultation": "policy|politique de défense|política de defesa",
        "classified_information": "informations classifiées|informação classificada",
        "personnel_exchange": "échange de personnel|intercâmbio",
        "search_rescue_humanitarian": "search and rescue|recherche et sauvetage|busca e salvamento",
    },
}
_CODES = {
    "instrument_type": InstrumentType.values,
    "legal_nature": LegalNature.values,
    "kind": Kind.values,
    "areas": Area.values,
}


def choice_of(field: str, text: str) -> str:
    """The code that a word means; empty where it is not known."""
    return _known(field).get(plain_heading(text), "")


@cache
def _known(field: str) -> dict[str, str]:
    found = {plain_heading(code): code for code in _CODES[field]}
    for code, words in _WORDS[field].items():
        for word in words.split("|"):
            found.setdefault(plain_heading(word), code)
    return found


def codes_of() -> dict[str, list[str]]:
    """The codes of each column of our template that takes codes."""
    found = {"record": [AGREEMENT, ACT, STATEMENT], "act": [str(one) for one in ActKind]}
    for name in PLAIN:
        column: Any = Agreement._meta.get_field(name)
        choices = getattr(column, "base_field", column).choices or ()
        if choices:
            found[name] = [str(code) for code, _ in choices]
    return found
