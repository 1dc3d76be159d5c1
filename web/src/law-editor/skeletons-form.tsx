import type { ReactNode } from 'react';
import { useWords } from '../i18n/language.tsx';
import { PLEADING_KINDS, SECTION_KINDS } from '../search-pleadings.ts';
import { Choice, Text } from './fields.tsx';
import { Entries, Groups } from './list.tsx';
import { englishOf, fieldsOf, listOf, textOf, type Path, type Value } from './value.ts';

/** What a section is filled with; as `sectionFills` of the server’s src/law/model-skeletons.ts. */
const FILLS = ['parties', 'facts', 'violations', 'jurisdiction', 'admissibility', 'documents'] as const;

/** The sections of one kind of pleading, in the order in which the forum wants them. */
function Sections(given: {
  readonly of: Value;
  readonly path: Path;
  readonly what: string;
  readonly tests: readonly (readonly [string, string])[];
}): ReactNode {
  const { t } = useWords();
  const { of, path, what, tests } = given;
  return (
    <Groups
      path={path}
      of={of}
      what={what}
      nameOf={(own, at) => `${at + 1}. ${englishOf(own['heading'])}`}
      one={'law-form.skeleton.section'}
      empty={{ heading: { en: '' }, holds: 'other', test: tests[0]?.[0] ?? '' }}
      isNeeded
    >
      {({ own, here }) => (
        <>
          <Text
            label={t('pleading.heading')}
            path={[...here, 'heading']}
            value={own['heading']}
            isLong={false}
          />
          <div className="law-line">
            <Choice
              label={t('pleading.of')}
              path={[...here, 'holds']}
              value={own['holds']}
              options={SECTION_KINDS.map((kind) => [kind, t(`pleading.of.${kind}`)])}
            />
            <Choice
              label={t('law-form.skeleton.test')}
              path={[...here, 'test']}
              value={own['test']}
              options={tests}
            />
            <Choice
              label={t('law-form.skeleton.filled')}
              path={[...here, 'filledWith']}
              value={own['filledWith']}
              options={FILLS.map((fill) => [fill, t(`skeleton.fill.${fill}`)])}
              none={t('law-form.skeleton.filled.none')}
            />
          </div>
        </>
      )}
    </Groups>
  );
}

/** What pleadings hold: sections that tests of the same checklist ask for. */
export function Skeletons({ of, tests: asked }: { readonly of: Value; readonly tests: Value }): ReactNode {
  const { t } = useWords();
  const tests = listOf(asked).map((test) => {
    const own = fieldsOf(test);
    const id = textOf(own['id']);
    return [id, `${id}: ${englishOf(own['label'])}`] as const;
  });
  const taken = new Set(listOf(of).map((one) => textOf(fieldsOf(one)['of'])));
  const kindOf = (own: ReturnType<typeof fieldsOf>): string =>
    t.of(`pleading.kind.${textOf(own['of'])}`, textOf(own['of']));
  return (
    <Entries
      field="skeletons"
      title={'law-form.skeletons'}
      how={'law-form.skeletons.how'}
      of={of}
      nameOf={kindOf}
      shown={(own) => String(listOf(own['sections']).length)}
      one={'law-form.skeleton'}
      empty={{
        of: PLEADING_KINDS.find((kind) => !taken.has(kind)) ?? 'other',
        sections: [{ heading: { en: '' }, holds: 'facts', test: tests[0]?.[0] ?? '' }],
      }}
    >
      {({ own, here, name }) => (
        <>
          <Choice
            label={t('pleading.kind')}
            path={[...here, 'of']}
            value={own['of']}
            options={PLEADING_KINDS.map((kind) => [kind, t(`pleading.kind.${kind}`)])}
          />
          <Sections of={own['sections']} path={[...here, 'sections']} what={name} tests={tests} />
        </>
      )}
    </Entries>
  );
}
