import { type Trace, tracesIn, type Unfinished } from '@jiebang/contract/needs/traces.ts';
import type { Changed, WorkNeed } from '@jiebang/contract/needs/work.ts';
import { api } from '../../../lib/api.ts';
import { Act } from '../../../ui/kit/act.tsx';
import { useText } from './text.ts';

/** What of a text may lead to the owner of a need, for the officer who clears it. */
export const tracesOf = (need: WorkNeed, text: Unfinished | null): Trace[] =>
  text && need.names ? tracesIn(text, need.names) : [];

/** Traces of the owner, each with its kind and the field where it stands. */
export function Traces({ of }: { readonly of: readonly Trace[] }) {
  const m = useText();
  return (
    <ul className="traces">
      {of.map(({ path, kind, text }) => (
        <li key={`${path} ${kind} ${text}`}>
          <strong>{m.traces[kind]}</strong> <q>{text}</q> <span className="soft">{placeOf(path, m)}</span>
        </li>
      ))}
    </ul>
  );
}

function placeOf(path: string, m: ReturnType<typeof useText>): string {
  const [field = '', row] = path.split('.');
  const name = m[field as 'title' | 'keywords' | 'indicators'];
  return row === undefined ? name : `${name} ${Number(row) + 1}`;
}

type SignOffProps = {
  readonly need: WorkNeed;
  readonly traces: readonly Trace[];
  readonly primary?: boolean;
  /** Signs; null says that it was not even asked for. */
  readonly before?: () => Promise<boolean>;
  readonly done?: () => void;
};

/** Signs the public text off; what may lead to the owner is acknowledged first, with why it stays. */
export function SignOff({ need, traces, primary, before, done }: SignOffProps) {
  const m = useText();
  const left = traces.length > 0;
  const sign = async ({ reason }: { reason?: string }): Promise<Changed | null> => {
    if (before && !(await before())) return null;
    const body = { left: left && reason ? { traces: [...traces], reason } : null };
    return api.needs.signOff({ params: { id: need.id }, body });
  };
  // In the editor the text is saved before it is signed, so that it lacks is not said.
  const can = need.can['sign_off'];
  return (
    <Act
      label={m.signOff}
      can={before ? true : can}
      primary={primary ?? false}
      ask={{
        says: (
          <>
            <p>{m.signOffSays}</p>
            {left && <Traces of={traces} />}
          </>
        ),
        fields: left
          ? [
              { kind: 'lines', name: 'reason', label: m.tracesReason, hint: m.reasonRead, max: 500, required: true },
              { kind: 'flag', name: 'seen', label: m.tracesSeen, required: true },
            ]
          : [],
      }}
      run={sign}
      {...(done ? { done } : {})}
    />
  );
}
