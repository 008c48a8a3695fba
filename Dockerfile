# One image for web, worker, beat and the operator's commands. Base and uv may be pinned by digest: --build-arg.
ARG PYTHON=python:3.13-slim

FROM ${PYTHON} AS build
ARG UV=uv
RUN pip install --no-cache-dir ${UV}
WORKDIR /srv/entente
COPY requirements.lock ./
RUN uv venv /srv/venv \
 && uv pip sync --python /srv/venv/bin/python --require-hashes --no-build requirements.lock
COPY . .
# Any command compiles the message catalogues; this one also writes the static files, compressed and immutable.
RUN DEPLOYMENT=home ENTENTE_HOME=/tmp/build STATIC_ROOT=/srv/static \
    /srv/venv/bin/python manage.py collectstatic --noinput --verbosity=0 \
 && /srv/venv/bin/python -m compileall -q /srv/entente

FROM ${PYTHON}
RUN useradd --system --uid 10001 --create-home --home-dir /srv/home entente
COPY --from=build /srv/venv /srv/venv
COPY --from=build /srv/static /srv/static
COPY --from=build /srv/entente /srv/entente
WORKDIR /srv/entente
ENV PATH=/srv/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    DEPLOYMENT=production \
    ENTENTE_HOME=/srv/home \
    STATIC_ROOT=/srv/static \
    GRANIAN_INTERFACE=wsgi \
    GRANIAN_HOST=0.0.0.0 \
    GRANIAN_PORT=8000 \
    GRANIAN_WORKERS=2 \
    GRANIAN_BLOCKING_THREADS=4 \
    GRANIAN_RESPAWN_FAILED_WORKERS=true \
    GRANIAN_WEBSOCKETS=false \
    GRANIAN_LOG_LEVEL=warning
USER entente
EXPOSE 8000
STOPSIGNAL SIGTERM
CMD ["granian", "cooperation.wsgi:application"]
