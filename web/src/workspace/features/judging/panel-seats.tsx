import type { Can } from '@jiebang/contract/http/problem.ts';
import type { Panel } from '@jiebang/contract/judging/panel.ts';
import { api } from '../../../lib/api.ts';
import { Act } from '../../../ui/kit/act.tsx';
import type { Field } from '../../../ui/kit/form/field.ts';
import { useKit } from '../../../ui/kit/language.tsx';
import { Line, Paged } from '../../../ui/kit/list.tsx';
import { Fingerprint, Nothing } from '../../../ui/kit/read.tsx';
import { When } from '../../../ui/kit/when.tsx';
import { useText } from './text.ts';

type Why = { reason: string };

/** The judges of a panel: who accepted, how far each has come, never a score. */
export function PanelSeats({ panel }: { readonly panel: Panel }) {
  const m = useText();
  const kit = useKit();
  const why: Field[] = [{ kind: 'lines', name: 'reason', label: m.reason, max: 500, required: true }];
  const asideOf = useAside();
  if (panel.seats.length === 0) return <Nothing>{m.noSeats}</Nothing>;
  const away = panel.seats.filter(({ awayOnFinal }) => awayOnFinal).map(({ name }) => name);
  return (
    <>
      {panel.finalDay && away.length > 0 && (
        <div className="refused" role="status">
          <strong>{m.finalWithout(panel.finalDay, away.join(kit.marks.comma))}</strong>
          <p>{m.finalWithoutNext}</p>
        </div>
      )}
      <ul className="list" aria-label={m.seats}>
        {panel.seats.map((seat) => (
          <Line
            key={seat.id}
            title={seat.name}
            facts={[
              seat.undertaking && (
                <span key="signed">
                  {m.signed(seat.undertaking.version)}{' '}
                  {seat.undertaking.sha256 && <Fingerprint of={seat.undertaking.sha256} />}
                </span>
              ),
              seat.sheets.length > 0 && m.progress(countOf(seat, 'locked'), countOf(seat, 'open'), seat.sheets.length),
              seat.days && seat.days.of > 1 && m.freeDays(seat.days.free, seat.days.of),
              seat.awayOnFinal && panel.finalDay && m.awayOnFinal(panel.finalDay),
              seat.answerBy && (
                <span key="answer">
                  {m.answerBy} <When at={seat.answerBy} />
                </span>
              ),
              seat.reason,
              asideOf(panel.conflicts.filter(({ person }) => person === seat.person)),
            ]}
            state={kit.seatState[seat.state]}
          >
            <Act
              label={m.inviteAgain}
              can={seat.can['invite_again']}
              ask={{ says: m.inviteAgainSays, fields: [] }}
              run={() => api.judging.inviteAgain({ params: { id: seat.id } })}
            />
            <Act
              label={m.remove}
              can={seat.can['remove']}
              danger
              ask={{ fields: why }}
              run={(body: Why) => api.judging.remove({ params: { id: seat.id }, body })}
            />
            <SheetActs seat={seat} panel={panel} />
          </Line>
        ))}
      </ul>
    </>
  );
}

type Seat = Panel['seats'][number];
const countOf = (seat: Seat, state: string) => seat.sheets.filter((sheet) => sheet.state === state).length;
type Chosen = Why & { sheet: string };

/** Giving a judge's locked sheet back, or going on without one: which of them is asked in the dialogue. */
function SheetActs({ seat, panel }: { readonly seat: Seat; readonly panel: Panel }) {
  const m = useText();
  const names = new Map(panel.solutions.map(({ id, organisation }) => [id, organisation]));
  const ask = (action: 'unlock' | 'excuse') => {
    const sheets = seat.sheets.filter(({ can }) => can[action] === true);
    const options = sheets.map(({ id, solution }) => ({ value: id, label: names.get(solution) ?? '' }));
    const fields: Field[] = [
      { kind: 'choice', name: 'sheet', label: m.solutions, options, required: true },
      { kind: 'lines', name: 'reason', label: m.reason, max: 500, required: true },
    ];
    const can: Can | undefined = sheets.length > 0 ? true : undefined;
    return { can, ask: { fields, initial: { sheet: options[0]?.value ?? null, reason: null } } };
  };
  return (
    <>
      <Act
        label={m.unlock}
        {...ask('unlock')}
        run={({ sheet, reason }: Chosen) => api.judging.unlock({ params: { id: sheet }, body: { reason } })}
      />
      <Act
        label={m.excuse}
        {...ask('excuse')}
        run={({ sheet, reason }: Chosen) => api.judging.excuse({ params: { id: sheet }, body: { reason } })}
      />
    </>
  );
}

/** From how many solutions a judge stands aside, and why, in words; false where from none. */
export function useAside(): (conflicts: readonly Pick<Panel['conflicts'][number], 'sources'>[]) => string | false {
  const m = useText();
  const kit = useKit();
  return (conflicts) => {
    const sources = new Set(conflicts.flatMap((one) => one.sources));
    const why = [...sources].map((source) => m.conflictSources[source]).join(kit.marks.comma);
    return conflicts.length > 0 && m.aside(conflicts.length, why);
  };
}

/** Judges who may still be invited, each with one button. */
export function Candidates({ panel }: { readonly panel: Panel }) {
  const m = useText();
  const asideOf = useAside();
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
      {({ person, name, owner, conflicts }) =>
        seated.includes(person) ? null : (
          <Line key={person} title={name} facts={[owner !== 'apart' && m.besideOwner[owner], asideOf(conflicts)]}>
            <Act
              label={`${m.invite} ${name}`}
              can={owner === 'beyond' ? { code: 'owners_share_full' } : true}
              run={() => api.judging.invite({ params: { need }, body: { person } })}
            />
          </Line>
        )
      }
    </Paged>
  );
}
