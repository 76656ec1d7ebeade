import { api } from '../../../lib/api.ts';
import { Go, usePart } from '../../../ui/kit/link.tsx';
import { Block, Facts, Page as Frame } from '../../../ui/kit/page.tsx';
import { Shown, useRead } from '../../../ui/kit/read.tsx';
import { When } from '../../../ui/kit/when.tsx';
import { AttributionActs, SharesTable } from '../../features/brokers/attribution.tsx';
import { useText } from '../../features/brokers/text.ts';

export function Page() {
  const m = useText();
  const id = usePart('id');
  const attribution = useRead(['attribution', id], () => api.brokers.attribution({ params: { id } }));
  return (
    <Shown of={attribution}>
      {(of) => (
        <Frame
          title={m.attributions}
          above={`${of.need.number} ${of.need.title}`}
          below={m.attributionsSays}
          state={m.attributionStates[of.state]}
        >
          <AttributionActs of={of} />
          <Facts
            of={[
              [m.due, <When key="due" at={of.dueAt} />],
              [m.proposedBy, of.proposedBy && m.sides[of.proposedBy]],
              [
                m.deal,
                <Go key="deal" to={`/deals/${of.deal}`}>
                  {of.need.title}
                </Go>,
              ],
            ]}
          />
          <br />
          <Block title={m.brokersNamed}>
            <SharesTable of={of} />
          </Block>
        </Frame>
      )}
    </Shown>
  );
}
