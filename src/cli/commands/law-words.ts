import {
  caseWords,
  limitWords,
  proofWords,
  ruleWords,
  standardsWords,
  type Alternative,
  type Authority,
  type Checklist,
  type Profile,
  type Element,
  type Instrument,
  type LawText,
  type Provision,
  type Rubric,
  type Standards,
  type StandardSet,
  type Statement,
} from '#law';

const indented = (lines: readonly string[], by = 2): string[] =>
  lines.map((line) => `${' '.repeat(by)}${line}`);

/** Every statement says what it rests on. */
function basisOf({ source, toCheck }: Statement): string {
  return toCheck ? '[to be checked by a lawyer]' : `[found: ${source?.key ?? ''}]`;
}

function authorityLine(authority: Authority): string {
  const { name, pinpoint, year, for: what } = authority;
  const cited = [name, year === null ? null : `(${year})`, pinpoint]
    .filter((part) => part !== null)
    .join(' ');
  return `${cited}${what === null ? '' : `: ${what.en}`} ${basisOf(authority)}`;
}

/** A heading with entries below it, or nothing. */
function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [title, ...indented(lines.map((line) => `- ${line}`))];
}

const english = (texts: readonly LawText[]): string[] => texts.map(({ en }) => en);

function standardsLine(standards: Standards): string[] {
  const words = standardsWords(standards);
  return words === '' ? [] : [`Standard of proof: ${words}`];
}

function alternativeLine(one: Alternative): string {
  const through = one.provisions.length === 0 ? '' : `; through ${one.provisions.join(', ')}`;
  const prompts = one.prompts.length === 0 ? '' : ` May be shown by: ${english(one.prompts).join('; ')}.`;
  return `${one.id}: ${one.text.en}${through}.${prompts} ${basisOf(one)}`;
}

function elementLines(element: Element): string[] {
  const { id, kind, text, burden } = element;
  return [
    `${id}  ${text.en} ${basisOf(element)}`,
    ...indented([
      ...(kind === 'exception' ? ['An exception: there is no breach where it is made out'] : []),
      ...standardsLine(element.standards),
      ...section('One of these suffices', element.alternatives.map(alternativeLine)),
      ...section('May be shown by', english(element.prompts)),
      ...section('What respondents usually answer', english(element.answers)),
      ...(burden === null
        ? []
        : [
            `Burden: ${burden.on === 'respondent' ? 'on the respondent' : 'shifts'}. ${burden.text.en} ${basisOf(burden)}`,
          ]),
      ...section('Authority', element.authority.map(authorityLine)),
    ]),
  ];
}

function headLine(provision: Provision): string {
  return `${provision.id}  ${provision.label.en}  ${provision.text.en} ${basisOf(provision)}`;
}

/** A provision with its elements, and in a line each what must be proved with it. */
export function provisionLines(provision: Provision, gates: readonly Provision[]): string[] {
  return [
    headLine(provision),
    ...indented([
      ...standardsLine(provision.standards),
      ...section('Must be proved with it', gates.map(headLine)),
      ...section('Limits', provision.limits.map(limitWords)),
      ...section('Authority', provision.authority.map(authorityLine)),
    ]),
    ...provision.elements.flatMap((element) => ['', ...elementLines(element)]),
  ];
}

/** An instrument with its provisions and their elements. */
export function instrumentLines(
  instrument: Instrument,
  gatesOf: (provision: Provision) => readonly Provision[],
): string[] {
  const { id, version, names, citation, adopted, inForce, digest } = instrument;
  const dated = (what: string, one: Instrument['adopted']): string[] =>
    one === null ? [] : [`${what} ${one.date} ${basisOf(one)}`];
  return [
    `${id} version ${version}  ${names.en}, ${citation} ${basisOf(instrument)}`,
    ...indented([
      `Digest: ${digest}`,
      ...dated('Adopted', adopted),
      ...dated('In force', inForce),
      ...section(
        'Before a forum',
        instrument.forumBasis.map(
          (one) =>
            `${one.forum}: ${one.kind}${one.by === null ? '' : ` by ${one.by}`}${one.text === null ? '' : `. ${one.text.en}`} ${basisOf(one)}`,
        ),
      ),
      ...section(
        'Parties that a source gives',
        instrument.parties.map((one) =>
          [
            `${one.state} from ${one.inForce} ${basisOf(one)}`,
            ...(one.note === null ? [] : [one.note.en]),
            ...(one.ended === null
              ? []
              : [
                  `bound no more from ${one.ended.date}${one.ended.text === null ? '' : `, ${one.ended.text.en}`} ${basisOf(one.ended)}`,
                ]),
            ...one.reservations.map(
              (own) =>
                `reservation${own.provisions.length === 0 ? '' : ` to ${own.provisions.join(', ')}`}: ${own.text.en} ${basisOf(own)}`,
            ),
          ].join('; '),
        ),
      ),
      ...section(
        'Between two States',
        instrument.between.map((one) => `${one.states.join(' and ')} from ${one.inForce} ${basisOf(one)}`),
      ),
      ...section(
        'In time',
        instrument.temporal.map((one) => `${one.text.en} ${basisOf(one)}`),
      ),
    ]),
    ...instrument.provisions.flatMap((provision) => ['', ...provisionLines(provision, gatesOf(provision))]),
  ];
}

