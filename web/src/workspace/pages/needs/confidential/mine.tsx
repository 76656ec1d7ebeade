import { api } from '../../../../lib/api.ts';
import { Line, Paged } from '../../../../ui/kit/list.tsx';
import { Page as Frame } from '../../../../ui/kit/page.tsx';
import { When } from '../../../../ui/kit/when.tsx';
import { useText } from '../../../features/confidential/text.ts';

/** The confidential texts that one has asked for. */
export function Page() {
  const m = useText();
  return (
    <Frame title={m.mine} below={m.mineSays}>
      <Paged name={m.mine} from={['my-accesses']} call={(query) => api.needs.myAccesses({ query })} empty={m.mineEmpty}>
        {(one) => (
          <Line
            key={one.id}
            to={`/confidential/${one.id}`}
            title={one.need.title}
            state={m.accessStates[one.state]}
            facts={[one.need.number, one.organisation.name, <When key="since" at={one.since} />]}
          />
        )}
      </Paged>
    </Frame>
  );
}
