"""Fills in a Word form as someone at a desk would: the first texts, and one box of each group.

    python3 fill_form.py FORM.docx TEXT...

Each text goes into the next control that waits for one; of the boxes, the first of the form
is ticked. The file is written back in its place."""

import re
import sys
import zipfile
from xml.sax.saxutils import escape

BODY = "word/document.xml"

path, *texts = sys.argv[1:]
with zipfile.ZipFile(path) as form:
    parts = {name: form.read(name) for name in form.namelist()}
body = parts[BODY].decode()

for text in texts:
    lines = "</w:t><w:br/><w:t>".join(escape(line) for line in text.split("\n"))
    body, written = re.subn(
        r"<w:showingPlcHdr/>(.*?<w:t[^>]*>)[^<]*(</w:t>)",
        lambda match: match[1] + lines + match[2],
        body,
        count=1,
        flags=re.S,
    )
    assert written == 1, "no control waits for a text"

body, ticked = re.subn(
    r'<w14:checked w14:val="0"/>(.*?)☐',
    lambda match: '<w14:checked w14:val="1"/>' + match[1] + "☒",
    body,
    count=1,
    flags=re.S,
)
assert ticked == 1, "there is no box"

parts[BODY] = body.encode()
with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as form:
    for name, part in parts.items():
        form.writestr(name, part)
