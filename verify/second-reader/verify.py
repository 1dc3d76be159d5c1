#!/usr/bin/env python3
"""A second reader of muniment's formats, written from docs/formats alone, with Python's standard library only.
Usage: verify.py bundle FILE.zip | canonical-json FILE | checkpoint DIR | proof DIR | vectors DIR
Prints PASS or FAIL with a reason; exit status 0 or 1. Time-stamps are NOT CHECKED here (openssl ts -verify); ZIP64 and policies by the reader are not supported."""
import base64, hashlib, json, os, re, struct, sys, unicodedata, zlib
class Fail(Exception): pass
def need(condition, why):
    if not condition: raise Fail(why)
def sha256(b): return hashlib.sha256(b).digest()
def b64(s):
    raw = base64.b64decode(s, validate=True); need(base64.b64encode(raw).decode() == s, "base64"); return raw
# Ed25519, RFC 8032 section 5.1.7
P = 2**255 - 19; L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P; I = pow(2, (P - 1) // 4, P)
def add(p, q):
    a, b = (p[1] - p[0]) * (q[1] - q[0]) % P, (p[1] + p[0]) * (q[1] + q[0]) % P
    c, d = 2 * p[3] * q[3] * D % P, 2 * p[2] * q[2] % P; e, f, g, h = b - a, d - c, d + c, b + a; return (e * f % P, g * h % P, f * g % P, e * h % P)
def mul(s, p):
    q = (0, 1, 1, 0)
    while s:
        if s & 1: q = add(q, p)
        p = add(p, p); s >>= 1
    return q
def point(b):
    y = int.from_bytes(b, "little"); sign = y >> 255; y &= (1 << 255) - 1; x2 = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P; x = pow(x2, (P + 3) // 8, P)
    if (x * x - x2) % P: x = x * I % P
    need(y < P and (x * x - x2) % P == 0 and not (x == 0 and sign), "not a point"); x = P - x if x & 1 != sign else x; return (x, y, 1, x * y % P)
B = point((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))
def ed25519(key, message, sig):
    a, r, s = point(key), point(sig[:32]), int.from_bytes(sig[32:], "little")
    h = int.from_bytes(hashlib.sha512(sig[:32] + key + message).digest(), "little") % L; p, q = mul(s, B), add(r, mul(h, a))
    return len(sig) == 64 and s < L and (p[0] * q[2] - q[0] * p[2]) % P == 0 and (p[1] * q[2] - q[1] * p[2]) % P == 0
# canonical JSON, RFC 8785
def number(x):
    need(abs(x) != float("inf"), "number"); x = x or 0.0; mantissa, _, exponent = repr(abs(x)).partition("e")
    whole, _, part = mantissa.partition("."); raw = whole + ("" if part == "0" else part); n = len(whole) + int(exponent or 0)
    digits = raw.lstrip("0"); n -= len(raw) - len(digits); digits = digits.rstrip("0"); k = len(digits)
    if x == 0: return "0"
    if k <= n <= 21: out = digits + "0" * (n - k)
    elif 0 < n <= 21: out = digits[:n] + "." + digits[n:]
    elif -6 < n <= 0: out = "0." + "0" * -n + digits
    else: out = digits[0] + ("." + digits[1:] if k > 1 else "") + "e" + ("+" if n > 0 else "-") + str(abs(n - 1))
    return ("-" if x < 0 else "") + out
def canon(v, depth=0):
    need(depth < 100 or not isinstance(v, (dict, list)), "depth")
    if isinstance(v, float): return number(v)
    if isinstance(v, list): return "[" + ",".join(canon(x, depth + 1) for x in v) + "]"
    if isinstance(v, dict):
        return "{" + ",".join(canon(k) + ":" + canon(v[k], depth + 1) for k in sorted(v, key=lambda k: k.encode("utf-16-be"))) + "}"
    return json.dumps(v, ensure_ascii=False)
def read_json(b):
    v = json.loads(b.decode("utf-8"), parse_int=float); need(canon(v).encode("utf-8") == b, "not canonical JSON"); return v
# signed notes, checkpoints, policies
def vkey(text):
    name, _, rest = text.partition("+"); kid, _, enc = rest.partition("+"); raw = b64(enc)
    need(len(raw) == 33 and raw[0] in (1, 4) and sha256(name.encode() + b"\n" + raw)[:4].hex() == kid and not re.search(r"\s", name), "vkey")
    return name, kid, raw[0], raw[1:]
def note(data):
    s = data.decode("utf-8"); text, _, tail = s.rpartition("\n\n"); lines = tail.split("\n")
    need(text and lines.pop() == "" and lines and not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", s), "not a note")
    sigs = [(m[1], b64(m[2])) for m in (re.fullmatch(r"\u2014 ([^\s+]+) (\S+)", x) or need(0, "signature line") for x in lines)]; return text + "\n", sigs
def signed(n, key):
    text, sigs = n; name, kid, kind, pub = key; good = False
    for who, raw in sigs:
        if who != name or raw[:4].hex() != kid: continue
        time = int.from_bytes(raw[4:12], "big"); body = text if kind == 1 else "cosignature/v1\ntime %d\n%s" % (time, text)
        need(ed25519(pub, body.encode(), raw[4:] if kind == 1 else raw[12:]), "signature of " + name); good = True
    return good
def checkpoint(data):
    n = note(data); origin, size, root, end = n[0].split("\n")
    need(origin and end == "" and re.fullmatch(r"0|[1-9]\d{0,18}", size) and len(b64(root)) == 32, "checkpoint"); return n, origin, int(size), b64(root)
def check_policy(text, cp):
    logs, names, groups, quorum = [], {}, {}, None
    for w in (x.split() for x in text.split("\n") if x.strip() and not x.strip().startswith("#")):
        if w[0] == "log": logs.append(vkey(w[1]))
        elif w[0] == "witness": names[w[1]] = vkey(w[2])
        elif w[0] == "group": groups[w[1]] = (len(w) - 3 if w[2] == "all" else 1 if w[2] == "any" else int(w[2]), w[3:])
        else: need(w[0] == "quorum" and len(w) == 2 and quorum is None, "policy line"); quorum = w[1]
    seen = {x for x in names if signed(cp[0], names[x])}; ok = lambda x: sum(map(ok, groups[x][1])) >= groups[x][0] if x in groups else x in seen
    need(quorum and (quorum == "none" or ok(quorum)), "quorum")
    need(any(k[0] == cp[1] and k[2] == 1 and signed(cp[0], k) for k in logs), "no log signature"); return logs
# Merkle inclusion, RFC 9162 section 2.1.3.2
def opening(o, proof, expected=None):
    head, _, tail = proof.partition(b"\n\n"); lines = head.decode("ascii").split("\n"); cp = checkpoint(tail)
    need(set(o) == {"entry", "index", "salt"} and o["entry"].get("v") == 1 and len(b64(o["salt"])) == 32, "opening")
    need(lines[:2] == ["c2sp.org/tlog-proof@v1", "index %d" % o["index"]] and (expected is None or cp[0][0] == expected[0][0]), "proof")
    c = sha256(b64(o["salt"]) + canon(o["entry"]).encode()); r = sha256(b"\0" + canon({"c": base64.b64encode(c).decode(), "v": 1.0}).encode())
    fn, sn = int(o["index"]), cp[2] - 1; need(fn <= sn, "index")
    for p in map(b64, lines[2:]):
        need(sn > 0 and len(p) == 32, "proof length"); r = sha256(b"\1" + p + r) if fn & 1 or fn == sn else sha256(b"\1" + r + p)
        while fn == sn and fn and not fn & 1: fn >>= 1; sn >>= 1
        fn >>= 1; sn >>= 1
    need(sn == 0 and r == cp[3], "root does not match"); return cp
def names_hash(v, h):
    if isinstance(v, dict): return v.get("sha256") == h or any(names_hash(x, h) for x in v.values())
    return isinstance(v, list) and any(names_hash(x, h) for x in v)
def read_zip(data):
    files, out, central, at = {}, [], [], 0
    while data[at:at + 4] == b"PK\3\4":
        crc, size, _, nlen = struct.unpack("<IIIH", data[at + 14:at + 28]); name = data[at + 30:at + 30 + nlen]
        body = data[at + 30 + nlen:at + 30 + nlen + size]; mid = struct.pack("<HHHHIIIHH", 0x800, 0, 0, 0x21, zlib.crc32(body), size, size, nlen, 0)
        out.append(b"PK\3\4" + struct.pack("<H", 20) + mid + name + body)
        central.append(b"PK\1\2" + struct.pack("<HH", 0x32d, 20) + mid + struct.pack("<HHHII", 0, 0, 0, 0x81a40000, at) + name)
        need(not files or name > max(files), "order"); files[name] = body; at += len(out[-1])
    d = b"".join(central); end = b"PK\5\6" + struct.pack("<HHHHIIH", 0, 0, len(files), len(files), len(d), at, 0)
    need(files and b"".join(out) + d + end == data, "zip layout"); return {k.decode("utf-8"): v for k, v in files.items()}
def bundle(data):
    packed = read_zip(data); name = next(iter(packed)).split("/")[0]; f = {k[len(name) + 1:]: v for k, v in packed.items()}
    for k in packed:
        need(k.startswith(name + "/") and unicodedata.is_normalized("NFC", k) and not re.search(r'[\x00-\x1f\x7f-\x9f\\:<>"|?*%]', k), "name")
        need(all(s and not re.search(r"^\.{1,2}$|[. ]$", s) for s in k.split("/")), "path")
        need(k.startswith(name + "/data/") or re.fullmatch(r"(bagit|bag-info|manifest-sha(256|512)|tagmanifest-sha512)\.txt|tagmanifest-sha512\.txt\.note|proofs/checkpoint|proofs/[A-Za-z0-9.-]+/\d+\.tlog-proof|proofs/consistency/\d+-\d+|proofs/tsa/[^/]+\.tsr|trust/(log\.vkey|policy\.txt|tsa-ca/[^/]+\.pem)|verify/(HOWTO\.txt|verify\.html|verify\.mjs)", k[len(name) + 1:]), "stray file")
    need(len({k.lower() for k in f}) == len(f) and f["bagit.txt"] == b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n", "bagit")
    need({"verify/HOWTO.txt", "verify/verify.html", "verify/verify.mjs"} <= set(f), "verifier files"); data_files = [k for k in f if k.startswith("data/")]
    need(re.findall(r"(?im)^payload-oxum:.*$", f["bag-info.txt"].decode()) == ["Payload-Oxum: %d.%d" % (sum(len(f[k]) for k in data_files), len(data_files))], "oxum")
    for m, alg in (("manifest-sha256.txt", "sha256"), ("manifest-sha512.txt", "sha512"), ("tagmanifest-sha512.txt", "sha512")):
        listed = sorted((k for k in f if k.startswith("data/") != m.startswith("tag") and not k.startswith("tagmanifest")), key=str.encode)
        need("".join("%s  %s\n" % (hashlib.new(alg, f[k]).hexdigest(), k) for k in listed).encode() == f[m], m)
    key = vkey(f["trust/log.vkey"].decode()[:-1]); n = note(f["tagmanifest-sha512.txt.note"])
    need(n[0] == "muniment bundle v1\n%s\nsha512 %s\n" % (name, hashlib.sha512(f["tagmanifest-sha512.txt"]).hexdigest()) and len(n[1]) == 1 and signed(n, key), "bundle note")
    cp = checkpoint(f["proofs/checkpoint"]); need(key in check_policy(f["trust/policy.txt"].decode(), cp), "policy")
    numbers = {k.split("/")[2] for k in f if k.startswith("data/exhibits/")} | {k[13:-5] for k in f if k.startswith("data/custody/")}
    listed = {x["exhibit"]: x for x in read_json(f["data/dossier.json"])["exhibits"]}; need(set(listed) == numbers and numbers, "dossier")
    for e in numbers:
        c = read_json(f["data/custody/%s.json" % e]); h = hashlib.sha256(f[c["file"]]).hexdigest()
        need(c["exhibit"] == e and c["sha256"] == h == listed[e]["sha256"] and c["file"] == listed[e]["file"] and c["sizeBytes"] == len(f[c["file"]]), "custody")
        need([k for k in f if k.startswith("data/exhibits/%s/" % e)] == [c["file"]] and c["openings"], "exhibit folder")
        for o in c["openings"]: opening(o, f["proofs/%s/%d.tlog-proof" % (e, o["index"])], cp)
        need(any(names_hash([r["row"] for r in o["entry"]["rows"]], h) for o in c["openings"]), "exhibit not in the log")
    for k in f:
        if k.startswith("data/quotes/"): quotes(f, k[12:-5], numbers)
    if "data/certificates.json" in f:
        listed = read_json(f["data/certificates.json"])["certificates"]; need(listed, "no certificates")
        for c in listed:
            need(hashlib.sha256(f[c["volume"]]).hexdigest() == c["sha256"] and c["exhibits"], "certificate in another volume")
            for x in c["exhibits"]: need(read_json(f["data/custody/%s.json" % x["exhibit"]])["sha256"] == x["sha256"], "certificate of another exhibit")
def quotes(f, number, numbers):
    items = read_json(f["data/quotes/%s.json" % number])["items"]; need(number in numbers and items, "quotes about nothing")
    for a in items:
        s = a["target"]["selector"]; digest = re.fullmatch(r"urn:sha256:([0-9a-f]{64})", a["target"]["source"])[1]
        words = s.get("refinedBy", {}); place = words.get("refinedBy", {})
        if place.get("type") != "TextPositionSelector": continue
        layer = f["data/text/%s/%s.json" % (number, digest)]; start, end = place["start"], place["end"]
        need(hashlib.sha256(layer).hexdigest() == digest and start == int(start) >= 0 and end == int(end) > start, "text layer or place")
        page = int(re.fullmatch(r"page=(\d{1,7})", s["value"])[1]); text = {int(p["page"]): p["text"] for p in json.loads(layer)["pages"]}
        need(text.get(page, "")[int(start):int(end)] == words["exact"], "other words on page %d" % page)
def read(*parts): return open(os.path.join(*parts), "rb").read()
def judge(kind, path):
    try:
        if kind == "bundle": bundle(read(path, "bundle.zip") if os.path.isdir(path) else read(path))
        elif kind == "canonical-json": read_json(read(path, "input.json") if os.path.isdir(path) else read(path))
        else:
            key = vkey(read(path, "vkey").decode().strip())
            cp = checkpoint(read(path, "checkpoint")) if kind == "checkpoint" else opening(read_json(read(path, "opening.json")), read(path, "proof"))
            need(cp[1] == key[0] and signed(cp[0], key), "not signed")
        return "PASS", ""
    except Exception as error: return "FAIL", "%s %s" % (type(error).__name__, error)
if __name__ == "__main__":
    if len(sys.argv) != 3: sys.exit(__doc__)
    (kind, path), bad = sys.argv[1:], 0
    if kind != "vectors":
        result, why = judge(kind, path); print(result, why); sys.exit(result != "PASS")
    for fmt in sorted(os.listdir(path)):
        for case in sorted(os.listdir(os.path.join(path, fmt)) if os.path.isdir(os.path.join(path, fmt)) else []):
            result, why = judge(fmt, os.path.join(path, fmt, case)); expected = read(path, fmt, case, "expect").decode().split()[0]
            bad += result != expected; print("ok  " if result == expected else "BAD ", fmt + "/" + case, result, why)
    sys.exit(bad > 0)
