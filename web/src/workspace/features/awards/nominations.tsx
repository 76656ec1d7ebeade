import type { AwardKind, Figures, Nomination } from '@jiebang/contract/awards/award.ts';
import { api } from '../../../lib/api.ts';
import { yuan } from '../../../lib/money.ts';
import { Act } from '../../../ui/kit/act.tsx';
import { useKit, useLocale } from '../../../ui/kit/language.tsx';
import { Line, Paged } from '../../../ui/kit/list.tsx';
import { Nothing } from '../../../ui/kit/read.tsx';
import { When } from '../../../ui/kit/when.tsx';
import { useText } from './text.ts';

type Why = { reason: string };

function useFigures(): (figures: Figures) => string {
  const m = useText();
  return (figures) =>
    (Object.keys(m.figures) as (keyof typeof m.figures)[])
      .filter((key) => figures[key] !== undefined && figures[key] !== false)
      .map((key) => (figures[key] === true ? m.figures[key] : `${m.figures[key]} ${figures[key]}`))
      .join(' · ');
}

/** Nominations of one award, and what may be done with each. */
export function Nominations({ of, pooled }: { readonly of: readonly Nomination[]; readonly pooled: boolean }) {
  const m = useText();
  const kit = useKit();
  const locale = useLocale();
  const figuresOf = useFigures();
  if (of.length === 0) return <Nothing>{m.noNominations}</Nothing>;
  return (
    <ul className="list" aria-label={m.nominations}>
      {of.map((one) => {
        const { id, version, can } = one;
        const params = { id };
        return (
          <Line
            key={id}
            title={one.need ? `${one.need.number} ${one.need.title || kit.needHidden}` : one.organisation.name}
            facts={[
              one.need && one.organisation.name,
              figuresOf(one.figures),
              one.reason,
              one.amountFen > 0 && yuan(one.amountFen, locale),
              one.noticeUntil && m.noticeUntil,
              one.noticeUntil && <When key="until" at={one.noticeUntil} />,
            ]}
            state={m.states[one.state]}
          >
            <Act
              label={m.decide}
              can={can['decide']}
              primary
              ask={{
                fields: pooled
                  ? [{ kind: 'money', name: 'amountFen', label: m.amount, per: 'yuan', required: true }]
                  : [],
                initial: { amountFen: 0 },
              }}
              run={(body: { amountFen: number }) => api.awards.decide({ params, version, body })}
            />
            <Act label={m.notice} can={can['notice']} primary run={() => api.awards.notice({ params, version })} />
            <Act
              label={m.strike}
              can={can['strike']}
              danger
              ask={{ fields: [{ kind: 'lines', name: 'reason', label: m.reason, max: 1000, required: true }] }}
              run={(body: Why) => api.awards.strike({ params, body })}
            />
          </Line>
        );
      })}
    </ul>
  );
}

/** The computed candidates of one award. */
export function Candidates({ contest, kind }: { readonly contest: string; readonly kind: AwardKind }) {
  const m = useText();
  const kit = useKit();
  const figuresOf = useFigures();
  return (
    <Paged
      name={`${m.candidates} ${m.kinds[kind]}`}
      from={['award-candidates', contest, kind]}
      call={(page) => api.awards.candidates({ query: { ...page, contest, kind } })}
      empty={m.noCandidates}
    >
      {(one) => (
        <Line
          key={one.subject}
          title={one.need ? `${one.need.number} ${one.need.title || kit.needHidden}` : one.name}
          facts={[one.need && one.name, figuresOf(one.figures)]}
        >
          <Act
            label={m.nominate}
            can={one.nominated ? { code: 'already_nominated' } : true}
            ask={{ fields: [{ kind: 'lines', name: 'reason', label: m.reason, max: 1000, required: true }] }}
            run={({ reason }: Why) => api.awards.nominate({ body: { contest, kind, subject: one.subject, reason } })}
          />
        </Line>
      )}
    </Paged>
  );
}
