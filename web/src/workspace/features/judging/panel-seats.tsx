import type { Panel } from '@jiebang/contract/judging/panel.ts';
import { api } from '../../../lib/api.ts';
import { Act } from '../../../ui/kit/act.tsx';
import type { Field } from '../../../ui/kit/form/field.ts';
import { useKit } from '../../../ui/kit/language.tsx';
import { Line, Paged } from '../../../ui/kit/list.tsx';
import { Nothing } from '../../../ui/kit/read.tsx';
import { useText } from './text.ts';

type Why = { reason: string };

/** The judges of a panel: who accepted, how far each has come, never a score. */
export function PanelSeats({ panel }: { readonly panel: Panel }) {
  const m = useText();
  const kit = useKit();
  const why: Field[] = [{ kind: 'lines', name: 'reason', label: m.reason, max: 500, required: true }];
  if (panel.seats.length === 0) return <Nothing>{m.noSeats}</Nothing>;
  return (
    <ul className="list" aria-label={m.seats}>
      {panel.seats.map((seat) => (
        <Line
          key={seat.id}
          title={seat.name}
          facts={[
            seat.undertaking && m.signed,
            seat.sheets.length > 0 &&
              m.progress(seat.sheets.filter(({ state }) => state === 'locked').length, seat.sheets.length),
            seat.reason,
          ]}
          state={kit.seatState[seat.state]}
        >
          <Act
            label={m.remove}
            can={seat.can['remove']}
            danger
            ask={{ fields: why }}
            run={(body: Why) => api.judging.remove({ params: { id: seat.id }, body })}
          />
          {seat.sheets.map((sheet) => (
            <SheetActs key={sheet.id} sheet={sheet} panel={panel} why={why} />
          ))}
        </Line>
      ))}
    </ul>
  );
}

type SheetProps = {
  readonly sheet: Panel['seats'][number]['sheets'][number];
  readonly panel: Panel;
  readonly why: Field[];
};

function SheetActs({ sheet, panel, why }: SheetProps) {
  const m = useText();
  const of = panel.solutions.find(({ id }) => id === sheet.solution)?.organisation ?? '';
  const params = { id: sheet.id };
  return (
    <>
      <Act
        label={`${m.unlock} · ${of}`}
        can={sheet.can['unlock']}
        ask={{ fields: why }}
        run={(body: Why) => api.judging.unlock({ params, body })}
      />
      <Act
        label={`${m.excuse} · ${of}`}
        can={sheet.can['excuse']}
        ask={{ fields: why }}
        run={(body: Why) => api.judging.excuse({ params, body })}
      />
    </>
  );
}

/** Judges who may still be invited, each with one button. */
export function Candidates({ panel }: { readonly panel: Panel }) {
  const m = useText();
  const need = panel.need.id;
  const seated = panel.seats
    .filter(({ state }) => state === 'invited' || state === 'accepted')
    .map(({ person }) => person);
  return (
    <Paged
      name={m.candidates}
      from={['candidates', need]}
      call={(query) => api.judging.candidates({ params: { need }, query })}
      empty={m.noCandidates}
    >
      {({ person, name, conflictWithOwner }) =>
        seated.includes(person) ? null : (
          <Line key={person} title={name} facts={[conflictWithOwner && m.conflictWithOwner]}>
            <Act
              label={`${m.invite} ${name}`}
              can={conflictWithOwner ? { code: 'conflict_with_owner' } : true}
              run={() => api.judging.invite({ params: { need }, body: { person } })}
            />
          </Line>
        )
      }
    </Paged>
  );
}
