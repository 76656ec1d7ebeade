import type { PartyDeal } from '@jiebang/contract/deals/deal.ts';
import { api } from '../../../lib/api.ts';
import { dateTime } from '../../../lib/dates.ts';
import { Act, Acts } from '../../../ui/kit/act.tsx';
import { Line } from '../../../ui/kit/list.tsx';
import { Nothing } from '../../../ui/kit/read.tsx';
import { When } from '../../../ui/kit/when.tsx';
import { useSides } from './sides.ts';
import { useText } from './text.ts';

type Asked = { topic: string; place: string | null; slots: { startsAt: string; minutes: number }[] };

/** Meetings of a deal: asked for with times, one chosen, minutes written. */
export function Meetings({ deal }: { readonly deal: PartyDeal }) {
  const m = useText();
  const called = useSides();
  const { id, can } = deal;
  return (
    <>
      {deal.meetings.length === 0 && <Nothing>{m.meetingsEmpty}</Nothing>}
      <ul className="list" aria-label={m.meetings}>
        {deal.meetings.map((meeting) => {
          const params = { id, meeting: meeting.id };
          const chosen = meeting.accepted === null ? undefined : meeting.slots[meeting.accepted];
          return (
            <Line
              key={meeting.id}
              title={meeting.topic}
              facts={[
                called(deal, meeting.askedBy),
                meeting.place,
                chosen ? (
                  <When key="chosen" at={chosen.startsAt} />
                ) : (
                  meeting.slots.map((slot) => dateTime(slot.startsAt)).join(' / ')
                ),
              ]}
              {...(chosen ? { state: m.chosen } : {})}
            >
              {meeting.minutes && <p className="prose">{meeting.minutes}</p>}
              {!chosen && (
                <Act
                  label={m.choose}
                  can={meeting.can['accept']}
                  ask={{
                    fields: [
                      {
                        kind: 'choice',
                        name: 'slot',
                        label: m.slots,
                        required: true,
                        options: meeting.slots.map((slot, i) => ({ value: String(i), label: dateTime(slot.startsAt) })),
                      },
                    ],
                  }}
                  run={({ slot }: { slot: string }) =>
                    api.deals.acceptMeeting({ params, body: { slot: Number(slot) } })
                  }
                />
              )}
              {chosen && (
                <Act
                  label={m.writeMinutes}
                  can={meeting.can['write_minutes']}
                  ask={{
                    fields: [{ kind: 'lines', name: 'text', label: m.minutesText, max: 4000, rows: 6, required: true }],
                  }}
                  run={(body: { text: string }) => api.deals.writeMinutes({ params, body })}
                />
              )}
            </Line>
          );
        })}
      </ul>
      <Acts>
        <Act
          label={m.askMeeting}
          can={can['meet']}
          ask={{
            fields: [
              { kind: 'line', name: 'topic', label: m.topic, max: 120, required: true },
              { kind: 'line', name: 'place', label: m.place, max: 200 },
              {
                kind: 'rows',
                name: 'slots',
                label: m.slots,
                add: m.addSlot,
                max: 5,
                required: true,
                fields: [
                  { kind: 'instant', name: 'startsAt', label: m.startsAt, required: true, half: true },
                  {
                    kind: 'number',
                    name: 'minutes',
                    label: m.minutes,
                    min: 15,
                    max: 480,
                    unit: m.minutesUnit,
                    required: true,
                    half: true,
                  },
                ],
              },
            ],
            initial: { topic: null, place: null, slots: [{ startsAt: null, minutes: 60 }] },
          }}
          run={(body: Asked) => api.deals.askMeeting({ params: { id }, body })}
        />
      </Acts>
    </>
  );
}
