import type { HallBoard } from '@jiebang/contract/judging/stage/session.ts';
import { dateTime } from '../../../lib/dates.ts';
import type { Locale } from '../../../lib/locale.ts';
import { messages as english } from '../../../lib/messages/hall.en.ts';
import { messages as chinese, type HallMessages } from '../../../lib/messages/hall.zh.ts';
import { whole } from '../../../ui/whole.tsx';
import { orNull } from '../../api.ts';
import type { Asked, Page } from '../../page.ts';
import { notFoundPage } from '../failures.tsx';

const hallMessages = (locale: Locale): HallMessages => (locale === 'zh' ? chinese : english);

/** So often, in seconds, the board is looked at anew though nobody changed it: the time that is on goes on by itself. */
const every = 30;

type Slot = HallBoard['slots'][number];
type Meeting = HallBoard['meetings'][number];
type PartProps = { readonly m: HallMessages; readonly board: HallBoard };

const span = ({ from, to }: Slot): string => `${dateTime(from).slice(11)}–${dateTime(to).slice(11)}`;

/** `/sessions/{number}`: the board of the hall: who sits at which table now, who comes next, and all times below. */
export async function hallPage({ api, found, locale, ...asked }: Asked): Promise<Page> {
  const board = await orNull(api.judging.hallBoard({ params: { number: found[0] ?? '' } }));
  if (!board) return notFoundPage({ api, found, locale, ...asked });
  const m = hallMessages(locale);
  const title = locale === 'zh' ? board.title : board.titleEn;
  return {
    title: `${title} · ${m.kind}`,
    description: m.description,
    hidden: true,
    bare: true,
    body: (
      <div className="stage hall-board" data-live="session" data-every={every}>
        <header className="stage-head">
          <p>
            <span className="stage-state">{m.states[board.state]}</span> {m.kind}
          </p>
          <h1>{title}</h1>
          <p>{board.place}</p>
        </header>
        <div>
          <Sittings m={m} board={board} />
          <Times m={m} board={board} />
        </div>
        <footer className="stage-foot">
          <p>{m.live}</p>
          <p className="num">{dateTime(board.at)}</p>
        </footer>
      </div>
    ),
  };
}

/** The time that is on, and the one after it; before the first, the first. */
function Sittings({ m, board }: PartProps) {
  const now = board.slots.find(({ from, to }) => from <= board.at && board.at < to);
  const next = board.slots.find(({ from }) => from > board.at);
  if (!now && !next) return <p className="stage-none">{m.over}</p>;
  return (
    <>
      {now && <Sitting m={m} board={board} slot={now} title={m.now(span(now))} />}
      {next && <Sitting m={m} board={board} slot={next} title={m.next(span(next))} />}
    </>
  );
}

function Sitting({ m, board, slot, title }: PartProps & { readonly slot: Slot; readonly title: string }) {
  const here = board.meetings.filter((one) => one.slot === slot.slot).sort((a, b) => a.table - b.table);
  return (
    <section className="hall-sitting" aria-label={title}>
      <h2>{title}</h2>
      {here.length === 0 && <p className="stage-none">{m.none}</p>}
      <ol>
        {here.map((meeting) => (
          <li key={meeting.table}>
            <b className="num">{m.table(meeting.table + 1)}</b>
            <span>
              {whole(meeting.need.number)} {meeting.need.title}
            </span>
            <Team m={m} meeting={meeting} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function Team({ m, meeting: { team, name } }: { readonly m: HallMessages; readonly meeting: Meeting }) {
  return (
    <span>
      {m.team(team)}
      {name && <span lang="zh-CN"> {name}</span>}
    </span>
  );
}

/** All times: a table for each table of the hall at which anybody sits. */
function Times({ m, board }: PartProps) {
  const tables = [...new Set(board.meetings.map(({ table }) => table))].sort((a, b) => a - b);
  return (
    <section className="hall-times" aria-label={m.all}>
      <h2>{m.all}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1) */}
      <figure className="hall-scroll" aria-label={m.all} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{m.time}</th>
              {tables.map((table) => (
                <th key={table} scope="col">
                  {m.table(table + 1)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {board.slots.map((slot) => (
              <tr key={slot.slot}>
                <th scope="row" className="num">
                  {span(slot)}
                </th>
                {tables.map((table) => {
                  const meeting = board.meetings.find((one) => one.slot === slot.slot && one.table === table);
                  return (
                    <td key={table}>
                      {meeting ? (
                        <>
                          {whole(meeting.need.number)} × <Team m={m} meeting={meeting} />
                        </>
                      ) : (
                        <span className="soft">{m.free}</span>
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </figure>
    </section>
  );
}
