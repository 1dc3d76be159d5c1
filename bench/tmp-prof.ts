import { freshArchive } from './place.ts';
import * as m from './import.ts';
const place = { folder: process.argv[2]!, say: console.error };
const fresh = await freshArchive(place, 'archive');
const serial = await m.received(place, fresh, Number(process.argv[3]));
const { writeFileSync } = await import('node:fs');
writeFileSync(place.folder + '/map.json', JSON.stringify(m.MAPPING));
console.log(serial);
await fresh.archive.close();
