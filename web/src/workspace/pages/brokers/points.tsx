import { useState } from 'react';
import { api, fileAddress, routes } from '../../../lib/api.ts';
import { Line, Paged } from '../../../ui/kit/list.tsx';
import { Block, Page as Frame } from '../../../ui/kit/page.tsx';
import { useRead } from '../../../ui/kit/read.tsx';
import { When } from '../../../ui/kit/when.tsx';
import { PayeeAccount } from '../../features/brokers/payee.tsx';
import { useText } from '../../features/brokers/text.ts';

export function Page() {
  const m = useText();
  const mine = useRead(['broker'], () => api.brokers.myBroker());
  return (
    <Frame title={m.points}>
      <Statement holder="broker" />
      <Statement holder="agency" />
      {mine.data && (
        <Block title={m.payee}>
          <PayeeAccount />
        </Block>
      )}
    </Frame>
  );
}

function Statement({ holder }: { readonly holder: 'broker' | 'agency' }) {
  const m = useText();
  const [total, setTotal] = useState<number | null>(null);
  const title = holder === 'broker' ? m.pointsBroker : m.pointsAgency;
  const call = async (page: { after?: string; limit: number }) => {
    const statement = await api.brokers.statement({ query: { ...page, holder } });
    setTotal(statement.total);
    return statement;
  };
  return (
    <Block title={title} actions={total !== null && <strong className="num">{`${m.total} ${total}`}</strong>}>
      <Paged name={title} from={['points', holder]} call={call} empty={m.pointsEmpty}>
        {(line) => (
          <Line
            key={line.posting}
            title={line.need.title}
            facts={[line.need.number, m.kinds[line.kind], <When key="at" at={line.at} />]}
            state={line.points > 0 ? `+${line.points}` : String(line.points)}
          >
            <a
              className="go"
              href={fileAddress(routes.brokers.postingOpening, { params: { id: line.posting } })}
              download={`points-${line.need.number}.json`}
            >
              {m.opening}
            </a>
          </Line>
        )}
      </Paged>
    </Block>
  );
}
