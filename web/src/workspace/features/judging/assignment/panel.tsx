import type { Assigned, Assignment, NoAssignment } from '@jiebang/contract/judging/assignment.ts';
import { useState } from 'react';
import { api } from '../../../../lib/api.ts';
import { Act, Acts } from '../../../../ui/kit/act.tsx';
import type { Field } from '../../../../ui/kit/form/field.ts';
import { Facts, Mark } from '../../../../ui/kit/page.tsx';
import { Nothing, Shown, useRead } from '../../../../ui/kit/read.tsx';
import { When } from '../../../../ui/kit/when.tsx';
import { Impossible } from './impossible.tsx';
import { AssignmentTable } from './table.tsx';
import { useText } from './text.ts';

type Change = { readonly solution: string; readonly from: string; readonly to: string; readonly reason: string };

/** The assignment of one panel: computed, looked at, changed by hand; `open` while it can be. */
export function PanelAssignment({ need, open }: { readonly need: string; readonly open: boolean }) {
  const m = useText();
  const [no, setNo] = useState<NoAssignment | null>(null);
  const params = { need };
  const read = useRead(['assignment', need], () => api.judging.assignment({ params }));
  const run = async (gap: number): Promise<Assigned | null> => {
    const reply = await api.judging.assign({ params, body: { gap } });
    setNo(reply.impossible);
    // Where nothing came of it, the page says why.
    return reply.impossible === null ? reply : null;
  };
  return (
    <Shown of={read}>
      {({ assignment }) => (
        <>
          {open && <p className="soft">{m.says}</p>}
          {no && (
            <Impossible
              of={no}
              accept={(least) => <Act label={m.acceptGap(least)} can={true} run={() => run(least)} />}
            />
          )}
          {open && (
            <Acts>
              <Act
                label={assignment ? m.assignAgain : m.assign}
                can={true}
                {...(assignment ? { ask: { says: m.assignAgainSays, fields: [] } } : {})}
                run={() => run(1)}
              />
              {assignment && <ByHand need={need} of={assignment} />}
              {assignment && (
                <Act
                  danger
                  label={m.drop}
                  can={true}
                  ask={{ says: m.dropSays, fields: [] }}
                  run={() => api.judging.dropAssignment({ params })}
                />
              )}
            </Acts>
          )}
          {assignment ? <Told of={assignment} /> : <Nothing>{m.none}</Nothing>}
        </>
      )}
    </Shown>
  );
}

function ByHand({ need, of }: { readonly need: string; readonly of: Assignment }) {
  const m = useText();
  const judges = of.judges.map(({ seat, name }) => ({ value: seat, label: name }));
  const solutions = of.solutions.map(({ id, organisation, title }, n) => ({
    value: id,
    label: `${n + 1}. ${organisation} · ${title}`,
  }));
  const choice = (name: string, label: string, options: typeof judges): Field => ({
    ...{ kind: 'choice', name, label, options, required: true, search: true },
  });
  return (
    <Act
      label={m.reassign}
      can={true}
      ask={{
        says: m.reassignSays,
        fields: [
          choice('solution', m.solution, solutions),
          choice('from', m.from, judges),
          choice('to', m.to, judges),
          { kind: 'lines', name: 'reason', label: m.reason, max: 500, required: true },
        ],
      }}
      run={(body: Change) => api.judging.reassign({ params: { need }, version: of.version, body })}
    />
  );
}

/** What an assignment is worth, who has what, and what was changed. */
function Told({ of }: { readonly of: Assignment }) {
  const m = useText();
  const places = new Map(of.solutions.map(({ id, organisation }, n) => [id, `${n + 1}. ${organisation}`]));
  return (
    <>
      {of.outdated.length > 0 && (
        <div className="refused" role="status">
          <strong>{m.outdated}</strong>
          <ul>
            {of.outdated.map((why) => (
              <li key={why}>{m.outdatedBy[why]}</li>
            ))}
          </ul>
        </div>
      )}
      <p>
        <Mark>{of.state === 'proposed' ? m.proposed : m.handedOut}</Mark>
      </p>
      <Facts
        of={[
          [m.optimum, m.optimumSays(of.optimum)],
          [m.value, m.valueSays(of.value, of.value - of.optimum)],
          [m.run, of.run.panels > 1 && m.runSays(of.run.panels, of.run.value)],
          [m.each, of.each],
          [m.mostOfOwner, of.judges.some(({ ofOwner }) => ofOwner) && m.mostOfOwnerSays(of.mostOfOwner)],
          [
            m.madeBy,
            <span key="by">
              {of.by} <When at={of.at} />
            </span>,
          ],
        ]}
      />
      <AssignmentTable of={of} />
      {of.changes.length > 0 && (
        <>
          <h3>{m.changes}</h3>
          <ul>
            {of.changes.map((one) => (
              <li key={one.at}>
                <When at={one.at} /> {one.by} · {places.get(one.solution)} · {m.change(one.from, one.to)} ·{' '}
                {m.valueFromTo(one.before, one.after)} · {one.reason}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
