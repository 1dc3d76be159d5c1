import { LAW_LANGUAGES, type LawLanguage, type LawText } from './model.ts';
import { isStateCode, STATE_CODES } from './states.ts';

/** Codes of two letters (ISO 3166-1) that are not the first two of the three. */
const TWO_LETTERS = `
ABW:AW AGO:AO ALA:AX AND:AD ARE:AE ARM:AM ATA:AQ ATF:TF ATG:AG AUT:AT BDI:BI BEN:BJ BES:BQ BGD:BD BHS:BS BIH:BA BLR:BY BLZ:BZ
BRB:BB BRN:BN CAF:CF CHL:CL CHN:CN COD:CD COG:CG COK:CK COM:KM CPV:CV CUW:CW CYM:KY DNK:DK ESH:EH EST:EE FLK:FK FRO:FO FSM:FM
GIN:GN GLP:GP GNB:GW GNQ:GQ GRD:GD GRL:GL GUF:GF GUY:GY IRL:IE IRQ:IQ ISR:IL JAM:JM KAZ:KZ KOR:KR LBR:LR LBY:LY MAC:MO MAF:MF
MDG:MG MDV:MV MEX:MX MLT:MT MNE:ME MNP:MP MOZ:MZ MTQ:MQ MYT:YT NIU:NU PAK:PK PCN:PN PLW:PW PNG:PG POL:PL PRK:KP PRT:PT PRY:PY
PYF:PF SEN:SN SGS:GS SLB:SB SLV:SV SPM:PM SRB:RS SUR:SR SVK:SK SVN:SI SWE:SE SWZ:SZ SYC:SC TCD:TD TKM:TM TUN:TN TUR:TR TUV:TV
UKR:UA URY:UY WLF:WF`;

const twoLetters = new Map(
  TWO_LETTERS.trim()
    .split(/\s+/)
    .map((pair) => pair.split(':') as [string, string]),
);

/** Names by which the lists of the United Nations and pleadings call States, folded, where they are not those of the locale data and no republic or kingdom of them. */
const OTHERWISE: ReadonlyMap<string, string> = new Map([
  ['bolivarian republic of venezuela', 'VEN'],
  ['brunei darussalam', 'BRN'],
  ['cabo verde', 'CPV'],
  ['czech republic', 'CZE'],
  ["democratic people's republic of korea", 'PRK'],
  ['democratic republic of the congo', 'COD'],
  ['fédération de russie', 'RUS'],
  ['holy see', 'VAT'],
  ['islamic republic of iran', 'IRN'],
  ["lao people's democratic republic", 'LAO'],
  ['myanmar', 'MMR'],
  ['plurinational state of bolivia', 'BOL'],
  ['republic of korea', 'KOR'],
  ['russian federation', 'RUS'],
  ['rusiya federasiyası', 'RUS'],
  ['république démocratique du congo', 'COD'],
  ['syrian arab republic', 'SYR'],
  ['turkey', 'TUR'],
  ['united kingdom of great britain and northern ireland', 'GBR'],
  ['united republic of tanzania', 'TZA'],
  ['united states of america', 'USA'],
  ['viet nam', 'VNM'],
  ['российская федерация', 'RUS'],
  ['ռուսաստանի դաշնություն', 'RUS'],
]);

const folded = (name: string): string =>
  name
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('’', "'")
    .replaceAll('&', 'and')
    .replaceAll(/\s+/g, ' ')
    .trim();

let inLanguages: readonly (readonly [LawLanguage, Intl.DisplayNames])[] | undefined;

/** Names of regions in each language. */
function displayed(): NonNullable<typeof inLanguages> {
  inLanguages ??= LAW_LANGUAGES.map((language) => [
    language,
    new Intl.DisplayNames(language, { type: 'region', fallback: 'none' }),
  ]);
  return inLanguages;
}

/** What a State with this code (ISO 3166-1 alpha-3) is called in the five languages; null where English has no name for it. Says nothing about what is a State. */
export function stateNames(code: string): LawText | null {
  if (!isStateCode(code)) return null;
  const region = twoLetters.get(code) ?? code.slice(0, 2);
  const { en, ...others } = Object.fromEntries(
    displayed().flatMap(([language, names]) => {
      const name = names.of(region);
      return name === undefined ? [] : [[language, name]];
    }),
  ) as Partial<Record<LawLanguage, string>>;
  return en === undefined ? null : { en, ...others };
}

/** Codes by folded name; a name that two of them have leads to neither. */
function namesOfStates(): ReadonlyMap<string, string | null> {
  const names = new Map<string, string | null>();
  for (const [, named] of displayed()) {
    for (const code of STATE_CODES) {
      const name = named.of(twoLetters.get(code) ?? code.slice(0, 2));
      if (name === undefined) continue;
      const known = names.get(folded(name));
      names.set(folded(name), known === undefined || known === code ? code : null);
    }
  }
  return names;
}

let read: ReadonlyMap<string, string | null> | undefined;

/** How a name stands in the fuller one of a republic or kingdom, in the languages of the law. */
const FULLER = [
  /^(?:the )?(?:(?:republic|kingdom) of (?:the )?)(?<name>.+)$/,
  /^the (?<name>.+)$/,
  /^(?:la |le )?(?:république|royaume) (?:de la |du |de l'|des |de |d')(?<name>.+)$/,
  /^(?:la |le |les |l')(?<name>.+)$/,
  /^республика (?<name>.+)$/,
  /^(?<name>.+) respublikası$/,
  /^(?<name>.+)ի հանրապետություն$/,
];

// Who is meant by “Republic of China” is disputed: nothing is guessed of it.
const NOT_FULLER = new Set(['CHN']);

/**
 * The code (ISO 3166-1 alpha-3) of the State that a party is called by: that code by itself or in brackets at the end, the name in one of the five
 * languages, or that name as a republic or kingdom, or that of the lists of the United Nations. Null of everything else: nothing is guessed. Says nothing about what is a State.
 */
export function stateNamed(party: string): string | null {
  const code = /^([A-Z]{3})$|\(([A-Z]{3})\)$/.exec(party.trim());
  const given = code?.[1] ?? code?.[2];
  if (given !== undefined && isStateCode(given)) return given;
  read ??= namesOfStates();
  const name = folded(party);
  const exact = read.has(name) ? read.get(name) : OTHERWISE.get(name.replace(/^(?:the|la|le) /, ''));
  if (exact !== undefined) return exact;
  for (const form of FULLER) {
    const found = read.get(form.exec(name)?.groups?.['name'] ?? '') ?? null;
    if (found !== null) return NOT_FULLER.has(found) ? null : found;
  }
  return null;
}
