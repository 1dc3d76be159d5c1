import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';

const folder = join(import.meta.dirname, '..');
const dist = join(folder, 'dist');

/** One module graph as one readable file: nothing renamed for size, so that an auditor can read what runs. */
async function bundleOne(entry: string, platform: 'node' | 'browser'): Promise<string> {
  const output = await build({
    configFile: false,
    logLevel: 'error',
    root: folder,
    ssr: platform === 'node' ? { noExternal: true } : {},
    build: {
      write: false,
      minify: false,
      target: 'es2022',
      ssr: platform === 'node',
      rolldownOptions: { input: join(folder, entry), output: { format: 'es', codeSplitting: false } },
      modulePreload: false,
    },
  });
  const [chunk, ...others] = 'output' in output ? output.output : [];
  if (chunk?.type !== 'chunk' || others.length > 0) throw new Error(`${entry} did not become one file`);
  return chunk.code;
}

/** The page: script and style inline, and a policy that lets nothing else run and nothing leave. */
function assemblePage(script: string): string {
  const style = readFileSync(join(folder, 'page/page.css'), 'utf8');
  const safeScript = `\n${script.replaceAll('</script', '<\\/script')}`;
  const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  const policy = `default-src 'none'; script-src ${hash(safeScript)}; style-src ${hash(`\n${style}`)}; worker-src blob:; base-uri 'none'; form-action 'none'`;
  return readFileSync(join(folder, 'page/page.html'), 'utf8')
    .replace('{policy}', () => policy)
    .replace('<!-- style -->', () => `<style>\n${style}</style>`)
    .replace('<!-- script -->', () => `<script type="module">${safeScript}</script>`);
}

/** Writes dist/: the package's modules (tsc), verify.mjs and verify.html. The same input gives the same bytes. */
export async function buildVerifier(): Promise<void> {
  rmSync(dist, { recursive: true, force: true });
  mkdirSync(dist, { recursive: true });
  execFileSync(process.execPath, [join(folder, '../node_modules/typescript/bin/tsc'), '-p', folder], {
    stdio: 'inherit',
  });
  const command = (await bundleOne('src/cli.ts', 'node')).replace(/^(?:#!.*\n)?/, '#!/usr/bin/env node\n');
  writeFileSync(join(dist, 'verify.mjs'), command, { mode: 0o755 });
  writeFileSync(join(dist, 'verify.html'), assemblePage(await bundleOne('page/page.ts', 'browser')));
}

if (import.meta.main) await buildVerifier();
