import { phases as names, type Phase } from '@jiebang/contract/contests/phase.ts';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { dateTime } from '../../../../lib/dates.ts';
import { useWords } from '../../../../ui/kit/language.tsx';
import { Table } from '../../../../ui/kit/page.tsx';
import { useText } from '../text.ts';
import { PhaseHandles } from './phase-handles.tsx';
import { Scale, type Span, spanOf } from './timeline.tsx';

const DAY_MS = 86_400_000;
type EditorProps = { readonly phases: readonly Phase[]; readonly onChange: (phases: Phase[]) => void };

/** The dates of phases: bars whose ends are moved, and the same as a table to type in. */
export function PhasesEditor({ phases, onChange }: EditorProps) {
  const m = useText();
  const w = useWords();
  const [first] = useState(() => spanOf(phases, 45));
  const span = together(first, spanOf(phases));
  const ordered = names.flatMap((name) => phases.filter((one) => one.phase === name));
  const change = (next: Phase) => onChange(ordered.map((one) => (one.phase === next.phase ? next : one)));
  const absent = names.filter((name) => !phases.some((one) => one.phase === name));
  const add = (phase: Phase['phase']) => onChange([...ordered, { phase, ...after(ordered) }]);
  return (
    <>
      <p className="hint">{m.phasesSays}</p>
      {ordered.length > 0 && (
        <Scale span={span}>
          {ordered.map((one) => (
            <div key={one.phase} className="scale-row scale-row-handled">
              <span>{w.phase[one.phase]}</span>
              <div className="scale-track">
                <PhaseHandles span={span} of={one} onChange={change} />
              </div>
            </div>
          ))}
        </Scale>
      )}
      <Table
        caption={m.phases}
        head={[m.which, m.begins, m.ends, m.length, m.drop]}
        rows={ordered.map((one) => ({
          key: one.phase,
          cells: [
            w.phase[one.phase],
            <At key="from" of={one} end="startsAt" onChange={change} />,
            <At key="to" of={one} end="endsAt" onChange={change} />,
            m.days(Math.round((Date.parse(one.endsAt) - Date.parse(one.startsAt)) / DAY_MS)),
            <Button
              key="drop"
              type="text"
              aria-label={m.dropPhase(w.phase[one.phase])}
              onClick={() => onChange(ordered.filter((other) => other !== one))}
            >
              ✕
            </Button>,
          ],
        }))}
      />
      <div className="acts">
        {absent.map((phase) => (
          <Button key={phase} onClick={() => add(phase)}>
            {m.addPhase(w.phase[phase])}
          </Button>
        ))}
      </div>
    </>
  );
}

type AtProps = { readonly of: Phase; readonly end: 'startsAt' | 'endsAt'; readonly onChange: (next: Phase) => void };

/** One end of a phase, typed as a time in Asia/Shanghai. */
function At({ of, end, onChange }: AtProps) {
  const m = useText();
  const w = useWords();
  const read = (text: string) => text && onChange({ ...of, [end]: new Date(`${text}:00+08:00`).toISOString() });
  return (
    <Input
      type="datetime-local"
      className="scale-at"
      aria-label={m.handle(w.phase[of.phase], end === 'startsAt' ? m.begins : m.ends)}
      value={dateTime(of[end]).replace(' ', 'T')}
      onChange={(event) => read(event.target.value)}
    />
  );
}

const together = (one: Span, other: Span): Span => ({
  from: Math.min(one.from, other.from),
  to: Math.max(one.to, other.to),
});

/** Thirty days from where the last phase ends, or from tomorrow's midnight in Asia/Shanghai. */
function after(phases: readonly Phase[]): Pick<Phase, 'startsAt' | 'endsAt'> {
  const ends = phases.map((one) => Date.parse(one.endsAt));
  const offset = 8 * 3_600_000;
  const tomorrow = (Math.floor((Date.now() + offset) / DAY_MS) + 1) * DAY_MS - offset;
  const from = ends.length > 0 ? Math.max(...ends) : tomorrow;
  return { startsAt: new Date(from).toISOString(), endsAt: new Date(from + 30 * DAY_MS).toISOString() };
}
