import type { ExportedClaim } from '../export/model.ts';
import type { QuoteWithClaims } from '../export/read.ts';
import type { ExportedIncident } from '../incidents/export/model.ts';
import { moment, to, toolUrn, urn, type Node, type Once } from './linked.ts';
import type { HeldItem } from './read.ts';

/** Namespaces of PROV-O (W3C Recommendation of 30 April 2013) and ours. */
export const PROV_CONTEXT = {
  prov: 'http://www.w3.org/ns/prov#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  muniment: 'urn:muniment:coding:',
} as const;

const bytes = (sha256: string): string => `urn:sha256:${sha256}`;

const person = (id: string, name: string | null): Node => ({
  '@id': urn(id),
  '@type': ['prov:Agent', 'prov:Person'],
  ...(name === null ? {} : { 'rdfs:label': name }),
});

const tool = (name: string, version: string): Node => ({
  '@id': toolUrn(name, version),
  '@type': ['prov:Agent', 'prov:SoftwareAgent'],
  'rdfs:label': `${name} ${version}`.trim(),
});

const content = (sha256: string): Node => ({
  '@id': bytes(sha256),
  '@type': ['prov:Entity', 'muniment:Bytes'],
  'muniment:sha256': sha256,
});

/** How an item came: the first receipt made it an item of the archive, a later one met it there. */
function receiptNodes({ item, receipts }: HeldItem, once: Once): Node[] {
  return receipts.flatMap((receipt, at): Node[] => [
    {
      '@id': urn(receipt.id),
      '@type': ['prov:Activity', 'muniment:Receipt'],
      'prov:endedAtTime': moment(receipt.received_at),
      ...(receipt.receiver_id === null ? {} : { 'prov:wasAssociatedWith': to(urn(receipt.receiver_id)) }),
      ...(at === 0 ? {} : { 'prov:used': to(urn(item.id)) }),
    },
    ...(receipt.receiver_id === null ? [] : once.nodes(person(receipt.receiver_id, receipt.receiver))),
  ]);
}

/** Items, the bytes and copies of them, what made them, and who they are from. */
export function nodesOfHeld(held: HeldItem, once: Once): Node[] {
  const { item, receipts, runs, copies, withdrawal } = held;
  const inputs = new Map(runs.map((run) => [run.id, run.input_sha256]));
  const [first] = receipts;
  const known = new Set([...copies.map(({ sha256 }) => sha256), ...inputs.values()]);
  return [
    {
      '@id': urn(item.id),
      '@type': ['prov:Entity', 'muniment:Item'],
      'rdfs:label': item.title,
      'muniment:serial': item.serial,
      ...(first ? { 'prov:wasGeneratedBy': to(urn(first.id)) } : {}),
      ...(item.source_name === null ? {} : { 'prov:wasAttributedTo': to(urn(item.source_id)) }),
      ...(withdrawal === null
        ? {}
        : {
            'prov:invalidatedAtTime': moment(withdrawal.withdrawnAt),
            'muniment:withdrawalCause': withdrawal.cause,
          }),
    },
    ...(item.source_name === null
      ? []
      : once.nodes({
          '@id': urn(item.source_id),
          '@type': ['prov:Agent', 'muniment:Source'],
          'rdfs:label': item.source_name,
        })),
    ...receiptNodes(held, once),
    ...[...known].map(content),
    ...runs.flatMap((run): Node[] => [
      {
        '@id': urn(run.id),
        '@type': ['prov:Activity', 'muniment:Derivation'],
        'prov:startedAtTime': moment(run.started_at),
        'prov:endedAtTime': moment(run.ended_at),
        'prov:used': to(bytes(run.input_sha256)),
        'prov:wasAssociatedWith': to(toolUrn(run.tool, run.tool_version)),
      },
      ...once.nodes(tool(run.tool, run.tool_version)),
    ]),
    ...copies.map((copy): Node => {
      const input = inputs.get(copy.derivation_id ?? '');
      return {
        '@id': urn(copy.id),
        '@type': ['prov:Entity', 'muniment:Copy'],
        'muniment:kind': copy.kind,
        'muniment:role': copy.role,
        ...(copy.page === null ? {} : { 'muniment:page': copy.page }),
        'prov:specializationOf': [to(urn(item.id)), to(bytes(copy.sha256))],
        ...(input === undefined
          ? {}
          : {
              'prov:wasGeneratedBy': to(urn(copy.derivation_id ?? '')),
              'prov:wasDerivedFrom': to(bytes(input)),
            }),
      };
    }),
  ];
}

