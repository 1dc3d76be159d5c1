import { createHash, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import { writeDurably } from '#blobs';
import type { Db, Identity, Tx } from '#db';
import { AppError } from '#kernel';
import { parseCheckpoint, parsePem, utf8 } from '#verify';
import { INTEGRATOR } from './integrate.ts';
import type { LogFiles } from './log-files.ts';
import { record } from './record.ts';
import { insertTimestamp } from './store.ts';
import { ledgerPhrase } from './errors.ts';

/** A time-stamping authority (RFC 3161 over HTTP). Off unless listed in the archive's `authorities.json`. */
export interface TimestampAuthority {
  /** Letters, digits and hyphens; names its files. */
  readonly name: string;
  readonly url: string;
  /** Certificates, PEM, that its chain must end in. */
  readonly ca: string;
}

const SHA256 = '2.16.840.1.101.3.4.2.1';
const TIMEOUT_MS = 20_000;

/** Authorities of an archive: `authorities.json` is a list of `{name, url, ca}` with `ca` a path or PEM text. */
export async function readAuthorities(root: string): Promise<TimestampAuthority[]> {
  const text = await readFile(join(root, 'authorities.json'), 'utf8').catch(() => null);
  if (text === null) return [];
  const list = JSON.parse(text) as TimestampAuthority[];
  return Promise.all(
    list.map(async ({ name, url, ca }) => {
      if (!/^[a-z0-9-]{1,40}$/.test(name) || !URL.canParse(url))
        throw new AppError('INVALID_INPUT', {
          what: 'authorities.json',
          why: `“${name}” needs a plain name and an address`,
        });
      return { name, url, ca: ca.includes('-----BEGIN') ? ca : await readFile(join(root, ca), 'utf8') };
    }),
  );
}

async function writeAuthorities(root: string, list: readonly TimestampAuthority[]): Promise<void> {
  await writeDurably(join(root, 'authorities.json'), `${JSON.stringify(list, null, 2)}\n`);
}

function hasCertificates(ca: string): boolean {
  try {
    return parsePem(ca).length > 0;
  } catch {
    return false;
  }
}

/**
 * Lists a further authority, with its certificates as PEM text, and records that in the caller's transaction. Errors
 * INVALID_INPUT, LEDGER_AUTHORITY_TAKEN.
 */
export async function addAuthority(
  tx: Tx,
  by: Identity,
  archive: { readonly root: string; readonly id: string },
  given: TimestampAuthority & { readonly reason: string },
): Promise<void> {
  const { name, url, ca, reason } = given;
  if (!/^[a-z0-9-]{1,40}$/.test(name) || !/^https?:$/.test(URL.parse(url)?.protocol ?? ''))
    throw new AppError('INVALID_INPUT', {
      what: ledgerPhrase('the-authority'),
      why: ledgerPhrase('plain-name'),
    });
  if (!hasCertificates(ca))
    throw new AppError('INVALID_INPUT', {
      what: ledgerPhrase('the-authority'),
      why: ledgerPhrase('no-certificate'),
    });
  const list = await readAuthorities(archive.root);
  if (list.some((one) => one.name === name)) throw new AppError('LEDGER_AUTHORITY_TAKEN', { name });
  await record(tx, by, [
    {
      kind: 'authorities-changed',
      subject: { table: 'archive', id: archive.id },
      compartmentId: null,
      rows: [],
      reason,
      note: { added: name, url },
    },
  ]);
  await writeAuthorities(archive.root, [...list, { name, url, ca }]);
}

/** Takes an authority off the list and records that; its stamps stay. Error NOT_FOUND. */
export async function removeAuthority(
  tx: Tx,
  by: Identity,
  archive: { readonly root: string; readonly id: string },
  given: { readonly name: string; readonly reason: string },
): Promise<void> {
  const list = await readAuthorities(archive.root);
  const { name, reason } = given;
  if (!list.some((one) => one.name === name))
    throw new AppError('NOT_FOUND', { what: 'time-stamp authority', id: name });
  await record(tx, by, [
    {
      kind: 'authorities-changed',
      subject: { table: 'archive', id: archive.id },
      compartmentId: null,
      rows: [],
      reason,
      note: { removed: name },
    },
  ]);
  await writeAuthorities(
    archive.root,
    list.filter((one) => one.name !== name),
  );
}

function buffer(bytes: Uint8Array): ArrayBuffer {
  // A Buffer may be a window on a shared pool; pkijs would see the whole pool.
  return new Uint8Array(bytes).buffer;
}

/**
 * Sixty-two random bits as the bytes of a positive integer. The first bit but one is set, so that DER has no leading
 * byte to drop: an authority refuses an integer that is not written in its shortest form (X.690, 8.3.2).
 */
export function freshNonce(): Buffer {
  const nonce = randomBytes(8);
  nonce[0] = ((nonce[0] ?? 0) & 0x3f) | 0x40;
  return nonce;
}

function timestampRequest(data: Uint8Array, nonce: Uint8Array): ArrayBuffer {
  const hashedMessage = new asn1js.OctetString({
    valueHex: buffer(createHash('sha256').update(data).digest()),
  });
  const request = new pkijs.TimeStampReq({
    version: 1,
    messageImprint: new pkijs.MessageImprint({
      hashAlgorithm: new pkijs.AlgorithmIdentifier({
        algorithmId: SHA256,
        algorithmParams: new asn1js.Null(),
      }),
      hashedMessage,
    }),
    nonce: new asn1js.Integer({ valueHex: buffer(nonce) }),
    certReq: true,
  });
  return request.toSchema().toBER();
}

/** Checks a response against what was asked and the authority's certificates; returns when it says it saw the data. */
async function checkResponse(
  response: Uint8Array,
  asked: { readonly data: Uint8Array; readonly nonce: Uint8Array },
  ca: string,
): Promise<Date> {
  const parsed = pkijs.TimeStampResp.fromBER(buffer(response));
  if (!parsed.timeStampToken) throw new Error('the answer holds no token');
  const signed = new pkijs.SignedData({ schema: parsed.timeStampToken.content });
  const trustedCerts = [
    ...ca.matchAll(/-----BEGIN CERTIFICATE-----([\s\S]+?)-----END CERTIFICATE-----/g),
  ].map((match) => pkijs.Certificate.fromBER(buffer(Buffer.from(match[1] ?? '', 'base64'))));
  const result = await signed.verify({
    signer: 0,
    data: buffer(asked.data),
    trustedCerts,
    checkChain: true,
    extendedMode: true,
  });
  if (!result.signatureVerified || !result.signerCertificateVerified)
    throw new Error('its signature does not verify against the configured certificates');
  const content = signed.encapContentInfo.eContent;
  if (!content) throw new Error('the token is empty');
  const info = pkijs.TSTInfo.fromBER(content.getValue());
  // An answer kept from another day would say that other day (RFC 3161, 2.2).
  if (!info.nonce || !Buffer.from(asked.nonce).equals(Buffer.from(info.nonce.valueBlock.valueHexView)))
    throw new Error('it answers another request than ours');
  return info.genTime;
}

/**
 * Has the published checkpoint stamped by an authority, checks the answer, and keeps it in the archive beside the
 * certificates needed to check it. Stamping again is harmless. Error LEDGER_TIMESTAMP_REFUSED; the checkpoint stands
 * without it.
 */
export async function stampCheckpoint(
  parts: { db: Db; files: LogFiles },
  checkpoint: string,
  authority: TimestampAuthority,
): Promise<{ genTime: string }> {
  const asked = { data: utf8(checkpoint), nonce: freshNonce() };
  const size = Number(parseCheckpoint(checkpoint).size);
  try {
    const answer = await fetch(authority.url, {
      method: 'POST',
      headers: { 'content-type': 'application/timestamp-query' },
      body: timestampRequest(asked.data, asked.nonce),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (!answer.ok) throw new Error(`it answered ${answer.status}`);
    const token = Buffer.from(await answer.arrayBuffer());
    const genTime = (await checkResponse(token, asked, authority.ca)).toISOString();
    await parts.files.writeTimestamp(size, authority.name, token);
    await writeDurably(join(parts.files.folder, 'tst', String(size), `${authority.name}.pem`), authority.ca);
    await parts.db.tx(INTEGRATOR, (tx) =>
      insertTimestamp(tx, { size, authority: authority.name, token, genTime }),
    );
    return { genTime };
  } catch (cause) {
    throw new AppError(
      'LEDGER_TIMESTAMP_REFUSED',
      { authority: authority.name, why: cause instanceof Error ? cause.message : String(cause) },
      { cause },
    );
  }
}
