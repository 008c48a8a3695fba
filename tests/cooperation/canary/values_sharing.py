"""What is put into the addresses of markings, arrangements to share intelligence, and registers of exchanges."""

from agreements.models import Exchange, IntelligencePoint
from tests.cooperation.canary.found import Values, activities, keys, of_activities, of_activity, with_key

SHARING_VALUES: dict[str, Values] = {
    "agreement_markings": keys,
    "agreement_markings_table": keys,
    "agreement_markings_scale": with_key("party", "UKR", "GBR", "XXX"),
    "api-markings": keys,
    "api-markings-scales": keys,
    "api-markings-equivalences": keys,
    "exchanges": activities,
    "exchange_new": activities,
    "exchange": of_activities(Exchange),
    "exchange_mistake": of_activities(Exchange),
    "exchange_contest": of_activities(Exchange),
    **{
        name: lambda scene: [{**one, "act": "exchange_received"} for one in of_activities(Exchange)(scene)]
        for name in ("exchange_act", "exchange_link")
    },
    "api-exchanges": activities,
    "api-exchange": of_activities(Exchange, "exchange"),
    "api-exchange-acts": of_activities(Exchange, "exchange"),
    "api-exchange-contests": of_activities(Exchange, "exchange"),
    "api-exchange-mistake": of_activities(Exchange, "exchange"),
    "intelligence_receipt_days": activities,
    "intelligence_step": of_activity("to", "in_operation", "ended"),
    "intelligence_point": of_activities(IntelligencePoint),
    "intelligence_point_add": of_activity("side", "UKR", "GBR", kind="contact"),
    "api-intelligence": activities,
    "api-intelligence-step": activities,
    "api-intelligence-points": activities,
    "api-intelligence-point": of_activities(IntelligencePoint, "point"),
}
