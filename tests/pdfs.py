"""Reading PDFs as another program does."""

import io

from pypdf import PdfReader


def pdf_text(content: bytes) -> str:
    """What a PDF says, on one line."""
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages).split())


def pdf_promises(content: bytes) -> dict[str, str]:
    """What a PDF promises of itself: the part and level of PDF/A, the part of PDF/UA, tags, its language and title."""
    reader = PdfReader(io.BytesIO(content))
    root = reader.trailer["/Root"].get_object()
    about = root["/Metadata"].get_object().get_data().decode()

    def told(name: str) -> str:
        return about.partition(f"<{name}>")[2].partition("<")[0]

    return {
        "archive": told("pdfaid:part") + told("pdfaid:conformance"),
        "access": told("pdfuaid:part"),
        "tagged": str(root["/MarkInfo"]["/Marked"]),
        "language": str(root["/Lang"]),
        "title": str(reader.metadata.title if reader.metadata else ""),
        "fonts": "embedded" if b"/FontFile" in content or _embedded(reader) else "missing",
    }


def _embedded(reader: PdfReader) -> bool:
    fonts = [one.get_object() for page in reader.pages for one in page["/Resources"].get("/Font", {}).values()]
    described = [
        below.get_object()["/FontDescriptor"].get_object() for font in fonts for below in font["/DescendantFonts"]
    ]
    return bool(described) and all({"/FontFile2", "/FontFile3"} & set(one) for one in described)
