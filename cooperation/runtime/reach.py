"""Whether the services that the operator named can be reached."""

from typing import Final

from django.conf import settings
from django.db import DatabaseError, connection
from redis import Redis
from redis.exceptions import RedisError

from cooperation.runtime.account import ServiceError

OLDEST_POSTGRES: Final = 150000


def database() -> None:
    """`ServiceError` where the database cannot be reached, or is too old."""
    try:
        connection.ensure_connection()
    except DatabaseError as error:
        reason = " ".join(str(error).split())
        raise ServiceError(f"the database cannot be reached: {reason}") from None
    if connection.connection.server_version < OLDEST_POSTGRES:
        raise ServiceError(f"PostgreSQL 15 or later is needed, not {connection.connection.server_version // 10000}")


def redis() -> None:
    """`ServiceError` where the Redis of REDIS_URL cannot be reached."""
    if not settings.REDIS_URL:
        return
    options = settings.CACHES["default"]["OPTIONS"]
    client = Redis.from_url(settings.REDIS_ADDRESS, **options)
    try:
        client.ping()
    except (RedisError, OSError) as error:
        raise ServiceError(f"Redis cannot be reached: {error}") from None
    finally:
        client.close()
