let hits = 0;

/**
 * A named point at which a crash test may kill this process: `MUNIMENT_FAULT=name` or `name:3` for the third pass.
 * Without that variable it does nothing. SIGKILL, not an exception: nothing gets the chance to tidy up.
 */
export function faultPoint(name: string): void {
  const wanted = process.env['MUNIMENT_FAULT'];
  if (wanted === undefined) return;
  const [point, count] = wanted.split(':');
  if (point !== name) return;
  hits += 1;
  if (hits >= Number(count ?? 1)) process.kill(process.pid, 'SIGKILL');
}
