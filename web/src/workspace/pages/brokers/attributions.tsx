import { api } from '../../../lib/api.ts';
import { Line, Paged } from '../../../ui/kit/list.tsx';
import { Block, Page as Frame } from '../../../ui/kit/page.tsx';
import { useRead } from '../../../ui/kit/read.tsx';
import { When } from '../../../ui/kit/when.tsx';
import { useText } from '../../features/brokers/text.ts';

export function Page() {
  const m = useText();
  const me = useRead(['me'], () => api.identity.me());
  return (
    <Frame title={m.attributions} below={m.attributionsSays}>
      {me.data?.grants.some(({ role }) => role === 'organiser') && (
        <Block title={m.attributionsOrganiser}>
          <List desk="organiser" />
        </Block>
      )}
      <Block title={m.attributionsParty}>
        <List desk="party" />
      </Block>
    </Frame>
  );
}

function List({ desk }: { readonly desk: 'party' | 'organiser' }) {
  const m = useText();
  return (
    <Paged
      name={desk === 'party' ? m.attributionsParty : m.attributionsOrganiser}
      from={['attributions', desk]}
      call={(page) => api.brokers.attributions({ query: { ...page, desk } })}
      empty={m.attributionsEmpty}
    >
      {(one) => (
        <Line
          key={one.id}
          to={`/attributions/${one.id}`}
          title={one.need.title}
          facts={[one.need.number, m.due, <When key="due" at={one.dueAt} />]}
          state={m.attributionStates[one.state]}
        />
      )}
    </Paged>
  );
}
