import { moment, to, toolUrn, urn, type Node, type Once } from './linked.ts';
import type { HeldItem } from './read.ts';

/** Namespaces of CASE 1.x and UCO 1.x (casework/CASE-Examples, examples/illustrations). */
export const CASE_CONTEXT = {
  'case-investigation': 'https://ontology.caseontology.org/case/investigation/',
  'uco-action': 'https://ontology.unifiedcyberontology.org/uco/action/',
  'uco-core': 'https://ontology.unifiedcyberontology.org/uco/core/',
  'uco-identity': 'https://ontology.unifiedcyberontology.org/uco/identity/',
  'uco-observable': 'https://ontology.unifiedcyberontology.org/uco/observable/',
  'uco-tool': 'https://ontology.unifiedcyberontology.org/uco/tool/',
  'uco-types': 'https://ontology.unifiedcyberontology.org/uco/types/',
  'uco-vocabulary': 'https://ontology.unifiedcyberontology.org/uco/vocabulary/',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
} as const;

const whole = (value: number): object => ({ '@type': 'xsd:integer', '@value': String(value) });

interface Bytes {
  readonly id: string;
  readonly name: string;
  readonly sha256: string;
  readonly size: number;
  readonly type: string | null;
}

function fileOf({ id, name, sha256, size, type }: Bytes): Node {
  return {
    '@id': urn(id),
    '@type': 'uco-observable:File',
    'uco-core:hasFacet': [
      {
        '@id': urn(id, 'file'),
        '@type': 'uco-observable:FileFacet',
        'uco-observable:fileName': name,
        'uco-observable:sizeInBytes': whole(size),
      },
      {
        '@id': urn(id, 'content'),
        '@type': 'uco-observable:ContentDataFacet',
        ...(type === null ? {} : { 'uco-observable:mimeType': type }),
        'uco-observable:sizeInBytes': whole(size),
        'uco-observable:hash': [
          {
            '@id': urn(id, 'sha256'),
            '@type': 'uco-types:Hash',
            'uco-types:hashMethod': { '@type': 'uco-vocabulary:HashNameVocab', '@value': 'SHA256' },
            'uco-types:hashValue': { '@type': 'xsd:hexBinary', '@value': sha256 },
          },
        ],
      },
    ],
  };
}

/** The case; its items follow in batches, each of which names what belongs to it. */
export function investigation(caseId: string, title: string): Node {
  return { '@id': urn(caseId), '@type': 'case-investigation:Investigation', 'uco-core:name': title };
}

const belongs = (caseId: string, nodes: readonly Node[]): Node => ({
  '@id': urn(caseId),
  'uco-core:object': nodes.map((node) => to(node['@id'])),
});

function received({ item, receipts }: HeldItem, once: Once): Node[] {
  return receipts.flatMap((receipt): Node[] => {
    const record: Node = {
      '@id': urn(receipt.id),
      '@type': 'case-investigation:ProvenanceRecord',
      'case-investigation:exhibitNumber': item.serial,
      ...(receipt.container === null ? {} : { 'case-investigation:rootExhibitNumber': receipt.container }),
      ...(item.source_name === null ? {} : { 'uco-core:description': `Received from: ${item.source_name}` }),
      'uco-core:object': [to(urn(item.id))],
    };
    const action: Node = {
      '@id': urn(receipt.id, 'receipt'),
      '@type': 'case-investigation:InvestigativeAction',
      'uco-core:name': 'receipt',
      'uco-action:startTime': moment(receipt.received_at),
      'uco-action:endTime': moment(receipt.received_at),
      ...(receipt.receiver_id === null ? {} : { 'uco-action:performer': to(urn(receipt.receiver_id)) }),
      'uco-action:object': [to(urn(item.id))],
      'uco-action:result': [to(urn(receipt.id))],
    };
    const person: Node[] =
      receipt.receiver_id === null
        ? []
        : once.nodes({
            '@id': urn(receipt.receiver_id),
            '@type': 'uco-identity:Person',
            'uco-core:name': receipt.receiver ?? '',
          });
    return [record, action, ...person];
  });
}

/** That an item was withdrawn: an action on it, whose description is the cause. */
function withdrawn({ item, withdrawal: gone }: HeldItem, once: Once): Node[] {
  if (gone === null) return [];
  return [
    {
      '@id': urn(gone.id),
      '@type': 'case-investigation:InvestigativeAction',
      'uco-core:name': 'withdrawal',
      'uco-core:description': gone.cause,
      'uco-action:startTime': moment(gone.withdrawnAt),
      'uco-action:endTime': moment(gone.withdrawnAt),
      'uco-action:performer': to(urn(gone.withdrawnById)),
      'uco-action:object': [to(urn(item.id))],
      'uco-action:result': [],
    },
    ...once.nodes({
      '@id': urn(gone.withdrawnById),
      '@type': 'uco-identity:Person',
      'uco-core:name': gone.withdrawnBy,
    }),
  ];
}

function derived({ item, receipts, runs, copies }: HeldItem, once: Once): Node[] {
  const [first] = receipts;
  const ofRun = Map.groupBy(copies, (copy) => copy.derivation_id);
  return runs.flatMap((run): Node[] => {
    const made = ofRun.get(run.id) ?? [];
    const input = copies.find((copy) => copy.kind !== 'evidentiary' && copy.sha256 === run.input_sha256);
    const tool = toolUrn(run.tool, run.tool_version);
    return [
      {
        '@id': urn(run.id),
        '@type': 'case-investigation:InvestigativeAction',
        'uco-core:name': `derivation: ${run.tool}`,
        'uco-action:startTime': moment(run.started_at),
        'uco-action:endTime': moment(run.ended_at),
        'uco-action:instrument': to(tool),
        'uco-action:object': [to(urn(input?.id ?? item.id))],
        'uco-action:result': made.map(({ id }) => to(urn(id))),
        ...(first ? { 'case-investigation:wasInformedBy': to(urn(first.id, 'receipt')) } : {}),
      },
      ...made.map((copy) =>
        fileOf({
          id: copy.id,
          name: `${item.serial} ${copy.role}${copy.page === null ? '' : ` ${copy.page}`}`,
          sha256: copy.sha256,
          size: copy.size_bytes,
          type: copy.media_type,
        }),
      ),
      ...once.nodes({
        '@id': tool,
        '@type': 'uco-tool:Tool',
        'uco-core:name': run.tool,
        'uco-tool:version': run.tool_version,
      }),
    ];
  });
}

/** Items as files with hashes, their receipts as records and actions, and each run of a tool as an action with what it made. */
export function nodesOfItems(caseId: string, batch: readonly HeldItem[], once: Once): Node[] {
  const nodes = batch.flatMap((held) => {
    const { id, title, sha256, size_bytes: size, media_type: type } = held.item;
    return [
      fileOf({ id, name: title, sha256, size, type }),
      ...received(held, once),
      ...derived(held, once),
      ...withdrawn(held, once),
    ];
  });
  return [belongs(caseId, nodes), ...nodes];
}
