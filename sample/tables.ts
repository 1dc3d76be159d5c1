import type { SampleNote } from './model.ts';
import type { Sheet } from './office-file.ts';

const MINE_CASUALTIES = ['killed', 'injured', 'killed_or_injured'];

/** Every figure of the given notes: one row a claim, with the note and the side it comes from, by measure and date. */
export function claimedCounts(notes: readonly SampleNote[]): Sheet {
  const rows = notes.flatMap((note) =>
    note.figures.map((figure) => [
      figure.measure,
      figure.value,
      figure.scope,
      figure.asOf,
      figure.who,
      note.side,
      note.publishedDate,
      note.id,
    ]),
  );
  // Stable order by text alone: locale-aware collation differs between builds of Node.
  rows.sort((left, right) => {
    const [a, b] = [`${left[0]} ${left[3]}`, `${right[0]} ${right[3]}`];
    return a < b ? -1 : Number(a > b);
  });
  return {
    name: 'claimed counts',
    rows: [['measure', 'value', 'scope', 'as_of', 'who', 'side', 'published', 'note'], ...rows],
  };
}

/** The part of {@link claimedCounts} about people killed or injured, whoever counted them and by whatever cause. */
export function casualtyClaims(notes: readonly SampleNote[]): Sheet {
  const { rows } = claimedCounts(notes);
  return {
    name: 'casualties',
    rows: rows.filter((row, index) => index === 0 || MINE_CASUALTIES.includes(String(row[0]))),
  };
}

/** The exchanges the notes speak of. Terms for the persons are left out: each side has its own, kept in the notes. */
export const HANDOVERS: Sheet = {
  name: 'hand-overs',
  rows: [
    ['date', 'to_armenia', 'to_azerbaijan', 'mediation', 'who_says_so', 'notes'],
    [
      '2021-06-12',
      '15 persons',
      'map of 97,000 mines, Aghdam',
      'Georgia; thanks also to US, EU, OSCE chair',
      'Foreign Ministry of Azerbaijan; acting Prime Minister of Armenia confirms the return',
      'A02 Z02 N10',
    ],
    [
      '2021-07-03',
      '15 persons',
      'maps of about 92,000 mines, Fuzuli and Zangilan',
      'Russia',
      'Foreign Ministry of Azerbaijan; Government of Armenia confirms the return',
      'A14 Z03',
    ],
    [
      '2021-12-04',
      '10 servicemen',
      'further minefield maps, number not stated',
      'Russia',
      'military authorities and State Commission of Azerbaijan',
      'Z05 Z10 N14',
    ],
    ['2021-12-19', '10 servicemen', 'none stated', 'European Union', 'State Commission of Azerbaijan', 'Z05'],
  ],
};
