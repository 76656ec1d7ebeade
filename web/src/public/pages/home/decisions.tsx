import type { ContestPage } from '@jiebang/contract/contests/contest.ts';
import type { Phase } from '@jiebang/contract/contests/phase.ts';
import { day, lastMoment } from '../../../lib/dates.ts';
import type { Asked } from '../../page.ts';
import { When } from '../../parts/when.tsx';

type DecisionsProps = { readonly asked: Asked; readonly contest: ContestPage };
type Decision = ContestPage['decisions'][number];
/** So many stand open on the page; the rest unfolds. */
const shown = 3;

/** What was decided of the dates since the opening, and why: 延期：原因…. */
export function Decisions({ asked, contest }: DecisionsProps) {
  const { m } = asked;
  if (contest.decisions.length === 0) return null;
  const line = (one: Decision) => (
    <Line key={`${one.at}${one.track}${one.phase}`} asked={asked} contest={contest} of={one} />
  );
  const earlier = contest.decisions.slice(shown);
  return (
    <section aria-labelledby="decisions">
      <header className="section-head">
        <h2 id="decisions">{m.home.decisions}</h2>
      </header>
      <ol className="decisions">{contest.decisions.slice(0, shown).map(line)}</ol>
      {earlier.length > 0 && (
        <details>
          <summary>{m.home.moreDecisions}</summary>
          <ol className="decisions">{earlier.map(line)}</ol>
        </details>
      )}
    </section>
  );
}

function Line({ asked, contest, of }: DecisionsProps & { readonly of: Decision }) {
  const { locale, m, w } = asked;
  const track = contest.tracks.find((one) => one.id === of.track);
  const place = track ? `${locale === 'zh' ? track.name : track.nameEn} · ` : '';
  const colon = locale === 'zh' ? '：' : ': ';
  return (
    <li>
      <p>
        <strong>
          {m.home.decisionKinds[of.kind]}
          {colon}
          {place}
          {w.phase[of.phase]}
        </strong>{' '}
        <span className="num">
          {datesOf(of.before, asked)} → {datesOf(of.after, asked)}
        </span>
      </p>
      <p>{m.home.decisionWhy(of.reason)}</p>
      <p className="soft">
        <When at={of.at} locale={locale} />
        {of.deadlines && ` · ${m.home.deadlinesMoved}`}
      </p>
    </li>
  );
}

const datesOf = (phase: Phase | null, { m }: Asked): string =>
  phase ? `${day(phase.startsAt)} – ${day(lastMoment(phase.endsAt))}` : m.home.noDates;
