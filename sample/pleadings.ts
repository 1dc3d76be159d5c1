import { readFileSync } from 'node:fs';
import { Type, type Static } from 'typebox';
import { Value } from 'typebox/value';

const Text = Type.String({ minLength: 1 });

const Stretch = Type.Union([
  Type.Object({ claim: Text }, { additionalProperties: false }),
  Type.Object({ law: Text, text: Text }, { additionalProperties: false }),
  Type.Object({ text: Text, nocite: Type.Optional(Text) }, { additionalProperties: false }),
]);

const Pleadings = Type.Array(
  Type.Object(
    {
      dossier: Text,
      title: Text,
      sections: Type.Array(
        Type.Object(
          {
            of: Type.Enum(['facts', 'law', 'relief']),
            heading: Text,
            paragraphs: Type.Array(Type.Array(Stretch)),
          },
          { additionalProperties: false },
        ),
      ),
    },
    { additionalProperties: false },
  ),
);

/** Short outlines of what either side pleads, in paragraphs of words, cites of the quotes of claims (by key), and provisions. */
export type SamplePleadings = Static<typeof Pleadings>;

/** The outlines, one for each side, made alike; each says of one thing that it is still to be shown. */
export function readPleadings(): SamplePleadings {
  return Value.Parse(Pleadings, JSON.parse(readFileSync(new URL('pleadings.json', import.meta.url), 'utf8')));
}