interface Coded {
  readonly id: string;
  readonly type: string;
  readonly label: string | null;
  readonly from: readonly string[];
  readonly by: readonly Node[];
  readonly at: string;
  readonly withdrawnAt: string | null;
  /** What of ours is said of it besides. */
  readonly own?: Readonly<Record<string, true>>;
}

/** What somebody made of something else, and the work of making it; what it says now may be a later version. */
function coded({ id, type, label, from, by, at, withdrawnAt, own = {} }: Coded, once: Once): Node[] {
  return [
    {
      '@id': urn(id),
      '@type': ['prov:Entity', `muniment:${type}`],
      ...(label === null ? {} : { 'prov:value': label }),
      'prov:wasGeneratedBy': to(urn(id, 'coding')),
      'prov:wasDerivedFrom': from.map(to),
      'prov:wasAttributedTo': by.slice(0, 1).map((one) => to(one['@id'])),
      ...(withdrawnAt === null ? {} : { 'prov:invalidatedAtTime': moment(withdrawnAt) }),
      ...own,
    },
    {
      '@id': urn(id, 'coding'),
      '@type': ['prov:Activity', 'muniment:Coding'],
      'prov:endedAtTime': moment(at),
      'prov:used': from.map(to),
      'prov:wasAssociatedWith': by.map((one) => to(one['@id'])),
    },
    ...once.nodes(...by),
  ];
}

/** A quote, made of the bytes that its words stand in. */
export function nodesOfQuote(quote: QuoteWithClaims, once: Once): Node[] {
  const { id, exact: label, targetSha256, madeAt: at, withdrawnAt } = quote;
  const from = [bytes(targetSha256)];
  const by = [person(quote.madeById, quote.madeBy)];
  const own = quote.isWithdrawnItem ? { 'muniment:isWithdrawnItem': true as const } : {};
  return [
    content(targetSha256),
    ...coded({ id, type: 'Quote', label, from, by, at, withdrawnAt, own }, once),
  ];
}

/** A claim, made of its quotes; what proposed it had a part in that. */
export function nodesOfClaim(claim: ExportedClaim, once: Once): Node[] {
  const { id, body: label, madeAt: at, withdrawnAt, suggestedBy } = claim;
  const from = claim.quotes.map((quote) => urn(quote.id));
  const proposed = suggestedBy === null ? [] : [tool(suggestedBy.model ?? suggestedBy.by, '')];
  const by = [person(claim.madeById, claim.madeBy), ...proposed];
  const own = claim.isOfWithdrawn ? { 'muniment:isOfWithdrawn': true as const } : {};
  return coded({ id, type: 'Claim', label, from, by, at, withdrawnAt, own }, once);
}

/** An incident, made of the claims that its values and those of what hangs on it rest on. */
export function nodesOfIncident(incident: ExportedIncident, once: Once): Node[] {
  const { id, values, madeAt: at, withdrawnAt, acts, information, interventions } = incident;
  const records = [
    incident,
    ...acts,
    ...acts.flatMap((act) => act.involvements),
    ...information,
    ...interventions,
  ];
  const bases = records.flatMap(({ basis }) => Object.values(basis).flat());
  const from = bases.filter(({ stance }) => stance === 'supports').map(({ claimId }) => urn(claimId));
  const label = typeof values['title'] === 'string' ? values['title'] : null;
  const by = [person(incident.madeById, incident.madeBy)];
  return coded({ id, type: 'Incident', label, from: [...new Set(from)], by, at, withdrawnAt }, once);
}
