import { fileOf, statementOf, type Sources } from './build-parts.ts';
import type { VersionedFile } from './check-versions.ts';
import type { Profile } from './model-profile.ts';

/** A profile as the rest of the program sees it. */
export function profileOf(file: Extract<VersionedFile, { kind: 'profile' }>, sources: Sources): Profile {
  const { said } = file;
  return {
    ...fileOf(file),
    forum: said.forum,
    numbering: said.numbering,
    order: said.order,
    hasSheets: said.sheets ?? true,
    pagesPerVolume: said.pagesPerVolume ?? null,
    hasLoadFiles: said.loadFiles ?? false,
    checklist: said.checklist ?? null,
    languages: said.languages,
    limits: (said.limits ?? []).map(({ atMost, text, ...one }) => ({
      atMost,
      text,
      ...statementOf(one, sources),
    })),
    title: said.title,
    listTitle: said.listTitle,
    listSigned: said.listSigned
      ? { signedBy: said.listSigned.signedBy, ...statementOf(said.listSigned, sources) }
      : null,
    extracts: said.extracts
      ? {
          listTitle: said.extracts.listTitle,
          text: said.extracts.text,
          ...statementOf(said.extracts, sources),
        }
      : null,
    certificates: (said.certificates ?? []).map(({ id, title, text, signedBy, about, ...one }) => ({
      id,
      title,
      text,
      signedBy,
      about,
      ...statementOf(one, sources),
    })),
  };
}
