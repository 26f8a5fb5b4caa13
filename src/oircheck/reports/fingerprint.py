"""What a claim is recognised by, from one run to the next."""

from __future__ import annotations

import hashlib
import unicodedata


def fingerprint(claim: str) -> str:
    """Return the SHA-256 of the normalised claim, in hexadecimal digits.

    Normalised: canonical composition, every run of white space one space, none at
    the ends. Letters, digits and punctuation all count.
    """
    normalised = " ".join(unicodedata.normalize("NFC", claim).split())
    return hashlib.sha256(normalised.encode("utf-8", "surrogatepass")).hexdigest()
