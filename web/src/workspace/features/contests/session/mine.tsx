import { type MyMeeting, type MySession, Outcome } from '@jiebang/contract/judging/stage/session.ts';
import { api } from '../../../../lib/api.ts';
import { Act } from '../../../../ui/kit/act.tsx';
import { Go } from '../../../../ui/kit/link.tsx';
import { Line } from '../../../../ui/kit/list.tsx';
import { Block } from '../../../../ui/kit/page.tsx';
import { Nothing } from '../../../../ui/kit/read.tsx';
import { useText } from './text.ts';
import { span } from './timetable.tsx';

/** The own timetable, for a phone in the hall: when, at which table, with whom, and how it ended. */
export function MyMeetings({ session }: { readonly session: MySession }) {
  const m = useText();
  if (session.state !== 'announced' && session.state !== 'closed') return null;
  return (
    <Block title={m.myMeetings}>
      {session.meetings.length === 0 ? (
        <Nothing>{m.noMeetings}</Nothing>
      ) : (
        <ul className="list" aria-label={m.myMeetings}>
          {session.meetings.map((meeting) => (
            <MeetingLine key={`${meeting.id} ${meeting.side}`} meeting={meeting} />
          ))}
        </ul>
      )}
    </Block>
  );
}

type Recorded = { outcome: Outcome; note: string | null };

function MeetingLine({ meeting }: { readonly meeting: MyMeeting }) {
  const m = useText();
  const { side, need, team, from, to, table, own, theirs, follows, agreed } = meeting;
  const whom = side === 'owner' ? `${m.team(team.n)} ${team.organisation}` : `${need.number} ${need.title}`;
  const when = from && to && table !== null ? `${span(from, to)} · ${m.table(table + 1)}` : m.states[meeting.state];
  return (
    <Line
      title={`${when} ${whom}`}
      facts={[
        side === 'owner' ? team.words : team.teamName,
        side === 'owner' && `${need.number} ${need.title}`,
        meeting.reason && m.changed(meeting.reason),
        own && m.ownOutcome(m.outcomes[own.outcome]),
        theirs && m.theirOutcome(m.outcomes[theirs]),
        agreed && (
          <>
            {m.bothGoOn[follows]}
            {follows === 'deal' && (
              <>
                {' '}
                <Go to="/deals">{m.toDeals}</Go>
              </>
            )}
          </>
        ),
      ]}
      state={m.states[meeting.state]}
    >
      <Act
        label={m.tellOutcome}
        can={meeting.can['record']}
        ask={{
          says: m.recordSays[follows],
          fields: [
            {
              ...{ kind: 'choice', name: 'outcome', label: m.outcome, required: true },
              options: Outcome.options.map((value) => ({ value, label: m.outcomes[value] })),
            },
            { kind: 'lines', name: 'note', label: m.note, max: 1000, rows: 3 },
          ],
          initial: { outcome: own?.outcome ?? null, note: own?.note ?? null },
        }}
        run={({ outcome, note }: Recorded) =>
          api.judging.recordOutcome({ params: { id: meeting.id }, body: { side, outcome, note } })
        }
      />
    </Line>
  );
}
