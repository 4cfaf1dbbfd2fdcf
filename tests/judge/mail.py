"""Reads a mail with Python's own parser: no defect anywhere, and both parts as they were written.

Usage: mail.py MAIL HTML TEXT. Prints one line for each thing that is wrong.
"""

import sys
from email import message_from_bytes, policy


def faults(mail_path, html_path, text_path):
    with open(mail_path, "rb") as file:
        raw = file.read()
    if any(len(line) > 998 for line in raw.split(b"\r\n")):
        yield "a line is longer than 998 octets"
    if b"\n" in raw.replace(b"\r\n", b""):
        yield "a line does not end with CRLF"
    mail = message_from_bytes(raw, policy=policy.default)
    for part in mail.walk():
        for defect in part.defects:
            yield f"defect: {defect!r}"
        for name, value in part.items():
            for defect in getattr(value, "defects", ()):
                yield f"defect in {name}: {defect!r}"
    if mail["X-Unsent"] != "1":
        yield "the mail is no draft"
    kinds = [part.get_content_type() for part in mail.iter_parts()]
    if mail.get_content_type() != "multipart/alternative" or kinds != ["text/plain", "text/html"]:
        yield f"the parts are {mail.get_content_type()} with {kinds}"
    for kind, path in (("html", html_path), ("plain", text_path)):
        part = mail.get_body(preferencelist=(kind,))
        if part["Content-Transfer-Encoding"] != "quoted-printable":
            yield f"the {kind} part is encoded as {part['Content-Transfer-Encoding']}"
        with open(path, encoding="utf-8", newline="") as file:
            if part.get_content().replace("\r\n", "\n") != file.read():
                yield f"the {kind} part does not read back as it was written"


found = list(faults(*sys.argv[1:4]))
print("\n".join(found))
sys.exit(1 if found else 0)
