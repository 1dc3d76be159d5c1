import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A throw-away time-stamping authority run by openssl. */
export interface ThrowAwayAuthority {
  /** PEM of the root certificate. */
  readonly ca: string;
  /** RFC 3161 response over `data`. */
  stamp(data: Uint8Array): Uint8Array;
  /** RFC 3161 response to a query, whoever made it. */
  answer(query: Uint8Array): Uint8Array;
  remove(): void;
}

const config = `
[ req ]
distinguished_name = dn
prompt = no
[ dn ]
CN = throw-away
[ ca_ext ]
basicConstraints = critical,CA:true
[ tsa_ext ]
extendedKeyUsage = critical,timeStamping
[ plain_ext ]
keyUsage = digitalSignature
[ tsa ]
default_tsa = tsa1
[ tsa1 ]
serial = ./serial
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256, sha384, sha512
accuracy = secs:1
ess_cert_id_alg = sha256
`;

/** Makes an authority; `kind` is the signer's key, `isForStamping` false leaves out the key usage it needs. */
export function makeAuthority(kind: 'rsa' | 'ec' = 'ec', isForStamping = true): ThrowAwayAuthority {
  const folder = mkdtempSync(join(tmpdir(), 'tsa-'));
  const openssl = (...args: readonly string[]) =>
    execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });
  writeFileSync(join(folder, 'conf'), config);
  writeFileSync(join(folder, 'serial'), '01\n');
  const newKey = kind === 'rsa' ? ['rsa:2048'] : ['ec', '-pkeyopt', 'ec_paramgen_curve:P-256'];
  const subject = (name: string) => ['-subj', `/CN=${name}`];
  openssl(
    'req',
    '-x509',
    '-config',
    'conf',
    '-extensions',
    'ca_ext',
    '-newkey',
    ...newKey,
    '-nodes',
    ...subject('root'),
    '-days',
    '3650',
    '-keyout',
    'ca.key',
    '-out',
    'ca.pem',
  );
  openssl(
    'req',
    '-new',
    '-config',
    'conf',
    '-newkey',
    ...newKey,
    '-nodes',
    ...subject('stamper'),
    '-keyout',
    'tsa.key',
    '-out',
    'tsa.csr',
  );
  openssl(
    'x509',
    '-req',
    '-in',
    'tsa.csr',
    '-CA',
    'ca.pem',
    '-CAkey',
    'ca.key',
    '-CAcreateserial',
    '-days',
    '3650',
    '-extfile',
    'conf',
    '-extensions',
    'tsa_ext',
    '-out',
    'tsa.pem',
  );
  if (!isForStamping) {
    // openssl refuses to stamp with such a certificate: stamp with the good one, then offer this one's authority only.
    openssl(
      'req',
      '-x509',
      '-config',
      'conf',
      '-extensions',
      'plain_ext',
      '-newkey',
      ...newKey,
      '-nodes',
      ...subject('root'),
      '-days',
      '3650',
      '-keyout',
      'other.key',
      '-out',
      'ca.pem',
    );
  }
  return {
    ca: readFileSync(join(folder, 'ca.pem'), 'utf8'),
    stamp(data) {
      writeFileSync(join(folder, 'data'), data);
      openssl('ts', '-query', '-data', 'data', '-sha256', '-cert', '-out', 'query.tsq');
      return this.answer(readFileSync(join(folder, 'query.tsq')));
    },
    answer(query) {
      writeFileSync(join(folder, 'query.tsq'), query);
      const signer = ['-signer', 'tsa.pem', '-inkey', 'tsa.key'];
      openssl(
        'ts',
        '-reply',
        '-config',
        'conf',
        '-section',
        'tsa1',
        '-queryfile',
        'query.tsq',
        ...signer,
        '-out',
        'reply.tsr',
      );
      return new Uint8Array(readFileSync(join(folder, 'reply.tsr')));
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
}
