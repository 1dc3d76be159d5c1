#!/usr/bin/env python3
"""Writes the vectors: Python and openssl only, never the project's own encoders. Run once per format version; a published
case is never rewritten. Keys are made from fixed seeds, so a second run gives the same bytes."""
import base64, hashlib, json, os, shutil, struct, subprocess, sys, tempfile, zlib

here = os.path.dirname(os.path.abspath(__file__))
sha256 = lambda b: hashlib.sha256(b).digest()
b64 = lambda b: base64.b64encode(b).decode()
jcs = lambda v: json.dumps(v, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()  # integers and ASCII names only


class Key:
    def __init__(self, name, kind, seed):
        self.name, self.kind = name, kind
        self.der = bytes.fromhex("302e020100300506032b657004220420") + bytes([seed]) * 32
        self.file = tempfile.NamedTemporaryFile(suffix=".der")
        self.file.write(self.der)
        self.file.flush()
        spki = subprocess.run(["openssl", "pkey", "-inform", "DER", "-in", self.file.name, "-pubout", "-outform", "DER"], capture_output=True, check=True).stdout
        self.raw = bytes([kind]) + spki[-32:]
        self.id = sha256(name.encode() + b"\n" + self.raw)[:4]

    def vkey(self):
        return "%s+%s+%s" % (self.name, self.id.hex(), b64(self.raw))

    def line(self, text, time=1790000000):
        message = text if self.kind == 1 else "cosignature/v1\ntime %d\n%s" % (time, text)
        with tempfile.NamedTemporaryFile() as data:
            data.write(message.encode())
            data.flush()
            signature = subprocess.run(["openssl", "pkeyutl", "-sign", "-rawin", "-keyform", "DER", "-inkey", self.file.name, "-in", data.name], capture_output=True, check=True).stdout
        prefix = b"" if self.kind == 1 else struct.pack(">Q", time)
        return "\u2014 %s %s\n" % (self.name, b64(self.id + prefix + signature))


log, witness, stranger = Key("example.org/archive", 1, 1), Key("example.net/witness", 4, 2), Key("example.org/archive", 1, 3)


def mth(hashes):
    if len(hashes) < 2:
        return hashes[0] if hashes else sha256(b"")
    k = 1
    while k * 2 < len(hashes):
        k *= 2
    return sha256(b"\1" + mth(hashes[:k]) + mth(hashes[k:]))


def path(m, hashes):
    if len(hashes) < 2:
        return []
    k = 1
    while k * 2 < len(hashes):
        k *= 2
    return path(m, hashes[:k]) + [mth(hashes[k:])] if m < k else path(m - k, hashes[k:]) + [mth(hashes[:k])]


def write(fmt, case, expect, **files):
    folder = os.path.join(here, fmt, case)
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    for name, content in {**files, "expect": expect + "\n"}.items():
        with open(os.path.join(folder, {"input": "input.json", "bundle": "bundle.zip", "opening": "opening.json"}.get(name, name)), "wb") as out:
            out.write(content if isinstance(content, bytes) else content.encode())


for case, expect, data in [
    ("object", "PASS", '{"a":1,"b":[true,false,null,"x"],"c":{}}'),
    ("numbers", "PASS", "[0,1,-1,1.5,1e+21,1e-7,100000000000000000000,9007199254740991,0.000001]"),
    ("order-utf16", "PASS", '{"\U00010000":1,"\ufb33":2}'),
    ("escapes", "PASS", '"\\b\\t\\n\\f\\r\\"\\\\/\\u0001\x7f\u2028"'),
    ("duplicate-name", "FAIL", '{"a":1,"a":1}'),
    ("unsorted", "FAIL", '{"b":1,"a":2}'),
    ("order-code-points", "FAIL", '{"\ufb33":2,"\U00010000":1}'),
    ("spaces", "FAIL", '{"a": 1}'),
    ("newline-after", "FAIL", '{"a":1}\n'),
    ("number-spelling", "FAIL", "[1.0]"),
    ("number-exponent", "FAIL", "[1E3]"),
    ("minus-zero", "FAIL", "[-0]"),
    ("needless-escape", "FAIL", '"\\u0041"'),
    ("escaped-slash", "FAIL", '"\\/"'),
    ("lone-surrogate", "FAIL", '"\\ud800"'),
    ("byte-order-mark", "FAIL", "\ufeff{}"),
    ("not-utf8", "FAIL", b'"\xff"'),
    ("too-deep", "FAIL", "[" * 101 + "]" * 101),
    ("infinite", "FAIL", "[1e400]"),
    ("empty", "FAIL", ""),
]:
    write("canonical-json", case, expect, input=data)

head = lambda size, root: "example.org/archive\n%d\n%s\n" % (size, b64(root))
text = head(7, b"\5" * 32)
good = text + "\n" + log.line(text)
for case, expect, data in [
    ("log-only", "PASS", good),
    ("with-cosignature", "PASS", good + witness.line(text)),
    ("unknown-key-beside", "PASS", good + Key("example.com/other", 1, 9).line(text)),
    ("size-altered", "FAIL", good.replace("\n7\n", "\n8\n")),
    ("root-altered", "FAIL", good.replace("BQUF", "BQUG", 1)),
    ("origin-altered", "FAIL", good.replace("example.org/archive\n7", "example.org/archiv\n7")),
    ("signed-by-stranger", "FAIL", text + "\n" + stranger.line(text)),
    ("good-and-bad-signature", "FAIL", good + log.line(head(8, b"\5" * 32))),
    ("leading-zero", "FAIL", (lambda t: t + "\n" + log.line(t))(text.replace("\n7\n", "\n07\n"))),
    ("extension-line", "FAIL", (lambda t: t + "\n" + log.line(t))(text + "more\n")),
    ("short-root", "FAIL", (lambda t: t + "\n" + log.line(t))(head(7, b"\5" * 31))),
    ("no-last-newline", "FAIL", good[:-1]),
    ("hyphen-for-dash", "FAIL", good.replace("\u2014", "-")),
    ("carriage-return", "FAIL", good.replace("\n", "\r\n")),
    ("no-signature", "FAIL", text + "\n"),
]:
    write("checkpoint", case, expect, checkpoint=data, vkey=log.vkey() + "\n")


def entry(i, row):
    return {"v": 1, "id": "entry-%d" % i, "kind": "item.received", "at": "2026-11-2%dT10:00:00.000Z" % i, "actor": {"id": "u1", "role": "archivist"},
            "subject": {"table": "items", "id": "i%d" % i}, "rows": [{"op": "put", "row": row, "table": "items"}]}


exhibits = [("001", "bridge.jpg", bytes(i * 7 & 255 for i in range(300))), ("002", "\u053f\u0561\u0574\u0578\u0582\u0580\u057b.txt", b"A statement.\n")]
rows = [{"note": "first"}, {"sha256": hashlib.sha256(exhibits[0][2]).hexdigest()}, {"note": "third"}, {"file": {"sha256": hashlib.sha256(exhibits[1][2]).hexdigest()}}, {"note": "fifth"}]
openings = [{"entry": entry(i, row), "index": i, "salt": b64(bytes([i + 1]) * 32)} for i, row in enumerate(rows)]
leaf = lambda o: sha256(b"\0" + jcs({"c": b64(sha256(base64.b64decode(o["salt"]) + jcs(o["entry"]))), "v": 1}))
leaves = [leaf(o) for o in openings]
body = head(5, mth(leaves))
check = body + "\n" + log.line(body) + witness.line(body)
proof = lambda i: "c2sp.org/tlog-proof@v1\nindex %d\n%s\n%s" % (i, "".join(b64(h) + "\n" for h in path(i, leaves)), check)
single = head(1, leaves[0])
changed = lambda o, **more: jcs({**o, **more})
for case, expect, opening, data in [
    ("index-3-of-5", "PASS", jcs(openings[3]), proof(3)),
    ("last-of-5", "PASS", jcs(openings[4]), proof(4)),
    ("one-of-one", "PASS", jcs(openings[0]), "c2sp.org/tlog-proof@v1\nindex 0\n\n" + single + "\n" + log.line(single)),
    ("other-index", "FAIL", changed(openings[3], index=2), proof(3).replace("index 3", "index 2")),
    ("index-disagrees", "FAIL", changed(openings[3], index=2), proof(3)),
    ("index-past-end", "FAIL", changed(openings[4], index=5), proof(4).replace("index 4", "index 5")),
    ("entry-altered", "FAIL", jcs({**openings[3], "entry": {**openings[3]["entry"], "kind": "item.lost"}}), proof(3)),
    ("salt-altered", "FAIL", changed(openings[3], salt=b64(bytes(32))), proof(3)),
    ("salt-short", "FAIL", changed(openings[3], salt=b64(bytes(31))), proof(3)),
    ("hash-altered", "FAIL", jcs(openings[3]), proof(3).replace(b64(path(3, leaves)[0]), b64(bytes(32)))),
    ("hash-missing", "FAIL", jcs(openings[3]), proof(3).replace(b64(path(3, leaves)[2]) + "\n", "")),
    ("hash-added", "FAIL", jcs(openings[3]), proof(3).replace(b64(path(3, leaves)[2]) + "\n", b64(path(3, leaves)[2]) + "\n" + b64(bytes(32)) + "\n")),
    ("other-version", "FAIL", jcs(openings[3]), proof(3).replace("@v1", "@v2")),
    ("leading-zero", "FAIL", jcs(openings[3]), proof(3).replace("index 3", "index 03")),
    ("checkpoint-altered", "FAIL", jcs(openings[3]), proof(3).replace("\n5\n", "\n6\n")),
    ("opening-not-canonical", "FAIL", jcs(openings[3]) + b"\n", proof(3)),
]:
    write("proof", case, expect, opening=opening, proof=data, vkey=log.vkey() + "\n")


def files(**more):
    out = {}
    for i, (number, name, content) in enumerate(exhibits):
        at, o = "data/exhibits/%s/%s" % (number, name), openings[i * 2 + 1]
        out[at] = content
        out["data/custody/%s.json" % number] = jcs({"v": 1, "exhibit": number, "file": at, "sha256": hashlib.sha256(content).hexdigest(), "sizeBytes": len(content),
                                                     "serial": "M-00041%d" % i, "title": "Exhibit " + number, "lines": ["2026-11-21 received"], "openings": [o]})
        out["proofs/%s/%d.tlog-proof" % (number, o["index"])] = proof(o["index"]).encode()
    listed = [{"exhibit": n, "file": "data/exhibits/%s/%s" % (n, f), "sha256": hashlib.sha256(c).hexdigest(), "title": "Exhibit " + n} for n, f, c in exhibits]
    out["data/dossier.json"] = jcs({"v": 1, "title": "T", "forum": "F", "numbering": "N", "builtAt": "2026-11-25T00:00:00.000Z", "builder": {"name": "make.py", "version": "1"}, "exhibits": listed})
    out.update({"bagit.txt": b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n", "proofs/checkpoint": check.encode(), "trust/log.vkey": (log.vkey() + "\n").encode(),
                "trust/policy.txt": ("log %s\nwitness w %s\nquorum w\n" % (log.vkey(), witness.vkey())).encode()})
    out.update({"verify/" + n: n.encode() for n in ("HOWTO.txt", "verify.html", "verify.mjs")})
    out.update(more)
    return {k: v for k, v in out.items() if v is not None}


def seal(f, name="dossier-0007", key=log):
    payload = [k for k in f if k.startswith("data/")]
    f["bag-info.txt"] = b"Bagging-Date: 2026-11-25\nPayload-Oxum: %d.%d\n" % (sum(len(f[k]) for k in payload), len(payload))
    lines = lambda names, alg: "".join("%s  %s\n" % (hashlib.new(alg, f[k]).hexdigest(), k) for k in sorted(names, key=str.encode)).encode()
    f["manifest-sha256.txt"], f["manifest-sha512.txt"] = lines(payload, "sha256"), lines(payload, "sha512")
    f["tagmanifest-sha512.txt"] = lines([k for k in f if not k.startswith("data/")], "sha512")
    note = "muniment bundle v1\n%s\nsha512 %s\n" % (name, hashlib.sha512(f["tagmanifest-sha512.txt"]).hexdigest())
    f["tagmanifest-sha512.txt.note"] = (note + "\n" + key.line(note)).encode()
    return f


def pack(f, name="dossier-0007", order=None, crc=zlib.crc32, gap=b"", time=0, attributes=0x81A40000):
    body, central, count = b"", b"", 0
    for k in order or sorted(f, key=str.encode):
        raw, n = f[k], (name + "/" + k).encode()
        mid = struct.pack("<HHHHIIIHH", 0x800, 0, time, 0x21, crc(raw), len(raw), len(raw), len(n), 0)
        central += b"PK\1\2" + struct.pack("<HH", 0x32D, 20) + mid + struct.pack("<HHHII", 0, 0, 0, attributes, len(body)) + n
        body += b"PK\3\4" + struct.pack("<H", 20) + mid + n + raw + gap
        count += 1
    return body + central + b"PK\5\6" + struct.pack("<HHHHIIH", 0, 0, count, count, len(central), len(body), 0)


def altered(f, k, old, new):
    f = dict(f)
    f[k] = f[k].replace(old, new, 1)
    return f


ready = seal(files())
zipped = pack(ready)
at = zipped.index(exhibits[0][2])
for case, expect, data in [
    ("two-exhibits", "PASS", zipped),
    ("byte-of-exhibit", "FAIL manifest-sha256", pack(altered(ready, "data/exhibits/002/" + exhibits[1][1], b"A", b"B"))),
    ("byte-of-exhibit-crc-kept", "FAIL zip-layout", zipped[:at] + b"\1" + zipped[at + 1:]),
    ("manifest-line-order", "FAIL manifest-sha512", pack({**ready, "manifest-sha512.txt": b"".join(sorted(ready["manifest-sha512.txt"].splitlines(True)))})),
    ("note-by-stranger", "FAIL bundle-note", pack(seal(files(), key=stranger))),
    ("renamed", "FAIL bundle-note", pack(ready, name="dossier-0008")),
    ("resealed-exhibit", "FAIL custody", pack(seal({**files(), "data/exhibits/001/bridge.jpg": bytes(300)}))),
    ("resealed-entry", "FAIL opening", pack(seal(altered(files(), "data/custody/001.json", b"item.received", b"item.invented")))),
    ("proof-missing", "FAIL opening", pack(seal({k: v for k, v in files().items() if k != "proofs/001/1.tlog-proof"}))),
    ("exhibit-without-custody", "FAIL custody", pack(seal({**files(), "data/exhibits/003/x.txt": b"x"}))),
    ("no-cosignature", "FAIL checkpoint", pack(seal({**files(), "proofs/checkpoint": (body + "\n" + log.line(body)).encode()}))),
    ("policy-of-another-log", "FAIL policy", pack(seal({**files(), "trust/policy.txt": ("log %s\nquorum none\n" % stranger.vkey()).encode()}))),
    ("dossier-not-canonical", "FAIL dossier", pack(seal(altered(files(), "data/dossier.json", b"{", b"{ ")))),
    ("fetch", "FAIL bag-structure", pack(seal({**files(), "fetch.txt": b"http://example.org/x 1 data/x\n"}))),
    ("traversal", "FAIL bag-structure", pack(seal({**files(), "data/../../evil": b"x"}))),
    ("case-collision", "FAIL bag-structure", pack(seal({**files(), "data/x": b"", "data/X": b""}))),
    ("name-not-nfc", "FAIL bag-structure", pack(seal({**files(), "data/e\u0301": b""}))),
    ("older-bagit", "FAIL bag-structure", pack(seal(altered(files(), "bagit.txt", b"1.0", b"0.97")))),
    ("zip-unsorted", "FAIL zip-layout", pack(ready, order=sorted(ready, key=str.encode, reverse=True))),
    ("zip-gap", "FAIL zip-layout", pack(ready, gap=b"\0")),
    ("zip-comment", "FAIL", zipped[:-2] + b"\4\0note"),
    ("zip-time", "FAIL zip-layout", pack(ready, time=1)),
    ("zip-executable", "FAIL zip-layout", pack(ready, attributes=0x81ED0000)),
    ("zip-wrong-crc", "FAIL zip-layout", pack(ready, crc=lambda raw: zlib.crc32(raw) ^ 1)),
    ("zip-bytes-before", "FAIL", b"\0" + zipped),
    ("zip-cut", "FAIL", zipped[:-1]),
]:
    write("bundle", case, expect, bundle=data)


def quoted(exact="\U0001d49c statement", start=2, end=13, page=1, where=None, layer=None, source=None, stated=None):
    """Files about exhibit 002: a text layer, a quote of words in it, one of a region, and a certificate printed in a volume."""
    layer = layer or jcs({"v": 1, "pages": [{"page": 1, "text": "\u201c \U0001d49c statement.\n"}, {"page": 2, "text": "A statement."}]})
    digest = hashlib.sha256(layer).hexdigest()
    words = {"type": "TextQuoteSelector", "exact": exact, "refinedBy": {"type": "TextPositionSelector", "start": start, "end": end}}
    region = {"type": "FragmentSelector", "conformsTo": "http://www.w3.org/TR/media-frags/", "value": "xywh=percent:1,2,3,4"}
    about = lambda digest, selector: {"type": "Annotation", "target": {"source": "urn:sha256:" + digest, "selector": selector}}
    items = [about(source or digest, {"type": "FragmentSelector", "value": "page=%d" % page, "refinedBy": words}), about(hashlib.sha256(exhibits[1][2]).hexdigest(), region)]
    named = [{"exhibit": n, "sha256": stated or hashlib.sha256(c).hexdigest()} for n, f, c in exhibits]
    certificate = {"certificate": "true-copies", "volume": "data/volumes/volume-1.pdf", "sha256": hashlib.sha256(b"%PDF-").hexdigest(), "exhibits": named}
    return {"data/text/002/%s.json" % (where or digest): layer, "data/quotes/002.json": jcs({"type": "AnnotationPage", "items": items}),
            "data/volumes/volume-1.pdf": b"%PDF-", "data/certificates.json": jcs({"v": 1, "certificates": [certificate]})}


for case, expect, data in [
    ("quotes-and-certificate", "PASS", quoted()),
    ("quote-of-other-words", "FAIL quotes", quoted(exact="\U0001d49c Statement")),
    # As a program counts that takes the letter beyond the first 65,536 for two.
    ("quote-counted-in-code-units", "FAIL quotes", quoted(end=14)),
    ("quote-on-another-page", "FAIL quotes", quoted(page=2)),
    ("quote-without-page", "FAIL quotes", quoted(page=3)),
    ("quote-backwards", "FAIL quotes", quoted(start=13, end=2)),
    ("quote-of-another-text", "FAIL quotes", quoted(source="0" * 64)),
    ("quote-text-under-another-name", "FAIL quotes", quoted(where="0" * 64, source="0" * 64)),
    ("quote-text-not-json", "FAIL quotes", quoted(layer=b"A statement.")),
    ("quotes-about-no-exhibit", "FAIL quotes", {k.replace("002", "003"): v for k, v in quoted().items()}),
    ("quotes-empty", "FAIL quotes", {**quoted(), "data/quotes/002.json": jcs({"type": "AnnotationPage", "items": []})}),
    ("certificate-of-another-exhibit", "FAIL certificates", quoted(stated="0" * 64)),
    ("certificate-in-another-volume", "FAIL certificates", {**quoted(), "data/volumes/volume-1.pdf": b"%PDF-1"}),
    ("certificates-none", "FAIL certificates", {**quoted(), "data/certificates.json": jcs({"v": 1, "certificates": []})}),
]:
    write("bundle", case, expect, bundle=pack(seal({**files(), **data})))
print("written to", here, file=sys.stderr)
