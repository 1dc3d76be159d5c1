import XMLBuilder from 'fast-xml-builder';
import { exhibitNumber } from '../model.ts';
import type { Exhibit, ToDescribe } from './model.ts';

/** An element: its parts in the order of the schema, in which they are written. */
type Element = { readonly [name: string]: string | number | Element | readonly Element[] };

const SELF = 'muniment';
const BUILT = 'bundle';

/** Control characters have no place in XML 1.0, not even as references: names of files may hold them. */
const plain = (text: string): string =>
  text.replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f\ufffe\uffff]/g, '\ufffd');

const identifier = (name: string, type: string, value: string): Element => ({
  [`${name}Type`]: type,
  [`${name}Value`]: plain(value),
});

const object = (given: {
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly mediaType: string | null;
  readonly more: Element;
}): Element => ({
  '@xsi:type': 'premis:file',
  'premis:objectIdentifier': identifier('premis:objectIdentifier', 'sha256', given.sha256),
  'premis:objectCharacteristics': {
    'premis:compositionLevel': 0,
    'premis:fixity': {
      'premis:messageDigestAlgorithm': 'SHA-256',
      'premis:messageDigest': given.sha256,
      'premis:messageDigestOriginator': SELF,
    },
    'premis:size': given.sizeBytes,
    'premis:format': {
      'premis:formatDesignation': { 'premis:formatName': given.mediaType ?? 'application/octet-stream' },
    },
  },
  ...given.more,
});

const stored = (path: string): Element => ({
  'premis:contentLocation': {
    'premis:contentLocationType': 'path in the bundle',
    'premis:contentLocationValue': plain(path),
  },
});

/** An event with the one object it is about; `outcome` as the vocabulary of the Library of Congress has it. */
const event = (given: {
  readonly id: string;
  readonly type: string;
  readonly at: string;
  readonly detail: string;
  readonly objects: readonly string[];
}): Element => ({
  'premis:eventIdentifier': identifier('premis:eventIdentifier', 'local', given.id),
  'premis:eventType': given.type,
  'premis:eventDateTime': given.at,
  'premis:eventDetailInformation': { 'premis:eventDetail': plain(given.detail) },
  'premis:eventOutcomeInformation': { 'premis:eventOutcome': 'success' },
  'premis:linkingAgentIdentifier': {
    ...identifier('premis:linkingAgentIdentifier', 'local', SELF),
    'premis:linkingAgentRole': 'executing program',
  },
  'premis:linkingObjectIdentifier': given.objects.map((sha256) => ({
    ...identifier('premis:linkingObjectIdentifier', 'sha256', sha256),
  })),
});

function eventsOf({ line, custody }: Exhibit, builtAt: string): Element[] {
  const number = exhibitNumber(line.position);
  const about = { objects: [line.sha256] };
  return [
    ...custody.receipts.map((receipt, at) =>
      event({
        ...about,
        id: `${number}-ingestion-${at + 1}`,
        type: 'ingestion',
        at: receipt.receivedAt,
        detail: custody.lines[at] ?? '',
      }),
    ),
    event({
      ...about,
      id: `${number}-fixity`,
      type: 'fixity check',
      at: builtAt,
      detail: 'The bytes were read and their SHA-256 compared with the one that was recorded.',
    }),
  ];
}

/**
 * Exhibits and volumes as objects, and what was done to them as events, in PREMIS 3.0: receipts, the comparison of digests when the bundle was
 * built, and the making of the volumes. People are not named (custody.ts).
 */
export function premis({ exhibits, volumes, files, builtAt, version }: ToDescribe): string {
  const measured = new Map(files.map((file) => [file.path, file]));
  const digestOf = new Map(exhibits.map(({ line }) => [line.exhibitId, line.sha256]));
  const made = (volumes?.paths ?? []).flatMap((path, at) => {
    const [file, volume] = [measured.get(path), volumes?.made[at]];
    return file && volume ? [{ path, file, volume }] : [];
  });
  const objects = [
    ...exhibits.map(({ line, path }) =>
      object({
        sha256: line.sha256,
        sizeBytes: line.sizeBytes,
        mediaType: line.mediaType,
        more: { 'premis:originalName': plain(line.originalName), 'premis:storage': stored(path) },
      }),
    ),
    ...made.map(({ path, file, volume }) =>
      object({
        sha256: file.sha256,
        sizeBytes: file.sizeBytes,
        mediaType: 'application/pdf',
        more: {
          'premis:storage': stored(path),
          'premis:relationship': {
            'premis:relationshipType': 'derivation',
            'premis:relationshipSubType': 'has source',
            'premis:relatedObjectIdentifier': volume.exhibits.map((id) =>
              identifier('premis:relatedObjectIdentifier', 'sha256', digestOf.get(id) ?? ''),
            ),
          },
        },
      }),
    ),
  ];
  const events = [
    ...exhibits.flatMap((one) => eventsOf(one, builtAt)),
    ...made.map(({ file, volume }) =>
      event({
        id: `volume-${volume.number}-migration`,
        type: 'migration',
        at: builtAt,
        detail: 'Exhibits were laid on pages of a volume for filing.',
        objects: [file.sha256],
      }),
    ),
    event({
      id: `${BUILT}-dissemination`,
      type: 'dissemination',
      at: builtAt,
      detail: 'Exhibits were built into this bundle.',
      objects: exhibits.map(({ line }) => line.sha256),
    }),
  ];
  const agent: Element = {
    'premis:agentIdentifier': identifier('premis:agentIdentifier', 'local', SELF),
    'premis:agentName': SELF,
    'premis:agentType': 'software',
    'premis:agentVersion': version,
  };
  const builder = new XMLBuilder({
    format: true,
    indentBy: ' ',
    ignoreAttributes: false,
    attributeNamePrefix: '@',
  });
  const root = {
    'premis:premis': {
      '@xmlns:premis': 'http://www.loc.gov/premis/v3',
      '@xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      '@version': '3.0',
      'premis:object': objects,
      'premis:event': events,
      'premis:agent': agent,
    },
  };
  return `<?xml version="1.0" encoding="UTF-8"?>\n${builder.build(root)}`;
}
