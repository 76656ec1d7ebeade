import type { ConsoleMeeting, SessionAct, WorkSession } from '@jiebang/contract/judging/stage/session.ts';
import { api } from '../../../../lib/api.ts';
import { dateTime } from '../../../../lib/dates.ts';
import { Act, Acts } from '../../../../ui/kit/act.tsx';
import type { Field } from '../../../../ui/kit/form/field.ts';
import { Line } from '../../../../ui/kit/list.tsx';
import { Block, Table } from '../../../../ui/kit/page.tsx';
import { Nothing } from '../../../../ui/kit/read.tsx';
import { useText } from './text.ts';

type TimetableProps = { readonly session: WorkSession };

/** A time by its beginning and end: `09:00–09:25`. */
export const span = (from: string, to: string): string => `${dateTime(from).slice(11)}–${dateTime(to).slice(11)}`;

const nameOf = ({ need, team }: ConsoleMeeting): string => `${need.number} × ${team.organisation}`;

/** Tables × times as they stand, then each meeting with what may be done with it, and the record. */
export function SessionTimetable({ session }: TimetableProps) {
  const m = useText();
  if (!session.plan) return null;
  const { wishes, served, gaps } = session.plan;
  return (
    <>
      <Block title={m.timetable}>
        <p className="hint">{m.planSum(wishes, served, gaps)}</p>
        <Grid session={session} />
      </Block>
      <Block title={m.meetings}>
        <Undo session={session} />
        <ul className="list" aria-label={m.meetings}>
          {session.meetings.map((meeting) => (
            <MeetingLine key={meeting.id} session={session} meeting={meeting} />
          ))}
        </ul>
      </Block>
      <Record session={session} />
    </>
  );
}

function Grid({ session }: TimetableProps) {
  const m = useText();
  const tables = Array.from({ length: session.draft.tables }, (_, table) => table).filter(
    (table) => table < 4 || session.meetings.some((one) => one.table === table),
  );
  return (
    <Table
      caption={m.timetable}
      stacked
      head={[m.time, ...tables.map((table) => m.table(table + 1))]}
      rows={session.slots.map(({ slot, from, to }) => ({
        key: String(slot),
        cells: [
          <span key="time" className="num">
            {span(from, to)}
          </span>,
          ...tables.map((table) => {
            const here = session.meetings.find((one) => one.slot === slot && one.table === table);
            return here ? (
              nameOf(here)
            ) : (
              <span key={table} className="soft">
                {m.free}
              </span>
            );
          }),
        ],
      }))}
    />
  );
}

type Moved = { slot: string; table: string; reason: string | null };

function MeetingLine({ session, meeting }: TimetableProps & { readonly meeting: ConsoleMeeting }) {
  const m = useText();
  const may = session.can['change'];
  const at = session.slots.find(({ slot }) => slot === meeting.slot);
  const act = (action: SessionAct['action'], given: Partial<SessionAct>) =>
    api.judging.changeMeeting({
      params: { id: session.id },
      body: { action, meeting: meeting.id, other: null, slot: null, table: null, reason: null, ...given },
    });
  const why = (required: boolean): Field => ({
    ...{ kind: 'line', name: 'reason', label: m.reason, hint: m.whyHint, max: 500, required },
  });
  const others = session.meetings.filter(({ id, state }) => state === 'placed' && id !== meeting.id);
  const placed = meeting.state === 'placed' ? may : undefined;
  const recorded = meeting.owner ?? meeting.solver;
  const word = (one: ConsoleMeeting['owner']) => (one ? m.outcomes[one] : m.notRecorded);
  return (
    <Line
      title={nameOf(meeting)}
      facts={[
        meeting.need.title,
        meeting.team.teamName,
        at && meeting.table !== null && `${span(at.from, at.to)} · ${m.table(meeting.table + 1)}`,
        recorded && m.outcomeOf(word(meeting.owner), word(meeting.solver)),
      ]}
      state={m.states[meeting.state]}
    >
      <Acts>
        <Act
          label={m.move}
          can={may}
          ask={{
            fields: [
              {
                ...{ kind: 'choice', name: 'slot', label: m.slot, required: true },
                options: session.slots.map(({ slot, from, to }) => ({ value: String(slot), label: span(from, to) })),
              },
              {
                ...{ kind: 'choice', name: 'table', label: m.tableField, required: true },
                options: Array.from({ length: session.draft.tables }, (_, table) => ({
                  value: String(table),
                  label: m.table(table + 1),
                })),
              },
              why(false),
            ],
            initial: { slot: String(meeting.slot ?? 0), table: String(meeting.table ?? 0), reason: null },
          }}
          run={({ slot, table, reason }: Moved) => act('move', { slot: Number(slot), table: Number(table), reason })}
        />
        <Act
          label={m.swap}
          can={others.length > 0 ? placed : undefined}
          ask={{
            fields: [
              {
                ...{ kind: 'choice', name: 'other', label: m.other, required: true },
                options: others.map((one) => ({ value: one.id, label: nameOf(one) })),
              },
              why(false),
            ],
          }}
          run={({ other, reason }: { other: string; reason: string | null }) => act('swap', { other, reason })}
        />
        <Act
          label={m.callOff}
          can={placed}
          danger
          ask={{ fields: [why(true)] }}
          run={({ reason }: { reason: string }) => act('call_off', { reason })}
        />
      </Acts>
    </Line>
  );
}

function Undo({ session }: TimetableProps) {
  const m = useText();
  const last = session.entries.find(({ n }) => n === session.undoable);
  if (!last) return session.meetings.length === 0 ? <Nothing>{m.noMeetings}</Nothing> : null;
  return (
    <Acts>
      <Act
        label={m.undoOf(m.acts[last.action] ?? last.action)}
        can={true}
        danger
        ask={{ fields: [{ kind: 'line', name: 'reason', label: m.reason, max: 500 }] }}
        run={({ reason }: { reason: string | null }) =>
          api.judging.undoMeeting({ params: { id: session.id }, body: { n: last.n, reason: reason || null } })
        }
      />
    </Acts>
  );
}

function Record({ session }: TimetableProps) {
  const m = useText();
  const name = (id: string | null) => {
    const found = session.meetings.find((one) => one.id === id);
    return found ? nameOf(found) : null;
  };
  return (
    <Block title={m.record} quiet>
      <Table
        caption={m.record}
        head={m.recordHead}
        stacked
        rows={session.entries.map(({ n, at, action, meeting, other, by, reason, undoes, undone }) => ({
          key: String(n),
          cells: [
            n,
            <time key="at" dateTime={at} className="num">
              {dateTime(at)}
            </time>,
            `${m.acts[action] ?? action}${undoes === null ? '' : ` ${undoes}`}${undone ? ` · ${m.undone}` : ''}`,
            [name(meeting), name(other)].filter(Boolean).join(' ⇄ ') || '–',
            by ?? '–',
            reason ?? '–',
          ],
        }))}
      />
    </Block>
  );
}
