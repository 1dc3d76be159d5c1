import type { Static } from 'typebox';
import type { ListedPleading, Pleading, PleadingFinding, ShownPleading } from '#drafting';
import type {
  ListedPleadingSchema,
  PleadingFindingSchema,
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

/** A pleading with its text. */
export const shownWholePleading = (
  shown: ShownPleading,
  names: Names,
): Static<typeof WholePleadingSchema> => ({
  pleading: shownPleading(shown.pleading, names),
  dossier: { ...shown.dossier },
  parts: shown.parts.map(({ runs, ...part }) => ({ ...part, runs: runs.map((run) => ({ ...run })) })),
  exhibits: shown.exhibits.map((one) => ({ ...one })),
});

/** What is to be looked at. */
export const shownFindings = (found: readonly PleadingFinding[]): Static<typeof PleadingFindingSchema>[] =>
  found.map((one) => ({ ...one }));
