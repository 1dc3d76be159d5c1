/** A program of its own, started by `optimiseApart`: optimises the index in the folder that is its only argument. */
import { openLanceIndex } from './lance-index.ts';

const index = openLanceIndex(process.argv[2] ?? '');
await index.optimise();
await index.close();
