import type { SessionCard } from '@jiebang/contract/judging/stage/session.ts';
import { api } from '../../../../lib/api.ts';
import { useKit, useLocale } from '../../../../ui/kit/language.tsx';
import { GoButton } from '../../../../ui/kit/link.tsx';
import { Line, Paged } from '../../../../ui/kit/list.tsx';
import { Block, Page as Frame } from '../../../../ui/kit/page.tsx';
import { useRead } from '../../../../ui/kit/read.tsx';
import { When } from '../../../../ui/kit/when.tsx';
import { useText } from '../../../features/contests/session/text.ts';

type Desk = 'mine' | 'organiser';

/** Matchmaking sessions that this person takes part in, and those that they run or watch. */
export function Page() {
  const m = useText();
  const me = useRead(['me'], () => api.identity.me());
  const roles = me.data?.grants.map(({ role }) => role) ?? [];
  const runs = roles.some((role) => role === 'organiser' || role === 'track_organiser');
  return (
    <Frame
      title={m.sessions}
      actions={
        runs && (
          <GoButton to="/sessions/new" primary>
            {m.create}
          </GoButton>
        )
      }
    >
      {(runs || roles.includes('observer')) && <Listed desk="organiser" title={m.console} empty={m.emptyRun} />}
      <Listed desk="mine" title={m.mineTitle} empty={m.emptyMine} />
    </Frame>
  );
}

function Listed({ desk, title, empty }: { readonly desk: Desk; readonly title: string; readonly empty: string }) {
  const kit = useKit();
  const locale = useLocale();
  return (
    <Block title={title}>
      <Paged
        name={title}
        from={['sessions', desk]}
        call={(query) => api.judging.sessions({ query: { ...query, desk } })}
        empty={empty}
      >
        {({ id, number, title: zh, titleEn, place, beginsAt, state }: SessionCard) => (
          <Line
            key={id}
            to={desk === 'mine' ? `/sessions/${id}` : `/sessions/${id}/console`}
            title={locale === 'zh' ? zh : titleEn}
            facts={[number, place, <When key="at" at={beginsAt} />]}
            state={kit.sessionState[state]}
          />
        )}
      </Paged>
    </Block>
  );
}
