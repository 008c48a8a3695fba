"""The web process."""

from django.core.wsgi import get_wsgi_application

from cooperation.runtime.boot import load_settings
from cooperation.runtime.processes import die_with_parent

die_with_parent()
load_settings()
application = get_wsgi_application()
