import { mkdtempSync, chmodSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { freshArchive, makeFiles } from '/work/main/bench/place.ts';
import { receive, walk } from '/work/main/src/intake/index.ts';
import { mapConcurrent } from '/work/main/src/kernel/index.ts';
const folder = mkdtempSync('/bench-tmp/b-');
chmodSync(folder, 0o755);
const place = { folder, say: console.error };
const n = Number(process.argv[2] ?? 5000);
makeFiles(join(folder, 'src'), n, 40000);
const a = await freshArchive(place, 'archive');
try {
  let t = performance.now();
  let c = process.cpuUsage();
  const files = [];
  for await (const f of walk([join(folder, 'src')], a.archive.paths.root)) files.push(f);
  console.log('walk', performance.now() - t);
  if (process.argv[3] === 'split') {
    t = performance.now();
    c = process.cpuUsage();
    const stored = [];
    for await (const one of mapConcurrent(files, 16, async (f: any) => ({
      arrival: f,
      blob: await a.archive.blobs.putFile(f.content.file),
    })))
      stored.push(one);
    c = process.cpuUsage(c);
    console.log('put', performance.now() - t, c);
  }
  t = performance.now();
  c = process.cpuUsage();
  const r = await receive(
    a.archive,
    {
      by: a.by,
      caseId: a.caseId,
      compartmentId: a.compartmentId,
      statement: { source: { name: 'x', kind: 'organisation' }, label: 'b' },
    },
    (async function* () {
      yield* files;
    })(),
  );
  c = process.cpuUsage(c);
  console.log('receive', performance.now() - t, r.items, c);
} finally {
  await a.archive.close();
}
