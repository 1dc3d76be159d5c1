import type { ReactNode } from 'react';
import { useLaw, useLawText } from '../allegations/law-words.tsx';
import { useWords } from '../i18n/language.tsx';
import { Basis } from './entries.tsx';
import { Choice, DayLine, Mark, NumberLine, Text, TextLine } from './fields.tsx';
import { ProblemsAt } from './form.tsx';
import { Folded } from './list.tsx';
import { fieldsOf, wordOf, type Path, type Value } from './value.ts';

const UNITS = ['days', 'months', 'pages'] as const;

interface Given {
  readonly of: Value;
  readonly path: Path;
  /** What it belongs to, for who cannot see where it stands. */
  readonly what: string;
}

/** Which standard of proof holds before which forum. */
export function Standards({ of, path, what }: Given): ReactNode {
  const { t } = useWords();
  const say = useLawText();
  const { law } = useLaw();
  const said = fieldsOf(of);
  const standards = (law?.standards ?? []).map(({ id, names }) => [id, say(names).text] as const);
  const forums = (law?.forums ?? []).map(({ id, names }) => [id, say(names).text] as const);
  // A forum that nobody knows is shown too, so that it can be taken away.
  const others = Object.keys(said).filter((id) => !forums.some(([known]) => known === id));
  return (
    <details>
      <summary>
        {t('law-form.standards', { n: Object.keys(said).length })}
        <span className="for-readers">: {what}</span>
      </summary>
      <ProblemsAt path={path} />
      {[...forums, ...others.map((id) => [id, id] as const)].map(([id, words]) => (
        <Choice
          key={id}
          label={words}
          path={[...path, id]}
          value={said[id]}
          options={standards}
          none={t('law-form.standard.inherited')}
        />
      ))}
    </details>
  );
}

/** Limits of time and of pages that a provision sets. They rest on what it rests on. */
export function Limits({ of, path, what }: Given): ReactNode {
  const { t } = useWords();
  return (
    <Folded
      of={of}
      path={path}
      what={what}
      title={(n) => t('law-form.limits', { n })}
      nameOf={(_, at) => `${t('law-form.limit')} ${at + 1}`}
      one={'law-form.limit'}
      empty={{ unit: 'days', atMost: '', text: { en: '' } }}
    >
      {({ own, here }) => (
        <>
          <div className="law-line">
            <NumberLine
              label={t('law-form.limit.at-most')}
              path={[...here, 'atMost']}
              value={own['atMost']}
              isNeeded
            />
            <Choice
              label={t('law-form.limit.unit')}
              path={[...here, 'unit']}
              value={own['unit']}
              options={UNITS.map((unit) => [unit, t(`law.unit.${unit}`)])}
            />
          </div>
          <Text label={t('law-form.limit.text')} path={[...here, 'text']} value={own['text']} />
          <TextLine
            label={t('law-form.limit.after')}
            path={[...here, 'after']}
            value={own['after']}
            help={'law-form.limit.after.how'}
          />
          <div className="law-line">
            <DayLine label={t('law-form.limit.from')} path={[...here, 'from']} value={own['from']} />
            <DayLine label={t('law-form.limit.until')} path={[...here, 'until']} value={own['until']} />
          </div>
          <Mark label={t('law-form.limit.waiting')} path={[...here, 'waiting']} value={own['waiting']} />
        </>
      )}
    </Folded>
  );
}

/** Cases and other texts that are relied upon, each with a basis of its own. */
export function AuthorityForm({ of, path, what }: Given): ReactNode {
  const { t } = useWords();
  return (
    <Folded
      of={of}
      path={path}
      what={what}
      title={(n) => t('law-form.authorities', { n })}
      nameOf={(own, at) =>
        wordOf(own['case']) || wordOf(own['text']) || `${t('law-form.authority')} ${at + 1}`
      }
      one={'law-form.authority'}
      empty={{ case: '', basis: 'knowledge' }}
    >
      {({ entry, own, here, name }) => (
        <>
          <TextLine
            label={t('law-form.authority.case')}
            path={[...here, 'case']}
            value={own['case']}
            help={'law-form.authority.case.how'}
          />
          <TextLine label={t('law-form.authority.text')} path={[...here, 'text']} value={own['text']} />
          <div className="law-line">
            <TextLine
              label={t('law-form.authority.pinpoint')}
              path={[...here, 'pinpoint']}
              value={own['pinpoint']}
            />
            <NumberLine label={t('law-form.authority.year')} path={[...here, 'year']} value={own['year']} />
          </div>
          <Text
            label={t('law-form.authority.for')}
            path={[...here, 'for']}
            value={own['for']}
            isNeeded={false}
          />
          <Basis of={entry} path={here} what={name} />
        </>
      )}
    </Folded>
  );
}
