/** The places of the application in the order of the work, each with its name and the capability that it needs. */
export const PLACES = [
  {
    key: 'nav.collect',
    links: [
      ['/intake', 'nav.intake', 'ingest'],
      ['/items', 'nav.items', 'read'],
      ['/sources', 'nav.sources', 'read'],
    ],
  },
  {
    key: 'nav.analyse',
    links: [
      ['/search', 'nav.search', 'read'],
      ['/claims', 'claims.title', 'read'],
      ['/incidents', 'incidents.title', 'read'],
      ['/actors', 'actors.title', 'read'],
      ['/network', 'network.title', 'read'],
      ['/conclusions', 'conclusions.title', 'read'],
    ],
  },
  {
    key: 'nav.argue',
    links: [
      ['/proceedings', 'proceedings.title', 'read'],
      ['/allegations', 'allegations.title', 'read'],
      ['/law', 'law.title', 'read'],
      ['/undertakings', 'undertakings.title', 'read'],
    ],
  },
  {
    key: 'nav.ground',
    links: [
      ['/ground', 'terrain.title', 'read'],
      ['/mines', 'mines.title', 'read'],
      ['/clearance', 'clearance.title', 'read'],
      ['/return', 'return.title', 'read'],
      ['/displacement', 'displacement.title', 'read'],
      ['/detainees', 'detention.title', 'read'],
    ],
  },
  {
    key: 'nav.file',
    links: [
      ['/dossiers', 'nav.dossiers', 'read'],
      ['/pleadings', 'pleadings.title', 'read'],
    ],
  },
  {
    key: 'nav.together',
    links: [
      ['/tasks', 'nav.tasks', 'read'],
      ['/notifications', 'nav.notifications', 'read'],
      ['/changes', 'nav.changes', 'read'],
    ],
  },
  {
    key: 'nav.keep',
    links: [
      ['/ledger', 'nav.ledger', 'read'],
      ['/jobs', 'jobs.title', 'read'],
      ['/findings', 'items.findings', 'read'],
      ['/releases', 'releases.title', 'read'],
      ['/people', 'nav.people', 'manage-people'],
      ['/vocabularies', 'vocabularies.title', 'read'],
      ['/settings', 'settings.title', 'read'],
      ['/health', 'health.title', 'keep'],
    ],
  },
] as const;
