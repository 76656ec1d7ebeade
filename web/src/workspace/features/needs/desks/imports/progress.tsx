import type { NeedImport } from '@jiebang/contract/needs/imports/import.ts';
import { Facts } from '../../../../../ui/kit/page.tsx';
import { When } from '../../../../../ui/kit/when.tsx';
import { useText } from './text.ts';

/** How far an import is, what it did so far, and what its end means. */
export function Progress({ of }: { readonly of: NeedImport }) {
  const m = useText();
  const { state, total, imported, already, bad, failure } = of;
  const settled = imported + already + bad;
  const open = state === 'waiting' || state === 'running';
  return (
    <>
      {open && (
        <p className="soft" role="status">
          {state === 'waiting' ? m.waitingSays : total === null ? m.readingSays : m.progressOf(settled, total)}
        </p>
      )}
      {total !== null && total > 0 && <progress aria-label={m.progress} max={total} value={settled} />}
      {open && <p className="soft">{m.leaveSays}</p>}
      {failure && (
        <div className="failed" role="alert">
          <strong>{m.nothingImported}</strong>
          <p>{m.failures[failure]}</p>
        </div>
      )}
      {state === 'done' && (
        <p role="status">{imported === 0 ? m.nothingNew : of.owner === null ? m.doneSays : m.own.doneSays}</p>
      )}
      {state === 'cancelled' && <p role="status">{m.cancelledSays}</p>}
      <Facts
        of={[
          [m.total, total === null ? null : m.rows(total)],
          [m.imported, total === null ? null : m.rows(imported)],
          [m.already, total === null ? null : m.rows(already)],
          [m.bad, total === null ? null : m.rows(bad)],
          [m.own.unit, of.owner],
          [m.track, of.track.name],
          [m.by, of.by ?? m.operator],
          [m.at, <When key="at" at={of.at} />],
        ]}
      />
    </>
  );
}
