"""Read PDFs in tests: their words, their numbers, and the codes on their pages."""

from __future__ import annotations

import re
import unicodedata
from io import BytesIO

import zxingcpp
from PIL import Image
from pypdf import PdfReader


def pages_of(pdf: bytes) -> list[str]:
    """The words of each page, with letters that are drawn as one, such as fi, apart again."""
    return [
        unicodedata.normalize("NFKC", page.extract_text()) for page in PdfReader(BytesIO(pdf)).pages
    ]


def digits(text: str) -> str:
    """The digits of *text*, and nothing else."""
    return re.sub(r"\D", "", text)


def scanned(picture: bytes) -> list[str]:
    """What the codes in a PNG say to a phone."""
    return [code.text for code in zxingcpp.read_barcodes(Image.open(BytesIO(picture)))]
