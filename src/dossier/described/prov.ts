import { exhibitNumber } from '../model.ts';
import { reference, type Exhibit, type ToDescribe } from './model.ts';

type Node = { readonly '@id': string } & Readonly<Record<string, unknown>>;

const to = (id: string) => ({ '@id': id });
const bytes = (sha256: string): string => `urn:sha256:${sha256}`;
const moment = (at: string) => ({ '@type': 'xsd:dateTime', '@value': at });

/** Namespaces of PROV-O (W3C Recommendation of 30 April 2013) and ours, inside the file: nothing is fetched to read it. */
const CONTEXT = {
  prov: 'http://www.w3.org/ns/prov#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  muniment: 'urn:muniment:bundle:',
} as const;

function nodesOf({ line, path, custody }: Exhibit): Node[] {
  const number = exhibitNumber(line.position);
  return [
    {
      '@id': bytes(line.sha256),
      '@type': 'prov:Entity',
      'rdfs:label': line.title,
      'muniment:exhibit': number,
      'muniment:serial': line.serial,
      'muniment:file': reference(path),
      // A public version was drawn: how its item came stays closed.
      ...(custody.receipts.length === 0 ? {} : { 'prov:wasGeneratedBy': to(`#receipt-${number}-1`) }),
    },
    ...custody.receipts.map((receipt, at): Node => ({
      '@id': `#receipt-${number}-${at + 1}`,
      '@type': ['prov:Activity', 'muniment:Receipt'],
      'rdfs:label': custody.lines[at] ?? '',
      'prov:endedAtTime': moment(receipt.receivedAt),
      // A later receipt met the bytes in the archive.
      ...(at === 0 ? {} : { 'prov:used': to(bytes(line.sha256)) }),
    })),
  ];
}

/** How exhibits came and which volumes were made of them, as a graph in JSON-LD: PROV-O, with the names of the very bytes. */
export function provGraph({ exhibits, volumes, files }: ToDescribe): string {
  const digests = new Map(files.map(({ path, sha256 }) => [path, sha256]));
  const sources = new Map(exhibits.map(({ line }) => [line.exhibitId, bytes(line.sha256)]));
  const made = (volumes?.paths ?? []).map((path, at): Node => ({
    '@id': bytes(digests.get(path) ?? ''),
    '@type': ['prov:Entity', 'muniment:Volume'],
    'muniment:file': reference(path),
    'prov:wasDerivedFrom': (volumes?.made[at]?.exhibits ?? []).flatMap((id) =>
      sources.has(id) ? [to(sources.get(id) ?? '')] : [],
    ),
  }));
  const graph = [...exhibits.flatMap(nodesOf), ...made];
  return `${JSON.stringify({ '@context': CONTEXT, '@graph': graph }, null, 1)}\n`;
}
