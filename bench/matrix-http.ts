import { openCompartment } from '#access';
import { fillMatrix, PROVISION, type MatrixShape } from './matrix-fill.ts';
import { freshArchive, type BenchPlace } from './place.ts';
import { quantile, type Figures } from './report.ts';
import { addReader } from './search-fill.ts';
import { withServer, type BenchServer } from './search-http.ts';

/** How often each question is asked in a round. */
const TIMES = 12;

/** An archive with an allegation that was filled for asking. */
export interface FilledMatrix extends MatrixShape {
  readonly root: string;
  readonly allegationId: string;
  readonly claimId: string;
}

/** Fills an archive of its own, with an analyst who sees seven of eight items. */
export async function filledMatrix(place: BenchPlace, shape: MatrixShape): Promise<FilledMatrix> {
  const fresh = await freshArchive(place, `matrix-${shape.each}`);
  const { archive, by, caseId, compartmentId } = fresh;
  try {
    const closed = await archive.db.tx(by, (tx) =>
      openCompartment(tx, by, {
        caseId,
        name: 'Closed',
        description: 'Not for the reader.',
        isSealed: false,
        memberIds: [by.personId],
      }),
    );
    place.say(`  recording ${shape.items} items, each laid to ${shape.each} of ${shape.elements} elements`);
    const made = await fillMatrix(fresh, { open: compartmentId, closed }, shape);
    await addReader(fresh, 'analyst');
    return { ...shape, ...made, root: archive.paths.root };
  } finally {
    await archive.close();
  }
}

async function send({ url, cookie }: BenchServer, path: string, body: object): Promise<{ id?: string }> {
  const headers = { cookie, origin: url, 'content-type': 'application/json' };
  const answer = await fetch(`${url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  const said = (await answer.json()) as { id?: string };
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${JSON.stringify(said)}`);
  return said;
}

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now();
  await work();
  return performance.now() - start;
};

async function asked(
  server: BenchServer,
  { allegationId, claimId }: FilledMatrix,
  name: string,
): Promise<Figures> {
  const { ask } = server;
  const matrix = `/api/allegations/${allegationId}`;
  const times: Record<string, number[]> = {};
  const add = (what: string, ms: number): void => void (times[what] ??= []).push(ms);
  const first = await ask(matrix);
  for (let n = 0; n < TIMES; n += 1) {
    // Laid anew and taken back: whatever is read of it is read anew.
    const { id } = await send(server, `${matrix}/evidence`, {
      slot: `${PROVISION}.e${n + 10}`,
      stance: 'for',
      claimId,
    });
    add('all of it', await ask(matrix));
    await send(server, `/api/laid-evidence/${id}/withdrawal`, { reason: 'for this measurement' });
    await ask(matrix);
    const weighing = { kind: 'press', answers: { F3: n } };
    const confirmed = await timed(() => send(server, `/api/claims/${claimId}/weighings`, weighing));
    const after = await ask(matrix);
    add('a weighing confirmed', confirmed);
    add('the matrix after it', after);
    add('both', confirmed + after);
    add('nothing changed', await ask(matrix));
    add('a page of an element', await ask(`${matrix}/evidence?slot=${PROVISION}.e9`));
    add('a page of what is not answered', await ask(`${matrix}/evidence?only=unanswered`));
  }
  const whole = await fetch(`${server.url}${matrix}`, { headers: { cookie: server.cookie } });
  const figures: Record<string, number> = { [`${name}: first answer of a server`]: first };
  for (const [what, values] of Object.entries(times)) {
    figures[`${name}: ${what}, median`] = quantile(values, 0.5) ?? Infinity;
    figures[`${name}: ${what}, p95`] = quantile(values, 0.95) ?? Infinity;
  }
  figures[`${name}: size of the answer`] = (await whole.arrayBuffer()).byteLength / 1e3;
  figures[`${name}: peak memory of the server`] = server.peakMegabytes();
  return figures;
}

/** Asks a server of its own, as an analyst. */
export const askMatrix = (filled: FilledMatrix, name: string): Promise<Figures> =>
  withServer(filled.root, (server) => asked(server, filled, name));
