import type { ReactNode } from 'react';
import type { WholeAccident } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { CLASSES } from '../search-clearance.ts';
import {
  ANSWERS,
  CATEGORIES,
  Choice,
  choiceIn,
  Line,
  Lines,
  numberIn,
  Place,
  Position,
  PRECISIONS,
  textIn,
} from './fields.tsx';

/** What the fields of an accident say. */
export const accidentFacts = (form: FormData) => ({
  title: textIn(form, 'title') ?? '',
  dated: textIn(form, 'dated'),
  placeId: textIn(form, 'placeId'),
  class: choiceIn(form, 'class', CLASSES, 'other'),
  latitude: numberIn(form, 'latitude'),
  longitude: numberIn(form, 'longitude'),
  precision: choiceIn(form, 'precision', PRECISIONS, 'none'),
  deviceCategory: CATEGORIES.find((one) => one === form.get('deviceCategory')) ?? null,
  deviceModel: textIn(form, 'deviceModel'),
  circumstances: textIn(form, 'circumstances'),
  ground: textIn(form, 'ground'),
  marked: choiceIn(form, 'marked', ANSWERS, 'unknown'),
  moved: choiceIn(form, 'moved', ANSWERS, 'unknown'),
  killedLeast: numberIn(form, 'killedLeast'),
  killedMost: numberIn(form, 'killedMost'),
  injuredLeast: numberIn(form, 'injuredLeast'),
  injuredMost: numberIn(form, 'injuredMost'),
  countedBy: textIn(form, 'countedBy'),
  serial: textIn(form, 'serial'),
});

/** What is said of an accident: when, where, of what kind, and who says how many. */
export function AccidentFields({ known }: { readonly known: Partial<WholeAccident> }): ReactNode {
  const { t } = useWords();
  return (
    <>
      <Line name="title" label={t('accident.name')} required known={known.title} />
      <div className="field-line ends">
        <Line name="dated" label={t('mines.dated')} most={100} known={known.dated} />
        <Choice
          name="class"
          label={t('accident.class')}
          of={CLASSES}
          words="accident.class"
          known={known.class}
        />
        <Choice
          name="deviceCategory"
          label={t('accident.device-category')}
          of={CATEGORIES}
          words="mines.category"
          known={known.deviceCategory}
          empty={t('mines.not-said')}
        />
        <Line name="deviceModel" label={t('accident.device')} most={200} known={known.deviceModel} />
      </div>
      <Place known={known.placeId} />
      <Position known={known} />
      <Lines name="circumstances" label={t('accident.circumstances')} known={known.circumstances} />
      <div className="field-line ends">
        <Line name="ground" label={t('accident.ground')} most={1000} known={known.ground} />
        <Choice
          name="marked"
          label={t('accident.marked')}
          of={ANSWERS}
          words="ground.yes"
          known={known.marked}
        />
        <Choice
          name="moved"
          label={t('accident.moved')}
          of={ANSWERS}
          words="ground.yes"
          known={known.moved}
        />
      </div>
      <div className="field-line ends">
        <Line name="killedLeast" label={t('accident.killed-least')} isNumber known={known.killedLeast} />
        <Line name="killedMost" label={t('accident.killed-most')} isNumber known={known.killedMost} />
        <Line name="injuredLeast" label={t('accident.injured-least')} isNumber known={known.injuredLeast} />
        <Line name="injuredMost" label={t('accident.injured-most')} isNumber known={known.injuredMost} />
        <Line name="countedBy" label={t('mines.claim.by')} known={known.countedBy} />
      </div>
      <Line name="serial" label={t('accident.item')} most={20} known={known.item} />
    </>
  );
}
