import { api, fileAddress, routes } from '../../../lib/api.ts';
import { problemOf } from '../../../lib/problems.ts';
import { Act, Acts } from '../../../ui/kit/act.tsx';
import { Page as Frame } from '../../../ui/kit/page.tsx';
import { Nothing, Shown, useRead } from '../../../ui/kit/read.tsx';
import { ConversionActs, ConversionTable } from '../../features/brokers/conversion.tsx';
import { useText } from '../../features/brokers/text.ts';

/** The year-end conversion: preview, proposal, approval, freezing. */
export function Page() {
  const m = useText();
  const contest = useRead(['contest'], () => api.contests.current());
  const conversion = useRead(['conversion'], () => api.brokers.conversion({ query: {} }));
  if (conversion.error && problemOf(conversion.error).code === 'not_found') {
    return (
      <Frame title={m.conversion} below={m.conversionSays}>
        <Nothing>{m.conversionNone}</Nothing>
        <Acts>
          {contest.data && (
            <Act
              label={m.start}
              can={true}
              primary
              run={() => api.brokers.startConversion({ body: { contest: contest.data.id } })}
            />
          )}
        </Acts>
      </Frame>
    );
  }
  return (
    <Shown of={conversion}>
      {(of) => (
        <Frame title={m.conversion} below={m.conversionSays} state={m.conversionStates[of.state]}>
          <ConversionActs of={of} />
          <ConversionTable of={of} />
          {of.state === 'frozen' && (
            <a
              className="go"
              href={fileAddress(routes.brokers.payoutDocument, { params: { id: of.id } })}
              download="payout.json"
            >
              {m.document}
            </a>
          )}
        </Frame>
      )}
    </Shown>
  );
}
