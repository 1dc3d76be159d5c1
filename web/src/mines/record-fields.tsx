import { useState, type ReactNode } from 'react';
import { useWords } from '../i18n/language.tsx';
import { RECORD_FORMS } from '../search-mines.ts';
import { HIDDEN_FIELDS } from './entered.ts';
import { SheetFields } from './legibility.tsx';
import { Lines } from './lines.tsx';

type Known = ReadonlyMap<string, string>;

const SYSTEMS = ['wgs84', 'utm', 'mgrs', 'sk42', 'sk42-gauss-kruger'] as const;
const UNITS = ['degree', 'gon', 'mil-6000', 'mil-6400'] as const;
const NORTHS = ['true', 'grid', 'magnetic'] as const;
const OPERATIONS = ['15865', '1267', '5044', '1808', '1254'] as const;

function Field(given: {
  readonly name: string;
  readonly label: string;
  readonly known: Known;
  readonly isRequired?: boolean;
  readonly isNumber?: boolean;
}): ReactNode {
  const { name, known } = given;
  return (
    <label className="stack-field">
      {given.label}
      <input
        type="text"
        name={name}
        defaultValue={known.get(name) ?? ''}
        required={given.isRequired}
        maxLength={1000}
        dir="auto"
        inputMode={given.isNumber ? 'decimal' : undefined}
        autoComplete="off"
      />
    </label>
  );
}

function Choice(given: {
  readonly name: string;
  readonly label: string;
  readonly known: Known;
  readonly values: readonly string[];
  /** The words of a value; without them it is written as it is. */
  readonly say?: (value: string) => string;
  /** What is chosen at first; without one, that nothing is said. */
  readonly atFirst?: string;
  readonly onChange?: (value: string) => void;
}): ReactNode {
  const { t } = useWords();
  const { name, known, values, say, atFirst, onChange } = given;
  return (
    <label className="stack-field">
      {given.label}
      <select
        name={name}
        defaultValue={known.get(name) || (atFirst ?? '')}
        onChange={({ currentTarget }) => onChange?.(currentTarget.value)}
      >
        {atFirst === undefined ? <option value="">{t('mines.not-said')}</option> : null}
        {values.map((one) => (
          <option key={one} value={one}>
            {say?.(one) ?? one}
          </option>
        ))}
      </select>
    </label>
  );
}

function Part(given: { readonly title: string; readonly children: ReactNode }): ReactNode {
  return (
    <section className="entry-part" aria-label={given.title}>
      <h3>{given.title}</h3>
      {given.children}
    </section>
  );
}

function Head({ known }: { readonly known: Known }): ReactNode {
  const { t } = useWords();
  const [form, setForm] = useState(known.get('form') || 'soviet');
  return (
    <Part title={t('mines.entry.head')}>
      <Field name="title" label={t('mines.title-on-sheet')} known={known} isRequired />
      <SheetFields parts={['head']} known={known}>
        <div className="field-line ends">
          <Choice
            name="form"
            label={t('mines.form')}
            known={known}
            values={RECORD_FORMS}
            say={(one) => t.of(`mines.form.${one}`, one)}
            atFirst="soviet"
            onChange={setForm}
          />
          <Field name="number" label={t('mines.number')} known={known} />
          <Field name="unit" label={t('mines.unit-that-laid')} known={known} />
          <Field name="commander" label={t('mines.commander')} known={known} />
          <Field name="purpose" label={t('mines.purpose')} known={known} />
        </div>
        {form === 'other' ? null : (
          <p className="note">
            <strong>{t('mines.form-from-knowledge')}</strong> {t('mines.form-from-knowledge.why')}
          </p>
        )}
        <div className="field-line ends">
          <Field name="compiledOn" label={t('mines.compiled-on')} known={known} />
          <Field name="handedOverOn" label={t('mines.handed-over-on')} known={known} />
          <Field name="map.sheet" label={t('mines.map-sheet')} known={known} />
          <Field name="map.scale" label={t('mines.map-scale')} known={known} isNumber />
          <Field name="map.edition" label={t('mines.map-edition')} known={known} />
        </div>
      </SheetFields>
    </Part>
  );
}

function Laying({ known }: { readonly known: Known }): ReactNode {
  const { t } = useWords();
  return (
    <Part title={t('mines.entry.laying')}>
      <SheetFields parts={['laid', 'method', 'remote']} known={known}>
        <div className="field-line ends">
          <Field name="laid.from" label={t('mines.laid-from')} known={known} />
          <Field name="laid.to" label={t('mines.laid-to')} known={known} />
          <Choice
            name="method.by"
            label={t('mines.laid-by')}
            known={known}
            values={['hand', 'machine', 'remote', 'unknown']}
            say={(one) => t.of(`mines.layer.${one}`, one)}
          />
          <Field name="method.place" label={t('mines.laid-how')} known={known} />
          <Field name="method.depthCm" label={t('mines.depth-cm')} known={known} isNumber />
        </div>
      </SheetFields>
      <SheetFields parts={['dimensions']} known={known}>
        <div className="field-line ends">
          <Field name="dimensions.frontM" label={t('mines.front')} known={known} isNumber />
          <Field name="dimensions.depthM" label={t('mines.depth')} known={known} isNumber />
          <Field name="dimensions.rows" label={t('mines.row-count')} known={known} isNumber />
          <Field name="dimensions.rowSpacingM" label={t('mines.row-spacing')} known={known} isNumber />
          <Field name="dimensions.stepM" label={t('mines.step')} known={known} isNumber />
        </div>
      </SheetFields>
    </Part>
  );
}

