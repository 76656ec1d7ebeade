import type { WorkReport } from '@jiebang/contract/needs/desk/report.ts';
import type { ReactNode } from 'react';
import { api } from '../../../../../lib/api.ts';
import { localPath } from '../../../../../lib/locale.ts';
import { Act, Acts } from '../../../../../ui/kit/act.tsx';
import type { Field } from '../../../../../ui/kit/form/field.ts';
import { useLocale, useWords } from '../../../../../ui/kit/language.tsx';
import { Line, Paged } from '../../../../../ui/kit/list.tsx';
import { When } from '../../../../../ui/kit/when.tsx';
import { useText } from './text.ts';

type ReportsProps = {
  readonly desk: 'open' | 'decided';
  /** Whether the one who looks runs contests: only organisers extend and terminate. */
  readonly organises: boolean;
  /** What is read of a need in quarantine, below its report. */
  readonly reading: (report: WorkReport) => ReactNode;
};

/** Reports of needs, the newest first, with all that may be decided about each. */
export function Reports({ desk, organises, reading }: ReportsProps) {
  const m = useText();
  const w = useWords();
  const locale = useLocale();
  return (
    <Paged
      name={m[desk]}
      from={['reports', desk]}
      call={(page) => api.needs.reports({ query: { ...page, desk } })}
      empty={desk === 'open' ? m.openEmpty : m.decidedEmpty}
    >
      {(one) => (
        <Line
          key={one.id}
          title={m.kinds[one.kind]}
          facts={[
            one.need.title === null ? (
              `${one.need.number} ${m.needHidden}`
            ) : (
              <a key="need" href={localPath(locale, `/needs/${encodeURIComponent(one.need.number)}`)}>
                {`${one.need.number} ${one.need.title}`}
              </a>
            ),
            w.needState[one.need.state],
            one.reporter === null ? m.visitor : m.reporter(one.reporter),
            <span key="at">
              {m.reported} <When at={one.reportedAt} />
            </span>,
            one.quarantinedAt && (
              <span key="since">
                {m.quarantined} <When at={one.quarantinedAt} />
              </span>
            ),
            <span key="until">
              {m.until} <When at={one.need.deadline} />
            </span>,
          ]}
          state={m.states[one.state]}
        >
          <p className="prose">{one.words}</p>
          {one.reason !== null && <p className="prose">{m.reasonIs(one.reason)}</p>}
          {one.state === 'quarantined' && reading(one)}
          <ReportActs report={one} organises={organises} />
        </Line>
      )}
    </Paged>
  );
}

/** Every decision about one report; of a need in quarantine also those about the need, which its own page cannot offer. */
function ReportActs({ report, organises }: { readonly report: WorkReport; readonly organises: boolean }) {
  const m = useText();
  const { id, can, need, state } = report;
  const params = { id };
  const ofNeed = { id: need.id };
  const reason: Field = { kind: 'lines', name: 'reason', label: m.reason, max: 500, required: true };
  const decided: Field = { ...reason, hint: m.reasonPublicHint };
  const deadline: Field = { kind: 'instant', name: 'deadline', label: m.newDeadline, required: true };
  const runs = organises && state === 'quarantined' && ['published', 'closed', 'judging'].includes(need.state);
  return (
    <Acts>
      <Act label={m.quarantine} can={can['quarantine']} primary run={() => api.needs.quarantine({ params })} />
      <Act
        label={m.dismiss}
        can={can['dismiss']}
        ask={{ fields: [reason] }}
        run={(body: { reason: string }) => api.needs.dismissReport({ params, body })}
      />
      <Act
        label={m.lift}
        can={can['lift']}
        ask={{ says: m.liftSays, fields: [reason] }}
        run={(body: { reason: string }) => api.needs.liftQuarantine({ params, body })}
      />
      {runs && need.state === 'published' && (
        <Act
          label={m.extend}
          can={true}
          ask={{ fields: [deadline, decided], initial: { deadline: need.deadline, reason: null } }}
          run={(body: { deadline: string; reason: string }) => api.needs.extend({ params: ofNeed, body })}
        />
      )}
      {runs && (
        <Act
          label={m.terminate}
          can={true}
          danger
          ask={{ says: m.terminateSays, fields: [decided] }}
          run={(body: { reason: string }) => api.needs.terminate({ params: ofNeed, body })}
        />
      )}
    </Acts>
  );
}
