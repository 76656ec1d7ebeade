import { api } from '../../../lib/api.ts';
import { useKit } from '../../../ui/kit/language.tsx';
import { Line, Paged } from '../../../ui/kit/list.tsx';
import { Block, Page as Frame } from '../../../ui/kit/page.tsx';
import { useRead } from '../../../ui/kit/read.tsx';
import { When } from '../../../ui/kit/when.tsx';
import { useSides } from '../../features/deals/sides.ts';
import { useText } from '../../features/deals/text.ts';

export function Page() {
  const m = useText();
  const me = useRead(['me'], () => api.identity.me());
  const organises = me.data?.grants.some(({ role }) => role === 'organiser' || role === 'track_organiser');
  return (
    <Frame title={m.title}>
      <Block title={m.party}>
        <Deals desk="party" />
      </Block>
      {organises && (
        <Block title={m.organiser}>
          <Deals desk="organiser" />
        </Block>
      )}
    </Frame>
  );
}

function Deals({ desk }: { readonly desk: 'party' | 'organiser' }) {
  const m = useText();
  const kit = useKit();
  const called = useSides();
  return (
    <Paged
      name={m[desk]}
      from={['deals', desk]}
      call={(page) => api.deals.list({ query: { ...page, desk } })}
      empty={m.empty}
    >
      {(deal) => (
        <Line
          key={deal.id}
          to={`/deals/${deal.id}`}
          title={deal.title}
          facts={[
            deal.needNumber ?? deal.achievementNumber,
            `${deal.owner} × ${deal.solver}`,
            deal.side && called(deal, deal.side),
            <When key="at" at={deal.since} />,
          ]}
          state={kit.dealState[deal.state]}
        />
      )}
    </Paged>
  );
}
