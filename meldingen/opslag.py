"""The one storage class: bytes of documents are encrypted before they touch the disk."""

import os
from pathlib import Path

from django.core.files.base import ContentFile, File
from django.core.files.storage import FileSystemStorage

from meldingen import versleuteling


class VersleuteldeOpslag(FileSystemStorage):
    """A file system storage that writes ciphertext and reads plaintext; it has no public address."""

    def _save(self, name: str, content: File) -> str:
        return super()._save(name, ContentFile(versleuteling.versleutel(content.read())))

    def _open(self, name: str, mode: str = "rb") -> File:
        with super()._open(name, "rb") as bestand:
            return ContentFile(versleuteling.ontsleutel(bestand.read()), name=name)

    def hersleutel(self, name: str) -> bool:
        """The same bytes under the first key of the ring; a break leaves the old file whole."""
        pad = Path(self.path(name))
        tijdelijk = pad.with_suffix(".deel")
        tijdelijk.write_bytes(versleuteling.hersleutel(pad.read_bytes()))
        os.replace(tijdelijk, pad)
        return True

    def url(self, name: str | None) -> str:
        raise ValueError("Een document heeft geen openbaar adres; het gaat altijd door een view.")
