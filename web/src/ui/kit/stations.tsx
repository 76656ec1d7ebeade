import { useKit } from './language.tsx';
import { When } from './when.tsx';

export type Move = {
  readonly action: string;
  readonly to: string;
  readonly at: string;
  readonly by: string | null;
  readonly role: string;
  readonly reason: string | null;
};
type StationsProps = {
  /** The usual way, in order. */
  readonly way: readonly string[];
  readonly state: string;
  readonly since: string;
  readonly moves: readonly Move[];
  readonly names: Readonly<Record<string, string>>;
};

/** The line of stations: what was reached, where it is and since when, and what may follow. */
export function Stations({ way, state, since, moves, names }: StationsProps) {
  const kit = useKit();
  const here = way.indexOf(state);
  const reached = new Map(moves.map((move) => [move.to, move.at]));
  const line = here >= 0 ? way : [...way.filter((station) => reached.has(station)), state];
  const at = here >= 0 ? here : line.length - 1;
  return (
    <ol className="stations" aria-label={kit.stations}>
      {line.map((station, i) => (
        <li
          key={station}
          className={i === at ? 'here' : i < at ? 'reached' : 'ahead'}
          aria-current={i === at ? 'step' : undefined}
        >
          <span>{names[station] ?? station}</span>
          {i === at && <When at={since} />}
        </li>
      ))}
    </ol>
  );
}

type HistoryProps = {
  readonly moves: readonly Move[];
  readonly names: Readonly<Record<string, string>>;
  /** What was done, where the state that it led to does not say it. */
  readonly actions?: Readonly<Record<string, string>>;
};

/** Everything that happened, newest first: what, when, by whom and why. */
export function History({ moves, names, actions = {} }: HistoryProps) {
  const kit = useKit();
  const roles: Readonly<Record<string, string>> = kit.roles;
  return (
    <ol className="history">
      {[...moves].reverse().map((move) => (
        <li key={`${move.at}${move.action}${move.to}`}>
          <When at={move.at} plain />
          <strong>{actions[move.action] ?? names[move.to] ?? move.to}</strong>
          <span className="soft">{[move.by, roles[move.role] ?? move.role].filter(Boolean).join(' · ')}</span>
          {move.reason && <q>{move.reason}</q>}
        </li>
      ))}
    </ol>
  );
}
