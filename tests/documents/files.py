"""Small real files, as programs write them."""

import io
import zipfile

from pypdf import PdfWriter

from documents.types import ODT

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_ODF = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)


def packed(parts: dict[str, str | bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def pdf(text: str) -> bytes:
    """Return a PDF of one page with a line of text (ISO 32000-1, annex H.3)."""
    stream = f"BT /F1 12 Tf 72 720 Td ({text}) Tj ET"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources 6 0 R >>",
        f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        "<< /Font << /F1 5 0 R >> >>",
    ]
    content, offsets = "%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(content))
        content += f"{number} 0 obj\n{body}\nendobj\n"
    rows = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    table = f"xref\n0 7\n0000000000 65535 f \n{rows}trailer\n<< /Size 7 /Root 1 0 R >>\n"
    return f"{content}{table}startxref\n{len(content)}\n%%EOF\n".encode("latin-1")


def encrypted_pdf(text: str, password: str) -> bytes:
    """Return a PDF that opens with this password; the one that allows changes is another."""
    writer = PdfWriter(clone_from=io.BytesIO(pdf(text)))
    writer.encrypt(password, owner_password="owner", algorithm="AES-256")
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def docx(body: str, **parts: str) -> bytes:
    """Return a Word document; `parts` are more of its files, such as `header1`."""
    bodies = {"document": f"<w:body>{body}</w:body>", **parts}
    return packed(
        {f"word/{name}.xml": f"<w:{name} {_W}>{xml}</w:{name}>" for name, xml in bodies.items()}
    )


def odt(body: str, manifest: str = "<manifest/>") -> bytes:
    content = (
        f"<office:document-content {_ODF}><office:body><office:text>{body}"
        "</office:text></office:body></office:document-content>"
    )
    return packed({"mimetype": ODT, "META-INF/manifest.xml": manifest, "content.xml": content})
