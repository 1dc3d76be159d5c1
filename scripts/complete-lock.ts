/**
 * Adds to package-lock.json the optional packages of other platforms that the lock file of this machine lacks. A registry
 * that serves only our platform makes npm leave them out, and then `npm ci` refuses the lock. Run after changing
 * dependencies: `npm install --package-lock-only` in an empty folder with a copy of package.json, then this.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

interface Locked {
  version?: string;
  optional?: boolean;
  dev?: boolean;
  os?: string[];
  cpu?: string[];
  libc?: string[];
  optionalDependencies?: Record<string, string>;
}

const SYSTEMS = [
  'darwin',
  'win32',
  'linux',
  'android',
  'freebsd',
  'openharmony',
  'sunos',
  'aix',
  'openbsd',
  'netbsd',
];
const PROCESSORS = ['arm64', 'x64', 'ia32', 'arm', 'riscv64', 'ppc64', 's390x', 'loong64', 'wasm32'];

const path = join(import.meta.dirname, '../package-lock.json');
const lock = JSON.parse(readFileSync(path, 'utf8')) as { packages: Record<string, Locked> };
const added: string[] = [];
for (const [owner, entry] of Object.entries(lock.packages))
  for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
    const parts = (name.split('/').at(-1) ?? '').split(/[-.]/);
    const os = SYSTEMS.find((one) => parts.includes(one));
    const cpu = PROCESSORS.find((one) => parts.includes(one));
    // Only packages for one platform, of an exact version: anything else npm can place by itself.
    if (
      !os ||
      !cpu ||
      !/^\d/.test(range) ||
      `node_modules/${name}` in lock.packages ||
      `${owner}/node_modules/${name}` in lock.packages
    )
      continue;
    const musl = parts.some((part) => part.startsWith('musl'));
    const gnu = parts.some((part) => part.startsWith('gnu'));
    lock.packages[`node_modules/${name}`] = {
      version: range,
      optional: true,
      cpu: [cpu],
      os: [os],
      ...(entry.dev ? { dev: true } : {}),
      ...(musl || gnu ? { libc: [musl ? 'musl' : 'glibc'] } : {}),
    };
    added.push(name);
  }
const sorted = Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1));
writeFileSync(path, `${JSON.stringify({ ...lock, packages: Object.fromEntries(sorted) }, null, 2)}\n`);
process.stdout.write(`${added.length} packages of other platforms added to package-lock.json\n`);
