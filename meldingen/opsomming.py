"""How a list is written in a sentence: pages and letters alike."""

from collections.abc import Iterable


def opsomming(delen: Iterable[object], woord: str = "en") -> str:
    """Join parts as Dutch does: "a", "a en b", "a, b en c"; `woord` may be "of". Raises ValueError without parts."""
    *eerste, laatste = [str(deel) for deel in delen] or [""]
    if not laatste:
        raise ValueError("Een opsomming zonder namen.")
    return f"{', '.join(eerste)} {woord} {laatste}" if eerste else laatste
