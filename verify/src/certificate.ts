import { FormatError, concat, equalBytes, fromBase64 } from './bytes.ts';
import { type Der, children, derTime, oid, readDer } from './der.ts';

/** What chain building needs of an X.509 certificate (RFC 5280). */
export interface Certificate {
  readonly der: Uint8Array;
  readonly tbs: Uint8Array;
  readonly serial: Uint8Array;
  readonly issuer: Uint8Array;
  readonly subject: Uint8Array;
  readonly notBeforeMs: number;
  readonly notAfterMs: number;
  /** SubjectPublicKeyInfo. */
  readonly publicKey: Der;
  readonly signatureAlgorithm: Der;
  readonly signature: Uint8Array;
  /** Contents by extension identifier. */
  readonly extensions: ReadonlyMap<string, Uint8Array>;
}

/** More certificates than this are not looked at: each may cost a signature check. */
export const maxCertificates = 40;

/** Reads one certificate (DER_MALFORMED). */
export function parseCertificate(der: Uint8Array): Certificate {
  const [tbs, signatureAlgorithm, signature] = children(readDer(der));
  const fields = children(tbs);
  if (fields[0]?.tag === 0xa0) fields.shift();
  const [serial, , issuer, validity, subject, publicKey, ...rest] = fields;
  const [notBefore, notAfter] = children(validity);
  if (!tbs || !serial || !issuer || !subject || !publicKey || !signatureAlgorithm || signature?.tag !== 3) {
    throw new FormatError('DER_MALFORMED', 'not a certificate');
  }
  const extensions = new Map<string, Uint8Array>();
  const wrapper = rest.find((field) => field.tag === 0xa3);
  for (const extension of wrapper ? children(children(wrapper, 0xa3)[0]) : []) {
    const parts = children(extension);
    extensions.set(oid(parts[0]), parts.at(-1)?.content ?? new Uint8Array());
  }
  return {
    der,
    tbs: tbs.bytes,
    serial: serial.content,
    issuer: issuer.bytes,
    subject: subject.bytes,
    notBeforeMs: derTime(notBefore),
    notAfterMs: derTime(notAfter),
    publicKey,
    signatureAlgorithm,
    signature: signature.content.subarray(1),
    extensions,
  };
}

/** All certificates of a PEM file, in order. */
export function parsePem(text: string): Certificate[] {
  const blocks = text.matchAll(/-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----/g);
  return Array.from([...blocks].slice(0, maxCertificates), ([, body = '']) =>
    parseCertificate(fromBase64(body.replace(/\s/g, ''))),
  );
}

const hashOf: Readonly<Record<string, string>> = {
  '2.16.840.1.101.3.4.2.1': 'SHA-256',
  '2.16.840.1.101.3.4.2.2': 'SHA-384',
  '2.16.840.1.101.3.4.2.3': 'SHA-512',
  '1.2.840.113549.1.1.11': 'SHA-256',
  '1.2.840.113549.1.1.12': 'SHA-384',
  '1.2.840.113549.1.1.13': 'SHA-512',
  '1.2.840.10045.4.3.2': 'SHA-256',
  '1.2.840.10045.4.3.3': 'SHA-384',
  '1.2.840.10045.4.3.4': 'SHA-512',
};
const curves: Readonly<Record<string, readonly [string, number]>> = {
  '1.2.840.10045.3.1.7': ['P-256', 32],
  '1.3.132.0.34': ['P-384', 48],
  '1.3.132.0.35': ['P-521', 66],
};

/** WebCrypto name of a hash, or of the hash inside a signature algorithm; undefined when not supported. */
export function hashName(algorithm: Der | undefined): string | undefined {
  return hashOf[oid(children(algorithm)[0])];
}

/** An ECDSA signature as WebCrypto wants it: r and s at full width. */
function rawEcdsa(signature: Uint8Array, width: number): Uint8Array {
  const numbers = children(readDer(signature)).map(({ tag, content }) => {
    const digits = content[0] === 0 ? content.subarray(1) : content;
    if (tag !== 2 || digits.length > width) throw new FormatError('DER_MALFORMED', 'signature out of range');
    return concat(new Uint8Array(width - digits.length), digits);
  });
  return concat(...numbers);
}

/** Whether `signature` over `message` is by this key; null when the algorithm is not RSA PKCS #1 or ECDSA. */
export async function verifyWith(
  publicKey: Der,
  hash: string | undefined,
  message: Uint8Array,
  signature: Uint8Array,
): Promise<boolean | null> {
  const [kind, curve] = children(children(publicKey)[0]);
  const isRsa = oid(kind) === '1.2.840.113549.1.1.1';
  const [namedCurve, width] = (curve?.tag === 6 && curves[oid(curve)]) || ['', 0];
  if (!hash || !(isRsa || (oid(kind) === '1.2.840.10045.2.1' && width > 0))) return null;
  const algorithm = isRsa ? { name: 'RSASSA-PKCS1-v1_5', hash } : { name: 'ECDSA', hash, namedCurve };
  const raw = isRsa ? signature : rawEcdsa(signature, width);
  try {
    const key = await crypto.subtle.importKey('spki', publicKey.bytes.slice(), algorithm, false, ['verify']);
    return await crypto.subtle.verify(algorithm, key, raw.slice(), message.slice());
  } catch {
    return false;
  }
}

const isCa = (certificate: Certificate) => {
  const constraints = certificate.extensions.get('2.5.29.19');
  return constraints !== undefined && children(readDer(constraints))[0]?.content[0] === 0xff;
};

/**
 * Why there is no chain from `leaf` to a self-signed certificate among `anchors`, all valid at `atMs`; null when there
 * is one. At most eight links; name constraints, policies and revocation are not looked at.
 */
export async function chainFault(
  leaf: Certificate,
  between: readonly Certificate[],
  anchors: readonly Certificate[],
  atMs: number,
): Promise<string | null> {
  let current = leaf;
  for (let links = 0; links < 8; links++) {
    if (atMs < current.notBeforeMs || atMs > current.notAfterMs)
      return 'a certificate was not valid at that time';
    const isRoot = equalBytes(current.issuer, current.subject);
    if (isRoot && anchors.some(({ der }) => equalBytes(der, current.der))) return null;
    const candidates = [...anchors, ...between].filter(({ subject }) => equalBytes(subject, current.issuer));
    let issuer: Certificate | undefined;
    for (const candidate of candidates) {
      const { tbs, signature } = current;
      const isValid = await verifyWith(
        candidate.publicKey,
        hashName(current.signatureAlgorithm),
        tbs,
        signature,
      );
      if (isValid && isCa(candidate)) issuer = candidate;
      if (issuer) break;
    }
    if (!issuer || isRoot) return 'its certificate does not lead to an authority in trust/tsa-ca';
    current = issuer;
  }
  return 'its chain of certificates is too long';
}
