"""Resources of what has an opaque address until it gets its reference: the old address leads to the present one."""

from typing import Any, TypeVar

from rest_framework.response import Response

from cooperation.api.resource import Resource

R = TypeVar("R", bound=Any)


class Moved(Exception):
    """It has another address now."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


class MovingResource(Resource):
    """A resource beneath one root, found at any address that this ever had."""

    @staticmethod
    def address(key: str) -> str:
        """Where a root with a key is found."""
        raise NotImplementedError

    def handle_exception(self, exc: Exception) -> Response:
        """An old address answers 308, for reads and writes alike."""
        if not isinstance(exc, Moved):
            return super().handle_exception(exc)
        old, path = self.address(self.kwargs["key"]), self.request.get_full_path()
        return self.moved(self.address(exc.key) + path[len(old) :])

    def at_its_address(self, root: R, key: str) -> R:
        """What was found under a key. Raises Moved where that is not its present one."""
        if root.key != key:
            raise Moved(root.key)
        return root
