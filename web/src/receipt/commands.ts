import type { ReceiptFigures } from './check-receipt.ts';

// A file name comes from the evidence: quoted for the shell, without what could drive a terminal.
const quoted = (name: string): string => `'${name.replaceAll(/\p{Cc}/gu, '_').replaceAll("'", "'\\''")}'`;

/** Command that hashes a downloaded original with the machine's own tool. */
export function hashCommand(fileName: string): string {
  return `sha256sum -- ${quoted(fileName)}`;
}

/** Command that recomputes commitment, leaf and path to the root from a saved receipt or entry, with Python alone. */
export function inclusionCommand(fileName: string): string {
  return `python3 - ${fileName} <<'END'
import base64, hashlib, json, sys
b64, sha = base64.b64decode, lambda *p: hashlib.sha256(b''.join(p)).digest()
canonical = lambda v: json.dumps(v, sort_keys=True, separators=(',', ':'), ensure_ascii=False).encode()
opening = json.load(open(sys.argv[1]))['openings'][0]
head, checkpoint = opening['proof'].split('\\n\\n', 1)
lines, note = head.split('\\n')[2:], checkpoint.split('\\n')
c = sha(b64(opening['salt']), canonical(opening['entry']))
node = sha(b'\\0', canonical({'c': base64.b64encode(c).decode(), 'v': 1}))
fn, sn = opening['index'], int(note[1]) - 1
for line in lines:
    if fn & 1 or fn == sn:
        node = sha(b'\\1', b64(line), node)
        while fn and not fn & 1: fn, sn = fn >> 1, sn >> 1
    else:
        node = sha(b'\\1', node, b64(line))
    fn, sn = fn >> 1, sn >> 1
print('PASS' if sn == 0 and node == b64(note[2]) else 'FAIL')
END`;
}

/** Command that checks the signature of the checkpoint with openssl (3.0 or later). */
export function signatureCommand(signed: NonNullable<ReceiptFigures['signed']>): string {
  return [
    `echo ${signed.key} | base64 -d > log.der`,
    `echo ${signed.text} | base64 -d > checkpoint.text`,
    `echo ${signed.signature} | base64 -d > checkpoint.sig`,
    'openssl pkeyutl -verify -pubin -keyform DER -inkey log.der -rawin -in checkpoint.text -sigfile checkpoint.sig',
  ].join('\n');
}

/** Command that recomputes both roots from a saved consistency proof (RFC 9162 §2.1.4.2), with Python alone. */
export function consistencyCommand(fileName: string): string {
  return `python3 - ${fileName} <<'END'
import base64, hashlib, json, sys
b64, sha = base64.b64decode, lambda *p: hashlib.sha256(b''.join(p)).digest()
saved = json.load(open(sys.argv[1]))
old, now = saved['old'].split('\\n'), saved['now'].split('\\n')
fn, sn, path = int(old[1]) - 1, int(now[1]) - 1, [b64(h) for h in saved['proof']]
while fn & 1: fn, sn = fn >> 1, sn >> 1
if fn == 0: path.insert(0, b64(old[2]))
first = second = path[0]
for node in path[1:]:
    if fn & 1 or fn == sn:
        first, second = sha(b'\\1', node, first), sha(b'\\1', node, second)
        while fn and not fn & 1: fn, sn = fn >> 1, sn >> 1
    else:
        second = sha(b'\\1', second, node)
    fn, sn = fn >> 1, sn >> 1
print('PASS' if sn == 0 and first == b64(old[2]) and second == b64(now[2]) else 'FAIL')
END`;
}
