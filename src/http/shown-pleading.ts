import type { Static } from 'typebox';
import type { ListedPleading, Pleading, PleadingFinding, ShownPart, ShownPleading } from '#drafting';
import type {
  ListedPleadingSchema,
  PleadingFindingSchema,
  PleadingPartSchema,
  PleadingRunSchema,
  PleadingSchema,
  WholePleadingSchema,
} from './schema-pleadings.ts';

type Names = ReadonlyMap<string, string>;

/** A pleading as pages show it; `names` are those of the people that may be seen, by id. */
export const shownPleading = (row: Pleading, names: Names): Static<typeof PleadingSchema> => ({
  id: row.id,
  dossierId: row.dossier_id,
  kind: row.kind as Static<typeof PleadingSchema>['kind'],
  title: row.title,
  language: row.language as Static<typeof PleadingSchema>['language'],
  version: String(row.version),
  madeBy: names.get(row.made_by) ?? null,
  madeAt: row.made_at,
  changedAt: row.changed_at,
  withdrawnReason: row.withdrawn_reason,
});

/** One in a list. */
export const shownListedPleading = (
  row: ListedPleading,
  names: Names,
): Static<typeof ListedPleadingSchema> => ({
  pleading: shownPleading(row, names),
  dossierTitle: row.dossier_title,
  paragraphs: row.paragraphs,
});

/** A stretch of a paragraph. */
export const shownRun = ({ cell, ...run }: ShownPart['runs'][number]): Static<typeof PleadingRunSchema> => ({
  ...run,
  ...(cell ? { cell: [...cell] } : {}),
});

/** A heading or a paragraph. */
export const shownPart = ({ runs, ...part }: ShownPart): Static<typeof PleadingPartSchema> => ({
  ...part,
  runs: runs.map(shownRun),
});

/** A pleading with its text. */
export const shownWholePleading = (
  shown: ShownPleading,
  names: Names,
): Static<typeof WholePleadingSchema> => ({
  pleading: shownPleading(shown.pleading, names),
  dossier: { ...shown.dossier },
  filed: shown.filed && { ...shown.filed },
  parts: shown.parts.map(shownPart),
  exhibits: shown.exhibits.map((one) => ({ ...one })),
});

/** What is to be looked at. */
export const shownFindings = (found: readonly PleadingFinding[]): Static<typeof PleadingFindingSchema>[] =>
  found.map((one) => ({ ...one }));
