import type { AchievementImport } from '@jiebang/contract/achievements/imports/import.ts';
import { grouped } from '../../../../lib/numbers.ts';
import { Facts } from '../../../../ui/kit/page.tsx';
import { When } from '../../../../ui/kit/when.tsx';
import { useText } from './text.ts';

/** How far an import is, how fast, how long it still takes, what it did so far, and what its end means. */
export function Progress({ of }: { readonly of: AchievementImport }) {
  const m = useText();
  const { state, whole, done, imported, already, bad, failure, activeMs } = of;
  const settled = imported + already + bad;
  const open = state === 'waiting' || state === 'running';
  const part = whole === 0 ? 0 : done / whole;
  const rate = activeMs > 0 ? Math.round((settled * 1000) / activeMs) : 0;
  const leftSeconds = part > 0 ? Math.ceil((activeMs / 1000) * (1 / part - 1)) : null;
  const time = (seconds: number) =>
    seconds < 90 ? m.seconds(String(seconds)) : m.minutes(String(Math.ceil(seconds / 60)));
  const facts = [
    m.percent(String(Math.floor(part * 100))),
    rate > 0 && m.rate(grouped(rate)),
    leftSeconds !== null && state === 'running' && m.left(time(leftSeconds)),
  ].filter((one) => one !== false);
  return (
    <>
      {(open || settled > 0) && <progress aria-label={m.progress} max={1} value={part} />}
      {open && (
        <p className="soft num" role="status">
          {state === 'waiting' ? m.waitingSays : facts.join(' · ')}
        </p>
      )}
      {open && <p className="soft">{m.leaveSays}</p>}
      {failure && (
        <div className="failed" role="alert">
          <strong>{m.nothingImported}</strong>
          <p>{m.failures[failure]}</p>
        </div>
      )}
      {state === 'done' && <p role="status">{imported === 0 ? m.nothingNew : m.doneSays}</p>}
      {state === 'cancelled' && <p role="status">{m.cancelledSays}</p>}
      <Facts
        of={[
          [m.imported, m.rows(grouped(imported))],
          [m.already, m.rows(grouped(already))],
          [m.bad, m.rows(grouped(bad))],
          [m.unit, of.organisation.name],
          [m.by, of.by ?? m.operator],
          [m.at, <When key="at" at={of.at} />],
        ]}
      />
    </>
  );
}