function Devices({ known }: { readonly known: Known }): ReactNode {
  const { t } = useWords();
  return (
    <Part title={t('mines.entry.devices')}>
      <SheetFields parts={['types', 'numbers', 'fuzes', 'antiHandling']} known={known}>
        <Lines list="devices" legend={t('mines.devices')} atFirst={2} known={known} />
        <div className="field-line ends">
          <Field name="totalDevices" label={t('mines.total')} known={known} isNumber />
        </div>
      </SheetFields>
      <SheetFields parts={['boobyTraps']} known={known}>
        <Lines list="boobyTraps" legend={t('mines.part.boobyTraps')} atFirst={1} known={known} hasNone />
      </SheetFields>
    </Part>
  );
}

function Positions({ known }: { readonly known: Known }): ReactNode {
  const { t } = useWords();
  return (
    <Part title={t('mines.entry.positions')}>
      <div className="field-line ends">
        <Choice
          name="traverse.crs.system"
          label={t('mines.system')}
          known={known}
          values={SYSTEMS}
          say={(one) => t.of(`mines.system.${one}`, one)}
          atFirst="wgs84"
        />
        <Field name="traverse.crs.zone" label={t('mines.zone')} known={known} isNumber />
        <Choice
          name="traverse.crs.axes"
          label={t('mines.axes')}
          known={known}
          values={['northing-easting', 'easting-northing']}
          say={(one) => t.of(`mines.axes.${one}`, one)}
        />
        <Choice
          name="traverse.crs.hemisphere"
          label={t('mines.hemisphere')}
          known={known}
          values={['north', 'south']}
          say={(one) => t.of(`mines.hemisphere.${one}`, one)}
        />
        <Choice name="traverse.crs.datumSet" label={t('mines.datum-set')} known={known} values={OPERATIONS} />
        <Field name="traverse.crs.near" label={t('mines.near')} known={known} />
        <Field name="traverse.mapScale" label={t('mines.position-scale')} known={known} isNumber />
      </div>
      <SheetFields parts={['referencePoints']} known={known}>
        <Lines
          list="traverse.referencePoints"
          legend={t('mines.part.referencePoints')}
          atFirst={2}
          known={known}
        />
      </SheetFields>
      <p className="aside">{t('mines.positions.why')}</p>
    </Part>
  );
}

function Bearings({ known }: { readonly known: Known }): ReactNode {
  const { t } = useWords();
  return (
    <Part title={t('mines.entry.bearings')}>
      <div className="field-line ends">
        <Choice
          name="traverse.bearings.unit"
          label={t('mines.unit')}
          known={known}
          values={UNITS}
          say={(one) => t.of(`mines.unit.${one}`, one)}
          atFirst="degree"
        />
        <Choice
          name="traverse.bearings.north"
          label={t('mines.north')}
          known={known}
          values={NORTHS}
          say={(one) => t.of(`mines.north.${one}`, one)}
          atFirst="magnetic"
        />
        <Field
          name="traverse.bearings.declination.degrees"
          label={t('mines.declination')}
          known={known}
          isNumber
        />
        <Field
          name="traverse.bearings.declination.source"
          label={t('mines.declination-source')}
          known={known}
        />
        <Choice
          name="traverse.distances.unit"
          label={t('mines.distances')}
          known={known}
          values={['metre', 'pace']}
          say={(one) => t.of(`mines.unit.${one}`, one)}
          atFirst="metre"
        />
        <Field name="traverse.distances.paceMetres" label={t('mines.pace')} known={known} isNumber />
      </div>
      <SheetFields parts={['legs']} known={known}>
        <Lines list="traverse.legs" legend={t('mines.legs')} atFirst={4} known={known} />
      </SheetFields>
      <SheetFields parts={['perimeter']} known={known}>
        <Field name="traverse.ring" label={t('mines.ring')} known={known} />
      </SheetFields>
    </Part>
  );
}

function Rest({ known }: { readonly known: Known }): ReactNode {
  const { t } = useWords();
  return (
    <Part title={t('mines.entry.rest')}>
      <SheetFields parts={['rows']} known={known}>
        <Lines list="rows" legend={t('mines.part.rows')} atFirst={1} known={known} />
      </SheetFields>
      <SheetFields parts={['lanes']} known={known}>
        <Lines list="lanes" legend={t('mines.lanes')} atFirst={1} known={known} hasNone />
      </SheetFields>
      <SheetFields parts={['sketch', 'copies']} known={known}>
        <div className="field-line ends">
          {(['isAttached', 'hasScale', 'hasNorth'] as const).map((name) => (
            <Choice
              key={name}
              name={`sketch.${name}`}
              label={t(`mines.sketch.${name}`)}
              known={known}
              values={['yes', 'no']}
              say={(one) => t.of(`mines.answer.${one}`, one)}
            />
          ))}
          <Field name="copyHeldAt" label={t('mines.part.copies')} known={known} />
        </div>
      </SheetFields>
    </Part>
  );
}

/** The fields of a record in the order of a sheet. What is not on it is left empty; what is there and cannot be read is marked. */
export function RecordFields({ known }: { readonly known: Known }): ReactNode {
  return (
    <>
      <Head known={known} />
      <Laying known={known} />
      <Devices known={known} />
      <Positions known={known} />
      <Bearings known={known} />
      <Rest known={known} />
      {HIDDEN_FIELDS.map((name) =>
        known.get(name) ? <input key={name} type="hidden" name={name} value={known.get(name)} /> : null,
      )}
    </>
  );
}
