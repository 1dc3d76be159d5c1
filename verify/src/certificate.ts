import { concat, equalBytes, fail, fromBase64, need, refuse, toHex } from './bytes.ts';
import { type Signed, webVerify } from './hash.ts';

/** One DER value: its tag byte, its content, and all its bytes. */
export type Der = Readonly<{ tag: number; content: Uint8Array; bytes: Uint8Array }>;

const malformed = () => refuse('DER_MALFORMED', 'not strict DER');

function readOne(bytes: Uint8Array, at: number): Der {
  const [tag = 0, first = 0xff] = bytes.subarray(at, at + 2);
  if ((tag & 0x1f) === 0x1f || first === 0x80 || first > 0x84) malformed();
  const start = at + 2 + Math.max(0, first - 0x80);
  const long = bytes.subarray(at + 2, start).reduce((sum, byte) => sum * 256 + byte, 0);
  // DER has one encoding of each length.
  if (first > 0x80 && (long < 0x80 || bytes[at + 2] === 0)) malformed();
  const end = start + (first < 0x80 ? first : long);
  if (end > bytes.length) malformed();
  return { tag, content: bytes.subarray(start, end), bytes: bytes.subarray(at, end) };
}

/** Exactly one value filling `bytes` (X.690 DER: definite, minimal lengths; DER_MALFORMED). */
export function readDer(bytes: Uint8Array): Der {
  const der = readOne(bytes, 0);
  return der.bytes.length === bytes.length ? der : malformed();
}

/** The content of a value that must be there, with this tag where one is given. */
export const contentOf = (der: Der | undefined, tag: number | undefined = der?.tag): Uint8Array =>
  der !== undefined && der.tag === tag ? der.content : malformed();

/** The values inside a constructed value, which must have this tag: 0x30 SEQUENCE, 0x31 SET, 0xa0 [0]. */
export function children(der: Der | undefined, tag: number = 0x30): Der[] {
  const all = contentOf(der, tag);
  const found: Der[] = [];
  for (let at = 0; at < all.length; at += found.at(-1)?.bytes.length ?? 0) found.push(readOne(all, at));
  return found;
}

/** An object identifier, as the hexadecimal of its content. */
export const oid = (der: Der | undefined): string => toHex(contentOf(der, 6));

/** UTCTime or GeneralizedTime in UTC, as milliseconds since the epoch. */
export function derTime(der: Der | undefined): number {
  const digits = String.fromCharCode(...contentOf(der).subarray(0, 64));
  const text = der?.tag === 0x17 ? `${digits < '50' ? 20 : 19}${digits}` : digits;
  const shape = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:(\.\d{1,3})\d*)?Z$/;
  const time = Date.parse(shape.test(text) ? text.replace(shape, '$1-$2-$3T$4:$5:$6$7Z') : '');
  return Number.isNaN(time) ? malformed() : time;
}

/** What chain building needs of an X.509 certificate (RFC 5280); `extensions` are contents by identifier. */
export type Certificate = ReturnType<typeof parseCertificate>;

/** Reads one certificate (DER_MALFORMED). */
function parseCertificate(der: Uint8Array) {
  const [tbs, algorithm, signature] = children(readDer(der));
  const fields = children(tbs).filter(({ tag }, i) => i > 0 || tag !== 0xa0);
  const [serial, , issuer, validity, subject, publicKey, ...rest] = fields;
  if (!tbs || !serial || !issuer || !subject || !publicKey) return malformed();
  const wrapper = rest.find((field) => field.tag === 0xa3);
  const list = (wrapper ? children(children(wrapper, 0xa3)[0]) : []).map((one) => children(one));
  const extensions = new Map(list.map((parts) => [oid(parts[0]), contentOf(parts.at(-1))] as const));
  const [fromMs = NaN, toMs = NaN] = children(validity).map(derTime);
  const signed = { message: tbs.bytes, signature: contentOf(signature, 3).subarray(1) };
  const names = { serial: serial.content, issuer: issuer.bytes, subject: subject.bytes };
  return { der, ...names, fromMs, toMs, publicKey, signed, algorithm, extensions };
}

/** Certificates, in no order that matters. */
export type Chain = readonly Certificate[];

/** At most 40 certificates of those given: each may cost a signature check. */
export const parseCertificates = (ders: readonly Uint8Array[]): Certificate[] =>
  ders.slice(0, 40).map(parseCertificate);

