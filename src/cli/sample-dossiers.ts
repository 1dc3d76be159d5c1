import { readFile } from 'node:fs/promises';
import { openCompartment } from '#access';
import type { Archive } from '#archive';
import { listItems } from '#catalogue';
import {
  changeDossier,
  dossierVersion,
  exhibitsOf,
  findDossier,
  openDossier,
  setExhibits,
  type VolumePlan,
} from '#dossier';
import type { LedgeredRow } from '#ledger';
import { acceptProposals, sealText } from '#redaction';
import type { SampleManifest } from '#sample';
import { ownerOf } from './context.ts';

const SIDES = ['armenia', 'azerbaijan'] as const;
type Side = (typeof SIDES)[number];

const FORUM = 'Sample forum (no filing is made)';
const TITLES = {
  armenia: 'Sample annexes to an application of Armenia',
  azerbaijan: 'Sample annexes to an application of Azerbaijan',
} as const satisfies Record<Side, string>;
const PREFIXES = { armenia: 'SAMPLE-ARM', azerbaijan: 'SAMPLE-AZE' } as const satisfies Record<Side, string>;

/** The two cases as each applicant brought it. */
const CASES = {
  armenia: 'Armenia v. Azerbaijan',
  azerbaijan: 'Azerbaijan v. Armenia',
} as const satisfies Record<Side, string>;

interface Planned {
  readonly path: string;
  readonly title: string;
  readonly side: Side | 'neutral';
}

/** A dossier of the sample, by its name; opened when it is not there. */
async function open(
  archive: Archive,
  given: {
    readonly name: string;
    readonly title: string;
    readonly wanted: readonly { readonly itemId: string; readonly title: string }[];
    readonly volumes: VolumePlan | null;
  },
): Promise<LedgeredRow<'dossier'>> {
  const { by, caseId, compartmentId } = await ownerOf(archive);
  const { name, title, wanted, volumes } = given;
  return archive.db.tx(by, async (tx) => {
    const found =
      (await findDossier(tx, { caseId, name })) ??
      (await openDossier(tx, by, { caseId, compartmentId, name, title, forum: FORUM, numbering: 'Annex ' }));
    await setExhibits(tx, by, found, wanted);
    if (volumes) {
      const { forum, numbering } = found;
      const change = { title, forum, numbering, pageLimit: null, languages: [], volumes };
      await changeDossier(tx, by, found, change, await dossierVersion(tx, found));
    }
    return found;
  });
}

/**
 * Opens the dossiers of the sample case: one of both sides, and annexes of either side, made by the same profile, of which volumes
 * are made when they are built. The order is the same for both: first what no side wrote.
 */
export async function openSampleDossiers(
  archive: Archive,
  sample: SampleManifest,
): Promise<{ both: LedgeredRow<'dossier'>; sides: readonly LedgeredRow<'dossier'>[] }> {
  const { by, caseId } = await ownerOf(archive);
  const plan = JSON.parse(await readFile(new URL('../../sample/dossier.json', import.meta.url), 'utf8')) as {
    title: string;
    exhibits: readonly Planned[];
  };
  const digests = new Map(sample.files.map((file) => [file.path, file.sha256]));
  const items = await archive.db.tx(by, (tx) => listItems(tx, { caseId }, 1000, null));
  const bySha = new Map(items.map((item) => [item.sha256, item.id]));
  const wanted = plan.exhibits.map(({ path, title, side }) => {
    const itemId = bySha.get(digests.get(path) ?? '');
    if (itemId === undefined) throw new Error(`the sample dossier names ${path}, which was not received`);
    return { itemId, title, side };
  });
  const both = await open(archive, { name: 'sample-dossier', title: plan.title, wanted, volumes: null });
  const sides = [];
  for (const side of SIDES)
    sides.push(
      await open(archive, {
        name: `sample-annexes-${side}`,
        title: TITLES[side],
        wanted: ['neutral', side].flatMap((of) => wanted.filter((one) => one.side === of)),
        volumes: {
          profile: 'icj-volumes',
          language: 'en',
          ernPrefix: PREFIXES[side],
          caseName: CASES[side],
        },
      }),
    );
  return { both, sides };
}

/** Addresses of the fictional desk that sends the mails of the sample; their domain cannot exist (RFC 2606, section 2). */
const SEALED = ['archivist@sample.invalid', 'desk@sample.invalid'] as const;

/**
 * Seals the addresses of the fictional desk and covers them wherever they stand in the exhibits of these dossiers, by the same rule for
 * either side, so that public versions can be built. Gives how many places are covered.
 */
export async function coverSampleAddresses(
  archive: Archive,
  dossiers: readonly LedgeredRow<'dossier'>[],
): Promise<number> {
  const { by, caseId } = await ownerOf(archive);
  const itemIds = await archive.db.tx(by, async (tx) => {
    const compartmentId = await openCompartment(tx, by, {
      caseId,
      name: 'Sealed in public versions',
      description: 'Fictional: what is left out of the public versions of the sample.',
      isSealed: true,
      memberIds: [by.personId],
    });
    for (const body of SEALED) await sealText(tx, by, { caseId, compartmentId, body, kind: 'address' });
    const lines = [];
    for (const { id } of dossiers) lines.push(...(await exhibitsOf(tx, id)));
    return [...new Set(lines.map((line) => line.itemId))];
  });
  const covered = await acceptProposals(
    archive,
    by,
    { caseId, itemIds },
    { likeness: ['whole'] },
    {
      category: 'third-person',
      authority: 'Sample: no order of any court',
      reason: 'Address of a fictional desk, covered to show how it is done',
    },
  );
  return covered.length;
}
