import { concat, equalBytes, fail, need, notChecked } from './bytes.ts';
import { type Certificate, type Chain, type Der, checkChain, children, contentOf } from './certificate.ts';
import { derTime, hashName, oid, parseCertificates, readDer, verifyWith } from './certificate.ts';
import { webHash } from './hash.ts';

/** Identifiers as the hexadecimal of their DER content. */
const ids = {
  signedData: '2a864886f70d010702', // 1.2.840.113549.1.7.2
  tstInfo: '2a864886f70d0109100104', // 1.2.840.113549.1.9.16.1.4
  contentType: '2a864886f70d010903', // 1.2.840.113549.1.9.3
  messageDigest: '2a864886f70d010904', // 1.2.840.113549.1.9.4
  signingCertificate: '2a864886f70d010910020c', // 1.2.840.113549.1.9.16.2.12
  signingCertificateV2: '2a864886f70d010910022f', // 1.2.840.113549.1.9.16.2.47
  extendedKeyUsage: '551d25', // 2.5.29.37
  timeStamping: '2b06010505070308', // 1.3.6.1.5.5.7.3.8
};

/** Whether `stated` holds the hash of `bytes`; a hash that is not known here ends the check as NOT CHECKED. */
async function isHashOf(stated: Der | undefined, bytes: Uint8Array, name?: string): Promise<boolean> {
  const hash = await webHash(name ?? notChecked('it uses a hash that this program does not know'), bytes);
  return equalBytes(contentOf(stated), hash);
}

/** The parts of a TimeStampResp (RFC 3161 §2.4.2) that are looked at. */
function takeApart(response: Uint8Array) {
  need(response.length <= 1 << 20, 'it is too large');
  const [status, token] = children(readDer(response));
  const code = children(status)[0]?.content[0];
  need((code === 0 || code === 1) && token, 'the authority refused: there is no token');
  const [type, wrapped] = children(token);
  need(oid(type) === ids.signedData, 'it is not signed data');
  const [, , encapsulated, ...rest] = children(children(wrapped, 0xa0)[0]);
  const [contentType, content] = children(encapsulated);
  const signers = children(rest.at(-1), 0x31);
  need(oid(contentType) === ids.tstInfo && signers.length === 1, 'it is not a token by one signer');
  const embedded = rest.find(({ tag }) => tag === 0xa0);
  const between = parseCertificates(embedded ? children(embedded, 0xa0).map(({ bytes }) => bytes) : []);
  return { info: contentOf(children(content, 0xa0)[0]), signer: children(signers[0]), between };
}

/** Signed attributes by identifier; each must have exactly one value. */
function readAttributes(attributes: Der | undefined): Map<string, Der> {
  const pairs = children(attributes, 0xa0).map((attribute): [string, Der] => {
    const [type, values] = children(attribute);
    const [value, second] = children(values, 0x31);
    return value && !second ? [oid(type), value] : fail('a signed attribute is malformed');
  });
  return new Map(pairs);
}

/** RFC 3161 §2.2: the token itself must name its signing certificate, by hash (RFC 2634, RFC 5816). */
async function isNamed({ der }: Certificate, attributes: ReadonlyMap<string, Der>): Promise<boolean> {
  const v2 = attributes.get(ids.signingCertificateV2);
  const first = children(children(children(v2 ?? attributes.get(ids.signingCertificate))[0])[0]);
  const hasAlgorithm = v2 !== undefined && first[0]?.tag === 0x30;
  const name = hasAlgorithm ? hashName(first[0]) : v2 ? 'SHA-256' : 'SHA-1';
  return isHashOf(first[hasAlgorithm ? 1 : 0], der, name);
}

/** When (ms) an authority saw `data`, by an RFC 3161 response whose chain ends in `anchors`; else FAIL or NOT CHECKED. */
export async function checkTimestamp(token: Uint8Array, data: Uint8Array, anchors: Chain) {
  const { info, signer, between } = takeApart(token);
  const [, , imprint, , genTime] = children(readDer(info));
  const [imprintAlgorithm, imprintHash] = children(imprint);
  need(await isHashOf(imprintHash, data, hashName(imprintAlgorithm)), 'it is about other bytes');
  const [, sid, digestAlgorithm, signedAttributes, algorithm, signature] = signer;
  const attributes = readAttributes(signedAttributes);
  need(oid(attributes.get(ids.contentType)) === ids.tstInfo, 'its content type is wrong');
  const stated = attributes.get(ids.messageDigest);
  need(await isHashOf(stated, info, hashName(digestAlgorithm)), 'its content was altered');
  const [issuer, serial] = children(sid);
  const isSigner = (one: Certificate) =>
    issuer && serial && equalBytes(one.issuer, issuer.bytes) && equalBytes(one.serial, serial.content);
  const certificate = [...between, ...anchors].find(isSigner);
  if (!certificate) return notChecked("the signer's certificate is neither in the token nor in trust/tsa-ca");
  // Signed as a SET (RFC 5652 §5.4), transmitted with an implicit tag.
  const message = concat([Uint8Array.of(0x31), signedAttributes?.bytes.subarray(1) ?? info]);
  const signed = { message, signature: contentOf(signature) };
  const isGood = await verifyWith(certificate.publicKey, signed, algorithm, digestAlgorithm);
  if (isGood === null) notChecked('its signature algorithm is not supported here');
  need(isGood, 'its signature is wrong');
  need(await isNamed(certificate, attributes), 'it does not name its certificate');
  const usage = certificate.extensions.get(ids.extendedKeyUsage);
  const usages = usage ? children(readDer(usage)).map(oid) : [];
  need(usages.join() === ids.timeStamping, 'its certificate is not for time-stamping alone');
  if (anchors.length === 0) notChecked('it is signed; no certificate of the authority is at hand');
  await checkChain(certificate, derTime(genTime), anchors, between);
  return derTime(genTime);
}