/** Standards, which charges need which, and the results. */
export function standardsLines({
  id,
  version,
  digest,
  standards,
  charges,
  stages,
  results,
}: StandardSet): string[] {
  return [
    `${id} version ${version}`,
    `  Digest: ${digest}`,
    ...standards.flatMap((one) => [
      '',
      `${one.id}  ${one.text.en} ${basisOf(one)}`,
      ...indented([
        ...section('Reached (a starting calibration) when', one.provenBy.map(proofWords)),
        ...section('Authority', one.authority.map(authorityLine)),
      ]),
    ]),
    '',
    ...section(
      'Which charge needs which',
      charges.map(
        (one) => `${one.forum}: ${one.text.en}: ${one.standard ?? 'counsel chooses'} ${basisOf(one)}`,
      ),
    ),
    ...section(
      'Stages of proceedings',
      stages.map(
        (one) =>
          `${one.id}: ${one.names.en}. ${one.text.en} ${basisOf(one)}${standardsLine(one.asks).join('')}`,
      ),
    ),
    `Results, the lowest first: ${results.map((one) => one.id).join(', ')}`,
  ];
}

/** Bands, kinds of evidence and factors. */
export function rubricLines({ id, version, digest, calibration, bands, kinds, factors }: Rubric): string[] {
  return [
    `${id} version ${version}${calibration === 'starting' ? ', a starting calibration' : ''}`,
    `  Digest: ${digest}`,
    ...section(
      'Bands',
      bands.map(({ band, names, text }) => `${band} ${names.en}: ${text.en}`),
    ),
    ...section(
      'A kind of evidence begins with',
      kinds.map((one) => `${one.band} ${one.id}: ${one.names.en} ${basisOf(one)}`),
    ),
    ...factors.flatMap((factor) => [
      '',
      `${factor.id}  ${factor.names.en}: ${factor.question.en} ${basisOf(factor)}`,
      ...indented([
        ...(factor.appliesTo.length === 0 ? [] : [`Asked of: ${factor.appliesTo.join(', ')}`]),
        ...section('What follows', factor.cases.map(caseWords)),
        ...section('Authority', factor.authority.map(authorityLine)),
      ]),
    ]),
  ];
}

/** The tests of a checklist. */
export function checklistLines({ id, version, digest, names, forum, tests }: Checklist): string[] {
  return [
    `${id} version ${version}  ${names.en} (${forum})`,
    `  Digest: ${digest}`,
    ...tests.flatMap((test) => [
      '',
      `${test.id}  ${test.label.en}: ${test.text.en} ${basisOf(test)}`,
      ...indented([
        ...(test.rule === null ? [] : [`Rule: ${ruleWords(test.rule)}`]),
        ...section('Limits', test.limits.map(limitWords)),
        ...section('Shown by', english(test.evidence)),
        ...section('Authority', test.authority.map(authorityLine)),
      ]),
    ]),
  ];
}

/** How volumes for a forum are made, and what is certified in them. */
export function profileLines(profile: Profile): string[] {
  const { id, version, digest, names, forum, numbering, order, pagesPerVolume, languages } = profile;
  return [
    `${id} version ${version}  ${names.en} (${forum})`,
    `  Digest: ${digest}`,
    `  Exhibits are numbered ${numbering}, listed ${order === 'by-date' ? 'by their dates' : 'in that order'}, in ${languages.join(' or ')}`,
    ...(pagesPerVolume === null ? [] : [`  A volume has about ${pagesPerVolume} pages at most`]),
    ...profile.limits.map((one) => `  At most ${one.atMost} pages: ${one.text.en} ${basisOf(one)}`),
    ...(profile.extracts ? [`  Extracts: ${profile.extracts.text.en} ${basisOf(profile.extracts)}`] : []),
    ...profile.certificates.flatMap((one) => [
      '',
      `${one.id}  ${one.title.en} ${basisOf(one)}`,
      ...indented([one.text.en, `Signed by: ${one.signedBy.en}`]),
    ]),
  ];
}
