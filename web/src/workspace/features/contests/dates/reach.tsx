import { type DateReach, gapsBetween, type Phase, type PhaseName } from '@jiebang/contract/contests/phase.ts';
import { api } from '../../../../lib/api.ts';
import { useLocale, useWords } from '../../../../ui/kit/language.tsx';
import { Shown, useRead } from '../../../../ui/kit/read.tsx';
import { useText } from '../text.ts';

type Counted = Exclude<keyof DateReach, 'beyond'>;

/** What of all that is under way a phase is about; of none in particular, everything. */
const about: Readonly<Record<PhaseName, readonly Counted[]>> = {
  collecting: ['drafts', 'returned', 'inReview', 'inClearance'],
  solving: ['inClearance', 'live'],
  judging: ['inJudging', 'openedSolutions'],
  matching: ['inJudging', 'openedSolutions'],
  notice: ['inJudging', 'openedSolutions'],
};
const everything: readonly Counted[] = [
  ...['drafts', 'returned', 'inReview', 'inClearance'].map((one) => one as Counted),
  ...['live', 'inJudging', 'openedSolutions'].map((one) => one as Counted),
];

type ReachProps = {
  readonly contest: string;
  /** `all`: the contest itself ends; else its dates change, or those of the track. */
  readonly of?: 'all';
  readonly track?: string | null;
  readonly phase?: PhaseName;
  /** The new end of 揭榜, where that is what changes. */
  readonly end?: string | null;
  /** The dates as they would be after it. */
  readonly after?: readonly Phase[];
};

/** What a decision about dates would reach of what is under way, and what the new dates would leave: said before it is taken. */
export function Reach({ contest, of, track = null, phase, end = null, after = [] }: ReachProps) {
  const m = useText();
  const w = useWords();
  const locale = useLocale();
  const query = { of: of ?? ('dates' as const), ...(track ? { track } : {}), ...(end ? { end } : {}) };
  const reach = useRead(['date-reach', contest, query.of, track, end], () =>
    api.desk.dateReach({ params: { id: contest }, query }),
  );
  const said = (found: DateReach) =>
    (phase ? about[phase] : everything)
      .filter((one) => found[one] > 0)
      .map((one) => m.reached[one](found[one]))
      .join(locale === 'zh' ? '，' : ', ');
  return (
    <section className="reading" aria-label={m.reach} aria-live="polite">
      <strong>{m.reach}</strong>
      <Shown of={reach}>
        {(found) => (
          <>
            <p>{said(found) === '' ? m.reachNothing : m.reachSays(said(found))}</p>
            {(found.beyond ?? 0) > 0 && <p className="careful">{m.beyond(found.beyond ?? 0)}</p>}
            {phase === undefined || phase === 'solving' ? <p className="soft">{m.sealedUncounted}</p> : null}
          </>
        )}
      </Shown>
      {gapsBetween(after).map((gap) => (
        <p key={gap.phase} className="careful">
          {m.leavesGap(w.phase[gap.phase], gap.days)}
        </p>
      ))}
    </section>
  );
}
