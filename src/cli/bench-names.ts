/** Every benchmark, in the order in which all of them run; `bench/` has one of each name, and docs/benchmarks.md lists them. */
export const benchNames = [
  'hash',
  'ingest',
  'import',
  'fixity',
  'ledger',
  'search',
  'lists',
  'coding',
  'matrix',
  'reach',
  'displaced',
  'tiles',
  'volume',
  'bundle',
  'suggest',
  'start',
  'pages',
] as const;

/** One of them. */
export type BenchName = (typeof benchNames)[number];
