import type { ContestPage } from '@jiebang/contract/contests/contest.ts';
import type { Phase, PhaseName } from '@jiebang/contract/contests/phase.ts';
import { api } from '../../../../lib/api.ts';
import { dateTime } from '../../../../lib/dates.ts';
import { Act } from '../../../../ui/kit/act.tsx';
import type { Field, Values } from '../../../../ui/kit/form/field.ts';
import { useLocale, useWords } from '../../../../ui/kit/language.tsx';
import { Nothing } from '../../../../ui/kit/read.tsx';
import { When } from '../../../../ui/kit/when.tsx';
import { useText } from '../text.ts';
import { Reach } from './reach.tsx';

type OfContest = { readonly of: ContestPage };
/** A contest or a track of it with dates of its own, and one of its phases: one choice in a list. */
const asChoice = (track: string | null, phase: string) => `${track ?? ''}:${phase}`;
function fromChoice(choice: string): { track: string | null; phase: PhaseName } {
  const [track, phase] = choice.split(':');
  return { track: track === '' ? null : (track ?? null), phase: phase as PhaseName };
}

type Ending = { readonly which: string; readonly endsAt: string | null; readonly reason: string };
type Extension = Ending & { readonly endsAt: string; readonly moveLater: boolean; readonly moveDeadlines: boolean };

/** Ending a phase early and extending one: decisions, each with its reason. */
export function PhaseActs({ of }: OfContest) {
  const m = useText();
  const w = useWords();
  const locale = useLocale();
  const { id, can } = of;
  const scopes = [
    { track: null, name: m.ofContest, phases: of.phases },
    ...of.tracks
      .filter((track) => track.ownPhases)
      .map((track) => ({ track: track.id, name: locale === 'zh' ? track.name : track.nameEn, phases: track.phases })),
  ];
  const options = scopes.flatMap(({ track, name, phases }) =>
    phases.map((one) => ({
      value: asChoice(track, one.phase),
      label: `${scopes.length > 1 ? `${name} · ` : ''}${w.phase[one.phase]}`,
      hint: `${dateTime(one.startsAt)} – ${dateTime(one.endsAt)}`,
    })),
  );
  const which: Field = { kind: 'choice', name: 'which', label: m.which, options, required: true };
  const reason: Field = {
    kind: 'lines',
    name: 'reason',
    label: m.reason,
    hint: m.reasonHint,
    max: 1000,
    required: true,
  };
  /** What is reached, once it is said which phase; `at` is its new end, null for now. */
  const reachOf = (values: Values, at: string | null, ends: boolean) => {
    if (typeof values['which'] !== 'string' || values['which'] === '') return null;
    const { track, phase } = fromChoice(values['which']);
    const dated = scopes.find((one) => one.track === track)?.phases ?? [];
    const endsAt = at ?? new Date().toISOString();
    const after = ends ? dated.map((one) => (one.phase === phase ? { ...one, endsAt } : one)) : [];
    return <Reach contest={id} track={track} phase={phase} end={phase === 'solving' ? at : null} after={after} />;
  };
  const typedEnd = ({ endsAt }: Values) => (typeof endsAt === 'string' ? endsAt : null);
  return (
    <>
      <Act
        label={m.endPhase}
        can={can.end_phase}
        ask={{
          says: m.endSays,
          fields: [which, { kind: 'instant', name: 'endsAt', label: m.newEnd, hint: m.newEndHint }, reason],
          below: (typed) => reachOf(typed, typedEnd(typed), true),
        }}
        run={({ which: chosen, ...said }: Ending) => {
          const { track, phase } = fromChoice(chosen);
          return api.contests.endPhase({ params: { id, phase }, body: { track, ...said } });
        }}
      />
      <Act
        label={m.extendPhase}
        can={can.extend_phase}
        ask={{
          says: m.extendSays,
          fields: [
            which,
            { kind: 'instant', name: 'endsAt', label: m.newEnd, required: true },
            { kind: 'flag', name: 'moveLater', label: m.moveLater },
            {
              kind: 'flag',
              name: 'moveDeadlines',
              label: m.moveDeadlines,
              when: (values) => String(values['which'] ?? '').endsWith(':solving'),
            },
            reason,
          ],
          below: (typed) => typedEnd(typed) !== null && reachOf(typed, typedEnd(typed), false),
        }}
        run={({ which: chosen, moveDeadlines, ...said }: Extension) => {
          const { track, phase } = fromChoice(chosen);
          const body = { track, ...said, moveDeadlines: moveDeadlines && phase === 'solving' };
          return api.contests.extendPhase({ params: { id, phase }, body });
        }}
      />
    </>
  );
}

/** What was decided of the dates, newest first: what, from when to when, and why. */
export function Decisions({ of }: OfContest) {
  const m = useText();
  const w = useWords();
  const locale = useLocale();
  if (of.decisions.length === 0) return <Nothing>{m.decisionsEmpty}</Nothing>;
  const dates = (phase: Phase | null) =>
    phase ? `${dateTime(phase.startsAt)} – ${dateTime(phase.endsAt)}` : m.nothing;
  return (
    <ol className="history" aria-label={m.decisions}>
      {of.decisions.map((one) => {
        const track = of.tracks.find((other) => other.id === one.track);
        const name = track ? ` · ${locale === 'zh' ? track.name : track.nameEn}` : '';
        return (
          <li key={`${one.at}${one.track}${one.phase}`}>
            <When at={one.at} plain />
            <strong>
              {m.decisionKinds[one.kind]} · {w.phase[one.phase]}
              {name}
            </strong>
            <span className="soft num">
              {dates(one.before)} → {dates(one.after)}
              {one.deadlines && ` · ${m.deadlinesMoved}`}
            </span>
            <q>{one.reason}</q>
          </li>
        );
      })}
    </ol>
  );
}
