import { concat, equalBytes } from './bytes.ts';
import {
  type Certificate,
  chainFault,
  hashName,
  maxCertificates,
  parseCertificate,
  verifyWith,
} from './certificate.ts';
import { fail, notChecked } from './check.ts';
import { type Der, children, derTime, oid, readDer } from './der.ts';

const ids = {
  signedData: '1.2.840.113549.1.7.2',
  tstInfo: '1.2.840.113549.1.9.16.1.4',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificate: '1.2.840.113549.1.9.16.2.12',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  extendedKeyUsage: '2.5.29.37',
  timeStamping: '1.3.6.1.5.5.7.3.8',
  keyAlgorithms: ['1.2.840.113549.1.1.1', '1.2.840.10045.2.1'],
};

/** What a time-stamp token says. */
export interface Timestamp {
  /** When the authority says it saw the hash. */
  readonly atMs: number;
}

async function digest(name: string | undefined, bytes: Uint8Array): Promise<Uint8Array> {
  if (name === undefined) return notChecked('it uses a hash that this program does not know');
  return new Uint8Array(await crypto.subtle.digest(name, bytes.slice()));
}

/** The parts of a TimeStampResp (RFC 3161 §2.4.2) that are looked at. */
function takeApart(response: Uint8Array) {
  if (response.length > 1 << 20) fail('it is too large');
  const [status, token] = children(readDer(response));
  const code = children(status)[0]?.content[0];
  if ((code !== 0 && code !== 1) || !token) fail('the authority refused: there is no token');
  const [type, wrapped] = children(token);
  if (oid(type) !== ids.signedData) fail('it is not signed data');
  const [, , encapsulated, ...rest] = children(children(wrapped, 0xa0)[0]);
  const [contentType, content] = children(encapsulated);
  const signers = children(rest.at(-1), 0x31);
  if (oid(contentType) !== ids.tstInfo || signers.length !== 1)
    fail('it is not a time-stamp token by one signer');
  const embedded = rest.find(({ tag }) => tag === 0xa0);
  const info = children(content, 0xa0)[0] ?? fail('it is empty');
  return {
    info,
    signer: children(signers[0]),
    certificates: embedded ? children(embedded, 0xa0).slice(0, maxCertificates) : [],
  };
}

/** Signed attributes by identifier; each must have exactly one value. */
function readAttributes(attributes: Der | undefined): Map<string, Der> {
  if (attributes?.tag !== 0xa0) fail('it has no signed attributes');
  return new Map(
    children(attributes, 0xa0).map((attribute) => {
      const [type, values] = children(attribute);
      const [value, second] = children(values, 0x31);
      if (!value || second) fail('a signed attribute is malformed');
      return [oid(type), value];
    }),
  );
}

/** RFC 3161 §2.2: the token itself must name its signing certificate, by hash (RFC 2634, RFC 5816). */
async function namesCertificate(
  attributes: ReadonlyMap<string, Der>,
  certificate: Certificate,
): Promise<boolean> {
  const v2 = attributes.get(ids.signingCertificateV2);
  const v1 = attributes.get(ids.signingCertificate);
  const first = children(children(children(v2 ?? v1)[0])[0]);
  const hasAlgorithm = v2 !== undefined && first[0]?.tag === 0x30;
  const name = hasAlgorithm ? hashName(first[0]) : v2 ? 'SHA-256' : 'SHA-1';
  return equalBytes(
    first[hasAlgorithm ? 1 : 0]?.content ?? new Uint8Array(),
    await digest(name, certificate.der),
  );
}

/**
 * Checks one RFC 3161 response over `data` whose chain must end in `anchors` (certificates the reader trusts for this).
 * Ends the check at hand as FAIL or NOT CHECKED otherwise. Revocation is not looked at.
 */
export async function checkTimestamp(
  response: Uint8Array,
  data: Uint8Array,
  anchors: readonly Certificate[],
): Promise<Timestamp> {
  const { info, signer, certificates } = takeApart(response);
  const [, , imprint, , genTime] = children(readDer(info.content));
  const [imprintAlgorithm, imprintHash] = children(imprint);
  const seen = await digest(hashName(imprintAlgorithm), data);
  if (!equalBytes(seen, imprintHash?.content ?? new Uint8Array())) fail('it is about other bytes');
  const [, sid, digestAlgorithm, attributesDer, signatureAlgorithm, signature] = signer;
  const attributes = readAttributes(attributesDer);
  const contentDigest = await digest(hashName(digestAlgorithm), info.content);
  if (oid(attributes.get(ids.contentType)) !== ids.tstInfo) fail('its content type is wrong');
  const stated = attributes.get(ids.messageDigest)?.content ?? new Uint8Array();
  if (!equalBytes(stated, contentDigest)) fail('its content was altered');
  const known = [...certificates.map(({ bytes }) => parseCertificate(bytes)), ...anchors];
  const [issuer, serial] = children(sid);
  const certificate = known.find(
    (one) =>
      issuer && serial && equalBytes(one.issuer, issuer.bytes) && equalBytes(one.serial, serial.content),
  );
  if (!certificate) return notChecked("the signer's certificate is neither in the token nor in trust/tsa-ca");
  // Signed as a SET (RFC 5652 §5.4), transmitted with an implicit tag.
  const signed = concat(Uint8Array.of(0x31), attributesDer?.bytes.subarray(1) ?? new Uint8Array());
  // A bare key algorithm means "with the digest algorithm"; anything else unknown (RSA-PSS) is not guessed at.
  const isBare = ids.keyAlgorithms.includes(oid(children(signatureAlgorithm)[0]));
  const hash = hashName(isBare ? digestAlgorithm : signatureAlgorithm);
  const isGood = await verifyWith(
    certificate.publicKey,
    hash,
    signed,
    signature?.content ?? new Uint8Array(),
  );
  if (isGood === null) return notChecked('its signature algorithm is not supported here');
  if (!isGood) fail('its signature is wrong');
  if (!(await namesCertificate(attributes, certificate))) fail('it does not name its certificate');
  const usage = certificate.extensions.get(ids.extendedKeyUsage);
  const usages = usage ? children(readDer(usage)).map(oid) : [];
  if (usages.join() !== ids.timeStamping) fail('its certificate is not for time-stamping alone');
  if (anchors.length === 0)
    return notChecked('the signature is right, but no certificate of the authority is at hand');
  const atMs = derTime(genTime);
  const fault = await chainFault(certificate, known, anchors, atMs);
  if (fault) fail(fault);
  return { atMs };
}
