import type { ReactNode } from 'react';
import type { LastSaid, Obligation, ObligationStanding } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { useDay } from '../proceedings/words.tsx';

/** What can be said of an obligation, in the order in which it is offered; as `eventWords` of the server’s src/undertakings/model.ts. */
export const EVENT_WORDS = [
  'performed',
  'partly-performed',
  'not-performed',
  'breached',
  'disputed',
  'prevented',
  'extended',
] as const;

/** A day as it was written down, or that it is not known. */
export function useKnownDay(): (edtf: string | null) => string {
  const { t } = useWords();
  const day = useDay();
  return (edtf) => (edtf === null ? t('undertaking.day.unknown') : day(edtf));
}

/** By when something is due, and how that lies to the day. */
export function Due({ of: { dueOn, isContinuing, standing } }: { readonly of: Obligation }): ReactNode {
  const { t } = useWords();
  const day = useDay();
  if (isContinuing) return t('due.continuing');
  if (dueOn === null) return t('due.none');
  return (
    <>
      <strong className="figures">{day(dueOn)}</strong>{' '}
      <span className="aside">{t(`due.${standing.due}`)}</span>
    </>
  );
}

function Claimant({ of: { name, says, eventId, isOrderSure } }: { readonly of: LastSaid }): ReactNode {
  const { t } = useWords();
  return (
    <div>
      <dt dir="auto">{name}</dt>
      <dd>
        {says === null || eventId === null ? (
          <span className="aside">{t('standing.said-nothing')}</span>
        ) : (
          <a href={`#event-${eventId}`} className="said" data-says={says}>
            {t(`compliance.says.${says}`)}
          </a>
        )}
        {isOrderSure ? null : <span className="aside"> {t('standing.order-unsure')}</span>}
      </dd>
    </div>
  );
}

/** How an obligation stands: what every side said last, each apart, and how that stands together. Never who is right. */
export function Standing({ of }: { readonly of: ObligationStanding }): ReactNode {
  const { t } = useWords();
  const { kind, claimants, unplaced, isPassedInSilence } = of;
  return (
    <div className="standing" data-kind={kind}>
      <p className="standing-kind">{t(`standing.${kind}`)}</p>
      {isPassedInSilence ? <p className="standing-silence">{t('standing.silence')}</p> : null}
      <dl>
        {claimants.map((one) => (
          <Claimant key={`${one.isSide} ${one.name}`} of={one} />
        ))}
      </dl>
      {unplaced > 0 ? <p className="aside">{t('standing.unplaced', { number: unplaced })}</p> : null}
    </div>
  );
}
