"""The cache: Redis, and a table of the database while Redis is away."""

import logging
import time
from collections.abc import Callable
from typing import Any, Final

from django.core.cache import caches
from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)
REST_SECONDS: Final = 5.0


class RedisOrTable(RedisCache):
    """Redis; for a few seconds after it failed, the cache table, so that limits on sign-in keep counting."""

    _away_until = 0.0  # of the process: each thread has its own instance

    def _either(self, name: str, *args: Any, **kwargs: Any) -> Any:
        if not self.is_away:
            try:
                return getattr(super(), name)(*args, **kwargs)
            except (RedisError, OSError) as error:
                self._rest(error)
        return getattr(caches["substitute"], name)(*args, **kwargs)

    def _rest(self, error: Exception) -> None:
        RedisOrTable._away_until = time.monotonic() + REST_SECONDS
        logger.warning("Redis is away (%s): the cache table stands in", error)

    @property
    def is_away(self) -> bool:
        """True while the table stands in."""
        return time.monotonic() < RedisOrTable._away_until

    def answers(self) -> bool:
        """True where Redis answers now; asked once in a few seconds while it does not."""
        if self.is_away:
            return False
        try:
            return bool(self._cache.get_client(write=True).ping())
        except (RedisError, OSError) as error:
            self._rest(error)
            return False


def _through(name: str) -> Callable[..., Any]:
    def method(self: RedisOrTable, *args: Any, **kwargs: Any) -> Any:
        return self._either(name, *args, **kwargs)

    method.__name__ = name
    return method


READ: Final = ("get", "get_many", "has_key")
WRITTEN: Final = ("add", "set", "touch", "delete", "incr", "set_many", "delete_many", "clear")
for _name in READ + WRITTEN:
    setattr(RedisOrTable, _name, _through(_name))
