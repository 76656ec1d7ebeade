import type { Phase } from '@jiebang/contract/contests/phase.ts';
import type { KeyboardEvent, PointerEvent } from 'react';
import { dateTime } from '../../../../lib/dates.ts';
import { useWords } from '../../../../ui/kit/language.tsx';
import { useText } from '../text.ts';
import { placeIn, type Span } from './timeline.tsx';

const DAY_MS = 86_400_000;
const steps: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowDown: -1,
  ArrowRight: 1,
  ArrowUp: 1,
  PageDown: -7,
  PageUp: 7,
};
type End = 'startsAt' | 'endsAt';
type HandlesProps = { readonly span: Span; readonly of: Phase; readonly onChange: (next: Phase) => void };

/** A phase as a bar whose two ends are moved by whole days: with the pointer, or with the keys. */
export function PhaseHandles({ span, of, onChange }: HandlesProps) {
  const left = placeIn(span, Date.parse(of.startsAt));
  const width = placeIn(span, Date.parse(of.endsAt)) - left;
  const put = (end: End, ms: number) => {
    const other = Date.parse(of[end === 'startsAt' ? 'endsAt' : 'startsAt']);
    // An end never passes the other one.
    const kept = end === 'startsAt' ? Math.min(ms, other - DAY_MS) : Math.max(ms, other + DAY_MS);
    onChange({ ...of, [end]: new Date(kept).toISOString() });
  };
  return (
    <span className="scale-bar scale-handled" style={{ left: `${left}%`, width: `${Math.max(width, 0.5)}%` }}>
      <Handle span={span} of={of} end="startsAt" put={put} />
      <Handle span={span} of={of} end="endsAt" put={put} />
    </span>
  );
}

type HandleProps = {
  readonly span: Span;
  readonly of: Phase;
  readonly end: End;
  readonly put: (end: End, ms: number) => void;
};

function Handle({ span, of, end, put }: HandleProps) {
  const m = useText();
  const w = useWords();
  const value = Date.parse(of[end]);
  const byKey = (event: KeyboardEvent) => {
    const step = (steps[event.key] ?? 0) * (event.shiftKey ? 7 : 1);
    if (step === 0) return;
    event.preventDefault();
    put(end, value + step * DAY_MS);
  };
  const byPointer = (event: PointerEvent<HTMLButtonElement>) => {
    const handle = event.currentTarget;
    const track = handle.closest('.scale-track');
    if (!track) return;
    handle.setPointerCapture(event.pointerId);
    const dayWidth = (track.clientWidth / (span.to - span.from)) * DAY_MS;
    const begun = event.clientX;
    handle.onpointermove = (move) => put(end, value + Math.round((move.clientX - begun) / dayWidth) * DAY_MS);
    handle.onpointerup = () => {
      handle.onpointermove = null;
    };
  };
  return (
    <button
      type="button"
      role="slider"
      className={`scale-handle scale-handle-${end === 'startsAt' ? 'from' : 'to'}`}
      aria-label={m.handle(w.phase[of.phase], end === 'startsAt' ? m.begins : m.ends)}
      aria-valuemin={Math.floor(span.from / DAY_MS)}
      aria-valuemax={Math.ceil(span.to / DAY_MS)}
      aria-valuenow={Math.round(value / DAY_MS)}
      aria-valuetext={dateTime(of[end])}
      onKeyDown={byKey}
      onPointerDown={byPointer}
    />
  );
}
