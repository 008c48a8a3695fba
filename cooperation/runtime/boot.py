"""The first step of every process: settings that are odd end it with one line, not with a traceback."""

import os

from django.core.exceptions import ImproperlyConfigured

from cooperation.runtime.environment import OddSetting
from cooperation.runtime.home import HomeError


def load_settings() -> None:
    """Loads the settings; ends the process where one of them is missing or odd."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cooperation.settings")
    from django.conf import settings

    try:
        settings.INSTALLED_APPS  # noqa: B018  reading one loads them all
    except (OddSetting, HomeError) as error:
        raise SystemExit(f"entente: {error}") from None
    except ImproperlyConfigured as error:
        raise SystemExit(f"entente: settings: {error}") from None
