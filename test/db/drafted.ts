import { addPerson } from '#access';
import { getItem } from '#catalogue';
import { openDossier, setExhibits } from '#dossier';
import {
  blocksToFile,
  fileOf,
  findingsOf,
  importDocument,
  makePleading,
  pleadingOf,
  pleadingToShow,
  readPleadingFile,
  writePleading,
  type Part,
  type PleadingFormat,
} from '#drafting';
import { AppError } from '#kernel';
import { codedArchive } from './coded.ts';

/** An archive with three texts, one of them sealed, in which pleadings can be drafted, changed, and sent out and in; and what such a pleading may say. */
export async function draftedArchive() {
  const coded = await codedArchive();
  const { archive, by, caseId, compartmentId, sealed, addText, code } = coded;
  const { db } = archive;
  const refusal = (wanted: string) => (error: unknown) => error instanceof AppError && error.code === wanted;
  const reader = {
    kind: 'person',
    personId: await db.tx(by, (tx) =>
      addPerson(tx, by, {
        name: 'L. Lawyer',
        email: 'lawyer@example.org',
        roles: ['lawyer'],
        compartmentIds: [compartmentId],
      }),
    ),
  } as const;

  const BRIDGE = 'The bridge at the river was closed on 3 May.';
  const serials = {
    bridge: await addText('bridge.txt', `${BRIDGE}\nNobody crossed it.`, compartmentId),
    road: await addText('road.txt', 'The road was open all the time.', compartmentId),
    witness: await addText('witness.txt', 'A witness saw the bridge (fictional).', sealed),
  };
  const itemIds = (await db.tx(by, async (tx) =>
    Object.fromEntries(
      await Promise.all(
        Object.entries(serials).map(async ([name, serial]) => [name, (await getItem(tx, { serial })).id]),
      ),
    ),
  )) as Record<keyof typeof serials, string>;
  const { quoteId } = await code(serials.bridge, BRIDGE);

  const section = (body: string, partOf: Part['partOf'] = 'facts'): Part => ({
    id: null,
    kind: 'section',
    partOf,
    level: 1,
    body,
  });
  const paragraph = (body: string): Part => ({
    id: null,
    kind: 'paragraph',
    partOf: null,
    level: null,
    body,
  });
  const cite = (name: keyof typeof serials, more = '', text = ''): string =>
    `[${text}](cite:${itemIds[name]}${more})`;

  let dossiers = 0;
  async function drafted(
    parts: readonly Part[],
    exhibits: readonly (keyof typeof serials)[] = ['bridge', 'road'],
  ): Promise<{ id: string; dossierId: string }> {
    dossiers += 1;
    const name = `d${dossiers}`;
    return db.tx(by, async (tx) => {
      const dossier = await openDossier(tx, by, {
        caseId,
        compartmentId,
        name,
        title: name,
        forum: null,
        numbering: 'Annex ',
      });
      await setExhibits(
        tx,
        by,
        dossier,
        exhibits.map((one) => ({ itemId: itemIds[one] })),
      );
      const facts = { kind: 'memorial', title: 'Memorial of Upland (fictional)', language: 'en' } as const;
      return {
        id: await makePleading(tx, by, { caseId, dossierId: dossier.id, facts, parts }),
        dossierId: dossier.id,
      };
    });
  }
  const shown = (id: string, who = by) =>
    db.tx(who, async (tx) => pleadingToShow(tx, await pleadingOf(tx, id)));
  const found = async (id: string, who = by) =>
    findingsOf(archive, who, await db.tx(who, (tx) => pleadingOf(tx, id)));
  const codes = async (id: string, who = by) => (await found(id, who)).map(({ code: one }) => one);
  const write = async (id: string, change: (parts: Part[]) => Part[], who = by) => {
    const { pleading, parts } = await shown(id, who);
    const text = {
      version: String(pleading.version),
      parts: change(
        parts.map(({ id: part, kind, partOf, level, body }) => ({ id: part, kind, partOf, level, body })),
      ),
    };
    return db.tx(who, (tx) => writePleading(tx, who, id, text));
  };
  const file = async (id: string, format: PleadingFormat, who = by): Promise<Buffer> => {
    const { row, blocks } = await db.tx(who, async (tx) => {
      const pleading = await pleadingOf(tx, id);
      return { row: pleading, blocks: await blocksToFile(tx, pleading) };
    });
    return fileOf(blocks, { pleading: row, format });
  };
  const bring = async (
    id: string,
    bytes: Buffer,
    given: { isDry?: boolean; isAnyway?: boolean } = {},
    who = by,
  ) => {
    const read = await readPleadingFile(bytes);
    return db.tx(who, async (tx) =>
      importDocument(tx, who, await pleadingOf(tx, id), {
        read,
        isDry: given.isDry ?? false,
        isAnyway: given.isAnyway ?? false,
      }),
    );
  };

  const WHOLE = [
    section('The river'),
    paragraph(
      `It is said that the bridge was closed. ${cite('bridge', `/${quoteId}?page=1`)} The road was open.`,
    ),
    section('The law', 'law'),
    paragraph('[Art. 5(b)](law:icerd.5.b) is pleaded.'),
  ];

  return {
    ...coded,
    refusal,
    reader,
    serials,
    itemIds,
    quoteId,
    section,
    paragraph,
    cite,
    drafted,
    shown,
    found,
    codes,
    write,
    file,
    bring,
    WHOLE,
  };
}
