import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';

/** Bytes of web captures, written here record by record: what a reader is given must not come from that reader. */

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Base32 of RFC 4648 without padding. */
export function base32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? [])
    .map((five) => BASE32[Number.parseInt(five.padEnd(5, '0'), 2)])
    .join('');
}

/** A digest as collectors state it. */
export const sha1 = (bytes: Uint8Array | string): string =>
  `sha1:${base32(createHash('sha1').update(bytes).digest())}`;

/** One record of a WARC, with the line ends behind it; a field that is null is left out. */
export function record(
  type: string,
  fields: Readonly<Record<string, string | null>>,
  block: Uint8Array | string,
): Buffer {
  const bytes = Buffer.from(block as string);
  const all = {
    'WARC-Type': type,
    'WARC-Record-ID': `<urn:uuid:${createHash('sha256').update(bytes).update(JSON.stringify(fields)).digest('hex').slice(0, 32)}>`,
    'WARC-Date': '2021-09-16T10:11:12Z',
    'Content-Length': String(bytes.length),
    ...fields,
  };
  const lines = Object.entries(all).flatMap(([name, value]) =>
    value === null ? [] : [`${name}: ${value}\r\n`],
  );
  return Buffer.concat([Buffer.from(`WARC/1.1\r\n${lines.join('')}\r\n`), bytes, Buffer.from('\r\n\r\n')]);
}

/** An answer of a server, as a record. */
export function answer(
  url: string,
  body: Uint8Array | string,
  more: {
    readonly status?: number;
    readonly type?: string;
    readonly http?: Readonly<Record<string, string>>;
    readonly fields?: Readonly<Record<string, string | null>>;
  } = {},
): Buffer {
  const { status = 200, type = 'text/html; charset=utf-8', http = {}, fields = {} } = more;
  const head = [`HTTP/1.1 ${status} Answer`, `Content-Type: ${type}`];
  for (const [name, value] of Object.entries(http)) head.push(`${name}: ${value}`);
  const bytes = Buffer.from(body as string);
  return record(
    'response',
    {
      'WARC-Target-URI': url,
      'Content-Type': 'application/http; msgtype=response',
      'WARC-Payload-Digest': sha1(bytes),
      ...fields,
    },
    Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), bytes]),
  );
}

/** The first record of most captures. */
export const warcinfo = (): Buffer =>
  record(
    'warcinfo',
    { 'Content-Type': 'application/warc-fields' },
    'software: A Collector 1.0\r\noperator: A. Collector\r\nformat: WARC File Format 1.1\r\n',
  );

/** A body in chunks. */
export function chunks(...parts: readonly (Uint8Array | string)[]): Buffer {
  const said = parts.flatMap((part) => {
    const bytes = Buffer.from(part as string);
    return [Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, Buffer.from('\r\n')];
  });
  return Buffer.concat([...said, Buffer.from('0\r\n\r\n')]);
}

/** A zip file whose members are stored as they are, in this order. */
export function storedZip(members: readonly (readonly [name: string, bytes: Uint8Array | string])[]): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, content] of members) {
    const [bytes, path] = [Buffer.from(content as string), Buffer.from(name)];
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(bytes.length, 14);
    common.writeUInt32LE(bytes.length, 18);
    common.writeUInt16LE(path.length, 22);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), common, path, bytes]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(at, 10);
    directory.push(Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0000'), common, rest, path]));
    files.push(local);
    at += local.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(members.length, 4);
  end.writeUInt16LE(members.length, 6);
  end.writeUInt32LE(listed.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...files, listed, Buffer.from('PK\u0005\u0006'), end]);
}

const sha256 = (bytes: Uint8Array | string): string =>
  `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

/** A WACZ 1.1.1 of these WARCs and these listed pages; `change` alters members after their digests were taken. */
export function wacz(
  warcs: Readonly<Record<string, Buffer>>,
  pages: readonly Readonly<Record<string, string>>[],
  change: (members: Map<string, Uint8Array | string>) => void = () => undefined,
): Buffer {
  const list = [{ format: 'json-pages-1.0', id: 'pages', title: 'All Pages' }, ...pages];
  const members = new Map<string, Uint8Array | string>([
    ['pages/pages.jsonl', list.map((line) => `${JSON.stringify(line)}\n`).join('')],
    ...Object.entries(warcs).map(([name, bytes]) => [`archive/${name}`, bytes] as const),
  ]);
  const resources = [...members].map(([path, bytes]) => ({
    name: path.split('/').at(-1),
    path,
    hash: sha256(bytes),
    bytes: Buffer.byteLength(bytes as string),
  }));
  const listed = JSON.stringify({
    profile: 'data-package',
    wacz_version: '1.1.1',
    title: 'A fictional capture',
    software: 'A Packer 2.0',
    created: '2021-09-17T00:00:00Z',
    resources,
  });
  members.set('datapackage.json', listed);
  const digest = { path: 'datapackage.json', hash: sha256(listed), signedData: { signature: 'AAAA' } };
  members.set('datapackage-digest.json', JSON.stringify(digest));
  change(members);
  return storedZip([...members]);
}
