/** Packages of Debian that only tests need. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Whether a file of a package is there; the package is installed first when we are root and it is not. */
export function hasFromDebian(path: string, name: string): boolean {
  if (!existsSync(path) && process.getuid?.() === 0)
    for (const args of [['update'], ['install', '-y', '--no-install-recommends', name]])
      spawnSync('apt-get', ['-o', 'DPkg::Lock::Timeout=300', '-qq', ...args], {
        stdio: 'ignore',
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      });
  return existsSync(path);
}
