import { concat, equalBytes, fromBase64, refuse } from './bytes.ts';
import { fail, need } from './check.ts';
import { type Der, children, contentOf, derTime, oid, readDer } from './der.ts';
import { type Signed, webVerify } from './digest.ts';

/** More certificates than this are not looked at: each may cost a signature check. */
export const maxCertificates = 40;

/** What chain building needs of an X.509 certificate (RFC 5280); `extensions` are contents by identifier. */
export type Certificate = ReturnType<typeof parseCertificate>;

/** Reads one certificate (DER_MALFORMED). */
export function parseCertificate(der: Uint8Array) {
  const [tbs, algorithm, signature] = children(readDer(der));
  const fields = children(tbs).filter(({ tag }, i) => i > 0 || tag !== 0xa0);
  const [serial, , issuer, validity, subject, publicKey, ...rest] = fields;
  if (!tbs || !serial || !issuer || !subject || !publicKey)
    return refuse('DER_MALFORMED', 'not a certificate');
  const wrapper = rest.find((field) => field.tag === 0xa3);
  const pairs = (wrapper ? children(children(wrapper, 0xa3)[0]) : []).map((extension) => {
    const parts = children(extension);
    return [oid(parts[0]), contentOf(parts.at(-1))] as const;
  });
  const [fromMs = NaN, toMs = NaN] = children(validity).map(derTime);
  const signed = { message: tbs.bytes, signature: contentOf(signature, 3).subarray(1) };
  const names = { serial: serial.content, issuer: issuer.bytes, subject: subject.bytes };
  return { der, ...names, fromMs, toMs, publicKey, signed, algorithm, extensions: new Map(pairs) };
}

/** All certificates of a PEM file, in order; a file over a megabyte is refused (PEM_TOO_LONG). */
export function parsePem(text: string): Certificate[] {
  if (text.length > 1 << 20) return refuse('PEM_TOO_LONG', 'the file of certificates is too long');
  const blocks = text.matchAll(/-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----/g);
  const bodies = Array.from(blocks, ([, body = '']) => fromBase64(body.replace(/\s/g, '')));
  return bodies.slice(0, maxCertificates).map(parseCertificate);
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
export const keyAlgorithms = { rsa: '2a864886f70d010101', ec: '2a8648ce3d0201' } as const;

/** WebCrypto name of a hash, or of the hash inside a signature algorithm; undefined when not supported. */
export function hashName(algorithm: Der | undefined): string | undefined {
  const id = oid(children(algorithm)[0]);
  return hashes.find(([, ...ids]) => ids.includes(id))?.[0];
}

/** One number of an ECDSA signature at full width, as WebCrypto wants it. */
function fullWidth(number: Der, width: number): Uint8Array {
  const digits = contentOf(number, 2);
  const short = digits[0] === 0 ? digits.subarray(1) : digits;
  if (short.length > width) refuse('DER_MALFORMED', 'signature out of range');
  return concat([new Uint8Array(width - short.length), short]);
}

/** Whether a signature is by this key; null when its algorithm, hash included, is not RSA PKCS #1 or ECDSA. */
export async function verifyWith(
  publicKey: Der,
  signed: Signed,
  algorithm: Der | undefined,
): Promise<boolean | null> {
  const [kind, curve] = children(children(publicKey)[0]);
  const hash = hashName(algorithm);
  if (hash === undefined) return null;
  const key = { format: 'spki', bytes: publicKey.bytes } as const;
  if (oid(kind) === keyAlgorithms.rsa)
    return webVerify({ ...key, algorithm: { name: 'RSASSA-PKCS1-v1_5', hash } }, signed);
  const isNamed = oid(kind) === keyAlgorithms.ec && curve?.tag === 6;
  const [, namedCurve = '', width = 0] = curves.find(([id]) => isNamed && id === oid(curve)) ?? [];
  if (namedCurve === '') return null;
  const numbers = children(readDer(signed.signature)).map((number) => fullWidth(number, width));
  return webVerify(
    { ...key, algorithm: { name: 'ECDSA', hash, namedCurve } },
    { ...signed, signature: concat(numbers) },
  );
}

/** Whether a certificate is of an authority that signed the other. */
async function hasIssued(
  authority: Certificate,
  { issuer, signed, algorithm }: Certificate,
): Promise<boolean> {
  const { subject, publicKey, extensions } = authority;
  const constraints = extensions.get('551d13'); // 2.5.29.19
  if (!constraints || !equalBytes(subject, issuer)) return false;
  const isCa = children(readDer(constraints))[0]?.content[0] === 0xff;
  return isCa && (await verifyWith(publicKey, signed, algorithm)) === true;
}

/** Certificates that the reader trusts, and others that may stand between. */
export type Known = Readonly<{ anchors: readonly Certificate[]; between: readonly Certificate[] }>;

/**
 * Ends the check at hand as FAIL unless a chain leads from `leaf` to a self-signed certificate among the anchors, all valid at
 * `atMs`. At most eight links; name constraints, policies and revocation are not looked at.
 */
export async function checkChain(
  leaf: Certificate,
  atMs: number,
  { anchors, between }: Known,
): Promise<void> {
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