/** All certificates of a PEM file, in order; a file over a megabyte is refused (PEM_TOO_LONG). */
export function parsePem(text: string): Certificate[] {
  if (text.length > 1 << 20) refuse('PEM_TOO_LONG', 'the file of certificates is too long');
  const blocks = text.matchAll(/-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----/g);
  const bodies = Array.from(blocks, ([, body = '']) => fromBase64(body.replace(/\s/g, '')));
  return parseCertificates(bodies);
}

/** Identifiers of each hash: by itself, with RSA PKCS #1, with ECDSA (…3.4.2.1, …1.1.11, …4.3.2 and the two after each). */
const hashes: readonly (readonly [name: string, ...ids: readonly string[]])[] = [
  ['SHA-256', '608648016503040201', '2a864886f70d01010b', '2a8648ce3d040302'],
  ['SHA-384', '608648016503040202', '2a864886f70d01010c', '2a8648ce3d040303'],
  ['SHA-512', '608648016503040203', '2a864886f70d01010d', '2a8648ce3d040304'],
];
const curves: readonly (readonly [id: string, name: string, width: number])[] = [
  ['2a8648ce3d030107', 'P-256', 32], // 1.2.840.10045.3.1.7
  ['2b81040022', 'P-384', 48], // 1.3.132.0.34
  ['2b81040023', 'P-521', 66], // 1.3.132.0.35
];
/** Identifiers of key algorithms: RSA is 1.2.840.113549.1.1.1, elliptic curves 1.2.840.10045.2.1. */
const [rsa, ec] = ['2a864886f70d010101', '2a8648ce3d0201'];

/** WebCrypto name of a hash, or of the hash inside a signature algorithm; undefined when not supported. */
export function hashName(algorithm: Der | undefined): string | undefined {
  const id = oid(children(algorithm)[0]);
  return hashes.find(([, ...ids]) => ids.includes(id))?.[0];
}

/** One number of an ECDSA signature at full width, as WebCrypto wants it. */
function fullWidth(number: Der, width: number): Uint8Array {
  const digits = contentOf(number, 2);
  const short = digits[0] === 0 ? digits.subarray(1) : digits;
  return short.length <= width ? concat([new Uint8Array(width - short.length), short]) : malformed();
}

/** Whether a signature is by this key; null when its algorithm is not RSA PKCS #1 or ECDSA: RSA-PSS is not guessed at. */
export async function verifyWith(key: Der, signed: Signed, algorithm?: Der, digest?: Der) {
  // A bare key algorithm means "with the digest algorithm".
  const isBare = [rsa, ec].includes(oid(children(algorithm)[0]));
  const hash = hashName(isBare ? (digest ?? algorithm) : algorithm);
  const [kind, curve] = children(children(key)[0]);
  if (hash === undefined || (oid(kind) !== rsa && oid(kind) !== ec)) return null;
  if (oid(kind) === rsa) return webVerify({ name: 'RSASSA-PKCS1-v1_5', hash }, key.bytes, signed);
  const [, namedCurve, width = 0] = curves.find(([id]) => curve?.tag === 6 && id === oid(curve)) ?? [];
  if (namedCurve === undefined) return null;
  const signature = concat(children(readDer(signed.signature)).map((number) => fullWidth(number, width)));
  return webVerify({ name: 'ECDSA', hash, namedCurve }, key.bytes, { ...signed, signature });
}

/** Whether a certificate is of an authority that signed the other. */
async function hasIssued(authority: Certificate, { issuer, signed, algorithm }: Certificate) {
  const constraints = authority.extensions.get('551d13'); // 2.5.29.19
  if (!constraints || !equalBytes(authority.subject, issuer)) return false;
  const isCa = children(readDer(constraints))[0]?.content[0] === 0xff;
  return isCa && (await verifyWith(authority.publicKey, signed, algorithm)) === true;
}

/** FAIL unless at most eight links, all valid at `atMs`, lead to a self-signed anchor. Revocation and policies are not looked at. */
export async function checkChain(leaf: Certificate, atMs: number, anchors: Chain, between: Chain) {
  let current = leaf;
  for (let links = 0; links < 8; links++) {
    need(atMs >= current.fromMs && atMs <= current.toMs, 'a certificate was not valid at that time');
    const isRoot = equalBytes(current.issuer, current.subject);
    if (isRoot && anchors.some(({ der }) => equalBytes(der, current.der))) return;
    let issuer: Certificate | undefined;
    for (const candidate of isRoot ? [] : [...anchors, ...between])
      if (!issuer && (await hasIssued(candidate, current))) issuer = candidate;
    current = issuer ?? fail('its certificate does not lead to an authority in trust/tsa-ca');
  }
  fail('its chain of certificates is too long');
}
