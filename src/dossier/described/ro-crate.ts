import { exhibitNumber } from '../model.ts';
import { reference, type Exhibit, type ToDescribe } from './model.ts';

type Entity = { readonly '@id': string } & Readonly<Record<string, unknown>>;

const to = (id: string) => ({ '@id': id });

/** What is known of an exhibit beside its size and digest. */
function ofExhibit({ line }: Exhibit): Record<string, unknown> {
  return {
    name: `${line.label}: ${line.title}`,
    identifier: [exhibitNumber(line.position), line.serial],
    ...(line.mediaType === null ? {} : { encodingFormat: line.mediaType }),
    ...(line.languages.length === 0 ? {} : { inLanguage: [...line.languages] }),
    ...(line.documentDate === null ? {} : { dateCreated: line.documentDate }),
    creditText: line.sourceName,
    subjectOf: to(`custody/${exhibitNumber(line.position)}.json`),
  };
}

/**
 * The crate that describes the payload of a bundle: `data/` is its root (RO-Crate 1.2, attached crate). Every file below it is a data entity
 * with its size and SHA-256. No licence is granted by filing, and it says so.
 */
export function roCrate({ dossier, exhibits, volumes, files, builtAt, version }: ToDescribe): string {
  const known = new Map<string, Record<string, unknown>>(exhibits.map((one) => [one.path, ofExhibit(one)]));
  const pathOf = new Map(exhibits.map(({ line, path }) => [line.exhibitId, path]));
  for (const [at, path] of (volumes?.paths ?? []).entries()) {
    const { number, first, last, pages, exhibits: ids } = volumes?.made[at] ?? {};
    known.set(path, {
      name: `${dossier.title}, volume ${number ?? at + 1}: ${first ?? ''} – ${last ?? ''}`,
      encodingFormat: 'application/pdf',
      ...(pages === undefined ? {} : { numberOfPages: pages }),
      isBasedOn: (ids ?? []).flatMap((id) => (pathOf.has(id) ? [to(reference(pathOf.get(id) ?? ''))] : [])),
    });
  }
  const parts = files
    .filter(({ path }) => path.startsWith('data/'))
    .map(({ path, sizeBytes, sha256 }): Entity => ({
      '@id': reference(path),
      '@type': 'File',
      name: path.slice(path.lastIndexOf('/') + 1),
      ...known.get(path),
      contentSize: String(sizeBytes),
      sha256,
    }));
  const graph: Entity[] = [
    {
      '@id': 'ro-crate-metadata.json',
      '@type': 'CreativeWork',
      conformsTo: to('https://w3id.org/ro/crate/1.2'),
      about: to('./'),
    },
    {
      '@id': './',
      '@type': 'Dataset',
      name: dossier.title,
      identifier: dossier.name,
      description: `Exhibits of “${dossier.title}”${dossier.forum === null ? '' : `, for ${dossier.forum}`}, with their custody statements.`,
      datePublished: builtAt.slice(0, 10),
      license: to('#no-licence'),
      hasPart: parts.map((part) => to(part['@id'])),
    },
    {
      '@id': '#no-licence',
      '@type': 'CreativeWork',
      name: 'No licence is granted',
      description: 'The exhibits are filed as evidence. Filing grants no right to use them otherwise.',
    },
    {
      '@id': '#build',
      '@type': 'CreateAction',
      name: 'Built as a bundle',
      endTime: builtAt,
      instrument: to('#muniment'),
      result: to('./'),
    },
    { '@id': '#muniment', '@type': 'SoftwareApplication', name: 'muniment', softwareVersion: version },
    ...parts,
  ];
  return `${JSON.stringify({ '@context': 'https://w3id.org/ro/crate/1.2/context', '@graph': graph }, null, 1)}\n`;
}
