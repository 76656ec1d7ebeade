import type { NeedDecision, PublicNeed } from '@jiebang/contract/needs/need.ts';
import { endTime } from '../../../lib/dates.ts';
import type { Asked } from '../../page.ts';
import { When } from '../../parts/when.tsx';

/** What was decided of a need since it was published, and why: 延长截止时间，原因…. */
export function Decisions({ asked, need }: { readonly asked: Asked; readonly need: PublicNeed }) {
  const { locale, m } = asked;
  if (need.decisions.length === 0) return null;
  const line = ({ kind, at, reason, before, deadline }: NeedDecision) => (
    <li key={at}>
      <p>
        <strong>{m.need.decisionKinds[kind]}</strong>{' '}
        {deadline && (
          <span className="num">
            {endTime(before)} → {endTime(deadline)}
          </span>
        )}
      </p>
      <p>{m.home.decisionWhy(reason)}</p>
      <p className="soft">
        <When at={at} locale={locale} />
      </p>
    </li>
  );
  return (
    <section aria-labelledby="decisions">
      <h2 id="decisions">{m.need.decisions}</h2>
      <ol className="decisions">{need.decisions.map(line)}</ol>
    </section>
  );
}
