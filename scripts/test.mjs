// `npm test`: installs what the tests need and runs every step of CI under the pinned Node.
import {
  buildParts,
  environment,
  installPackages,
  installPrograms,
  node,
  root,
  TEST_PROGRAMS,
} from './node.mjs';
import { spawnSync } from 'node:child_process';

installPrograms(TEST_PROGRAMS);
installPackages();
buildParts();
const { status } = spawnSync(
  node,
  ['--disable-warning=ExperimentalWarning', 'scripts/ci.ts', ...process.argv.slice(2)],
  { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env: environment() },
);
process.exit(status ?? 3);
