"""What a column of a list of agreements may hold, and what lists call it in four languages."""

from dataclasses import fields

from agreements.instruments.entry import COLUMNS, ActEntry
from agreements.instruments.preparing import SIDE_COLUMNS
from partners.records.imports.headings import Field, Vocabulary

PARTIES, ABOUT, TIME, SOURCE, OURS = "parties", "about", "time", "source", "ours"


def _of(code: str, group: str, words: str = "") -> Field:
    return Field(code, tuple(word for word in words.split("|") if word), group)


LIST_FIELDS = (
    _of(
        "partner",
        PARTIES,
        "country|state|partner|partner country|partner state|other party|counterpart|party|nation|"
        "pays|pays partenaire|partenaire|état|état partenaire|autre partie|nation partenaire|pays signataire|"
        "país|pais parceiro|parceiro|estado|outra parte|البلد|الدولة|الدولة الشريكة|الشريك|الطرف الآخر",
    ),
    _of("party_a", PARTIES, "party a|first party|state a|partie a|première partie|pays a|parte a|الطرف الأول"),
    _of("party_b", PARTIES, "party b|second party|state b|partie b|deuxième partie|pays b|parte b|الطرف الثاني"),
    _of("parties", PARTIES, "parties|both parties|signatories|country name|les parties|signataires|partes|الأطراف"),
    _of(
        "title_en",
        ABOUT,
        "title|name|agreement|name of agreement|title of agreement|subject|english title|title en",
    ),
    _of(
        "title_fr",
        ABOUT,
        "titre|objet|intitulé|intitulé de l’accord|titre de l’accord|accord|nom de l’accord|libellé|désignation",
    ),
    _of("title_pt", ABOUT, "título|objeto|objecto|acordo|nome do acordo|designação|título do acordo"),
    _of("title_ar", ABOUT, "العنوان|عنوان الاتفاق|عنوان الاتفاقية|الموضوع|الاتفاقية|الاتفاق|اسم الاتفاقية"),
    _of("purpose", ABOUT, "purpose|aim|finalité|but|finalidade|الغرض"),
    _of("kind", ABOUT, "kind|about|domaine principal|categoria"),
    _of("areas", ABOUT, "areas|areas of cooperation|fields|domaines|domaines de coopération|áreas|مجالات التعاون"),
    _of(
        "instrument_type",
        ABOUT,
        "type|instrument type|type of agreement|type of text|form|nature de l’acte|type d’accord|type d’acte|"
        "type de texte|forme|tipo|tipo de acordo|النوع|نوع الاتفاقية",
    ),
    _of(
        "legal_nature",
        ABOUT,
        "legal nature|binding|nature juridique|portée juridique|natureza jurídica|الطبيعة القانونية",
    ),
    _of("parent", ABOUT, "parent|under agreement|accord-cadre|accord parent|acordo quadro|الاتفاق الإطاري"),
    _of("framework", ABOUT, "framework|organisation|organization|cadre régional|organização|المنظمة"),
    _of(
        "signed",
        TIME,
        "signed|signed on|date signed|date of signature|signature|signature date|signed event date|signé le|"
        "date de signature|date signature|signée le|assinado em|data de assinatura|assinatura|"
        "تاريخ التوقيع|التوقيع|وقعت في",
    ),
    _of(
        "place",
        TIME,
        "place|signed at|place of signature|signed place|signed event location|lieu|lieu de signature|signé à|"
        "local|local de assinatura|مكان التوقيع|المكان",
    ),
    _of(
        "entered",
        TIME,
        "entry into force|entered into force|in force since|in force from|entry into force on|eif|"
        "definative eif event date|entrée en vigueur|date d’entrée en vigueur|en vigueur depuis|en vigueur le|"
        "entrada em vigor|data de entrada em vigor|دخول حيز النفاذ|تاريخ النفاذ|دخول حيز التنفيذ",
    ),
    _of(
        "terminated",
        TIME,
        "terminated|terminated on|terminated event date|dénoncé le|fin effective|terminado em|تاريخ الإنهاء",
    ),
    _of(
        "validity",
        TIME,
        "validity|term|duration|valid until|period|length|validité|durée|durée de validité|échéance|terme|"
        "validade|duração|vigência|prazo|الصلاحية|المدة|مدة الصلاحية|مدة السريان|السريان",
    ),
    _of("duration_years", TIME, "duration years|years|durée en années|anos"),
    _of("notice_months", TIME, "notice months|termination notice months|preavis mois"),
    _of("notice", TIME, "notice|notice period|préavis|délai de préavis|pré-aviso|مهلة الإشعار|الإشعار"),
    _of("status_said", TIME, "status|state of affairs|statut|situation|estado atual|situação|الحالة"),
    _of(
        "identifier",
        SOURCE,
        "id|identifier|source id|uuid|key|number|no|identifiant|numéro|n°|no d’ordre|identificador|المعرف|الرقم",
    ),
    _of("source", SOURCE, "source|source title|referência|المصدر"),
    _of("source_url", SOURCE, "source url|document url|url|link|lien|adresse|ligação|الرابط"),
    _of("source_as_of", SOURCE, "source as of|as of|état au|à la date du|em"),
    _of(
        "file_number",
        OURS,
        "file number|file no|file|our file|our reference|reference|ref|n° dossier|no dossier|numéro de dossier|"
        "dossier|référence|n° de dossier|réf|número do processo|processo|nº processo|referencia|"
        "رقم الملف|الملف|المرجع",
    ),
    _of("their_file_number", OURS, "their file number|their reference|référence partenaire|sua referência|مرجعهم"),
    _of(
        "original_place",
        OURS,
        "original|where the original is kept|original kept at|lieu de l’original|dépôt de l’original|مكان الأصل",
    ),
    _of(
        "partner_contact",
        OURS,
        "contact|point of contact|poc|partner contact|point de contact|contato|contacto|جهة الاتصال",
    ),
    _of("finance_note", OURS, "finance|cost|costs|finance note|coût|financement|note financière|custo|التكلفة"),
    _of(
        "notes",
        OURS,
        "notes|note|remarks|comments|observations|remarque|remarques|commentaires|obs|observações|notas|ملاحظات|ملاحظة",
    ),
)
LISTS = Vocabulary(LIST_FIELDS)

# Our own template: a line is an agreement, an act or a statement beneath it. Its columns are those of the records.
AGREEMENT, ACT, STATEMENT = "agreement", "act", "statement"
KEY_COLUMNS = ("record", "agreement", "version", "id")
TITLES = ("title_en", "title_fr", "title_pt", "title_ar")
PLAIN = tuple(name for name in COLUMNS if name != "titles")
# What preparing an agreement asks of the own half is no matter of lists.
SIDE = tuple(name for name in SIDE_COLUMNS if name not in ("duplicates_checked", "talks_level", "certified_copy_on"))
SOURCES = ("source", "source_url", "source_as_of")
# What an act says besides its kind and its side.
ACT_SAYS = tuple(one.name for one in fields(ActEntry) if one.name not in ("kind", "side"))
SAID = ("field", "says_en", "says_fr", "says_pt", "says_ar", "says_und")
TEMPLATE = (
    *KEY_COLUMNS,
    "party_a",
    "party_b",
    *TITLES,
    *PLAIN,
    "parent",
    "framework",
    *(f"our_{name}" for name in SIDE),
    "act",
    "side",
    *(name for name in ACT_SAYS if name not in SOURCES),
    *SAID,
    *SOURCES,
    "source_id",
)
