// `npm start`: from a fresh clone to a served page. Every step is printed; what is there already is not done again.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { buildParts, environment, installPackages, installPrograms, node, root, run, say } from './node.mjs';

if (process.platform !== 'linux' || process.arch !== 'x64') {
  say('Muniment runs on Linux x64 so far.');
  process.exit(3);
}
installPrograms();
installPackages();
buildParts();
const archive = process.env.MUNIMENT_ARCHIVE ?? join(root, 'demo', 'archive');
if (!existsSync(join(archive, 'archive.json'))) {
  say('\nMaking the sample case, from its files to a verified bundle:');
  run(node, ['--disable-warning=ExperimentalWarning', 'src/main.ts', 'demo', '--dir', join(root, 'demo')], {
    env: environment(),
  });
}
say('');
const server = spawn(join(root, 'muniment'), ['serve', '--archive', archive, ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
  env: environment(),
});
// Ctrl+C reaches the server itself; npm's own copy of the signal must not end it half-way.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal));
server.on('exit', (code) => process.exit(code ?? 0));
