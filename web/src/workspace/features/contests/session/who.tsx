import type { WorkSession } from '@jiebang/contract/judging/stage/session.ts';
import { localPath } from '../../../../lib/locale.ts';
import { useLocale } from '../../../../ui/kit/language.tsx';
import { Line } from '../../../../ui/kit/list.tsx';
import { Block, Facts } from '../../../../ui/kit/page.tsx';
import { Nothing } from '../../../../ui/kit/read.tsx';
import { When } from '../../../../ui/kit/when.tsx';
import { useText } from './text.ts';

/** Where and when, the needs that come and the teams that take part: who has chosen, never whom. */
export function SessionWho({ session }: { readonly session: WorkSession }) {
  const m = useText();
  const locale = useLocale();
  const { draft } = session;
  const asks = session.state !== 'preparing';
  const board = session.state === 'announced' || session.state === 'closed';
  const chose = (done: boolean) => asks && (done ? m.chose : m.notChosen);
  return (
    <>
      <Facts
        of={[
          [m.beginsAt, <When key="at" at={draft.beginsAt} />],
          [m.place, draft.place],
          [m.chooseBy, <When key="by" at={draft.chooseBy} />],
          [m.tables, draft.tables],
          [m.slots, `${draft.slots} × ${draft.slotMinutes} ${m.minutes}`],
          [
            m.screen,
            board && (
              <a href={localPath(locale, `/sessions/${session.number}`)} target="_blank" rel="noreferrer">
                {m.screen}
              </a>
            ),
          ],
        ]}
      />
      <Block title={m.who} quiet>
        {asks && <p className="hint">{m.wishesHidden}</p>}
        <ul className="list" aria-label={m.needs}>
          {session.needs.map((need) => (
            <Line
              key={need.id}
              title={`${need.number} ${need.title}`}
              facts={[m.answered(need.teams), chose(need.chose)]}
            />
          ))}
        </ul>
        {session.needs.length === 0 && <Nothing>{m.noNeeds}</Nothing>}
        {asks && (
          <>
            <ul className="list" aria-label={m.teams}>
              {session.teams.map(({ id, n, organisation, teamName, words, chose: done }) => (
                <Line key={id} title={`${m.team(n)} ${organisation}`} facts={[teamName, words, chose(done)]} />
              ))}
            </ul>
            {session.teams.length === 0 && <Nothing>{m.noTeams}</Nothing>}
          </>
        )}
      </Block>
    </>
  );
}
