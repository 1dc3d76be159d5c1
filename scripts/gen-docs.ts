/** Writes docs/errors.md from the registered codes; the findings in it are read from the sources. */
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import '#archive';
import '#cli';
import '#http';
import '#intake';
import '#derive';
import '#search';
import '#dossier';
import '#together';
import '#places';
import '#vocabulary';
import '#law';
import { allErrorCodes } from '#kernel';

const root = join(import.meta.dirname, '..');
let text = `# Errors and findings

Every code that Muniment shows, in one place to search. Written by \`scripts/gen-docs.ts\`; do not edit.

An **error** is a refusal or a failure of the environment: nothing was changed unless it says so. A **finding** is damage or
oddness in evidence: it is recorded on the item, and the work goes on.

## Errors

| code | what it says | what to do | HTTP | exit | retry |
|---|---|---|---|---|---|
`;
for (const [code, spec] of allErrorCodes())
  text += `| \`${code}\` | ${spec.message.replaceAll('|', '\\|')} | ${spec.help.replaceAll('|', '\\|')} | ${spec.http} | ${spec.exit} | ${spec.retry} |\n`;

const findings = new Map<string, Set<string>>();
for (const file of globSync(
  [
    'src/intake/**/*.ts',
    'src/derive/**/*.ts',
    'src/blobs/*.ts',
    'src/ledger/*.ts',
    'src/archive/*.ts',
    'src/http/routes/intake.ts',
  ],
  { cwd: root },
)) {
  if (file.endsWith('.test.ts') || file.endsWith('errors.ts')) continue;
  const source = readFileSync(join(root, file), 'utf8');
  const room = file.split('/')[1] ?? '';
  for (const pattern of [
    /code: '([A-Z][A-Z0-9_]{3,})'/g,
    /(?:refuse|refused|finding|add)\(\s*(?:run|context)?,?\s*'([A-Z][A-Z0-9_]{3,})'/g,
    /: '([A-Z]+_[A-Z_]+)'/g,
  ])
    for (const [, code = ''] of source.matchAll(pattern))
      findings.set(code, (findings.get(code) ?? new Set()).add(room));
}
text += '\n## Findings\n\n| code | found by |\n|---|---|\n';
const errors = new Set(allErrorCodes().map(([code]) => code));
for (const [code, rooms] of [...findings].sort(([a], [b]) => (a < b ? -1 : 1)))
  if (!errors.has(code) && (code.includes('_') || code === 'SYMLINK'))
    text += `| \`${code}\` | ${[...rooms].sort().join(', ')} |\n`;
writeFileSync(join(root, 'docs/errors.md'), text);
