import { api } from '../../../lib/api.ts';
import { useLocale } from '../../../ui/kit/language.tsx';
import { GoButton } from '../../../ui/kit/link.tsx';
import { Line, Paged } from '../../../ui/kit/list.tsx';
import { Page as Frame } from '../../../ui/kit/page.tsx';
import { useRead } from '../../../ui/kit/read.tsx';
import { useText } from '../../features/contests/text.ts';

/** Every edition this person may see, the newest first. */
export function Page() {
  const m = useText();
  const locale = useLocale();
  const me = useRead(['me'], () => api.identity.me());
  const founds = me.data?.grants.some(
    ({ role, scope }) => scope === 'platform' && (role === 'admin' || role === 'organiser'),
  );
  return (
    <Frame
      title={m.contests}
      actions={
        founds && (
          <GoButton to="/contests/new" primary>
            {m.newContest}
          </GoButton>
        )
      }
    >
      <Paged
        name={m.contests}
        from={['contests']}
        call={(query) => api.contests.list({ query })}
        empty={m.contestsEmpty}
      >
        {({ id, name, nameEn, number, state }) => (
          <Line
            key={id}
            to={`/contests/${id}`}
            title={locale === 'zh' ? name : nameEn}
            facts={[number]}
            state={m.states[state]}
          />
        )}
      </Paged>
    </Frame>
  );
}
