import type { ReactNode } from 'react';
import { api, fileAddress, routes } from '../../../lib/api.ts';
import { problemOf } from '../../../lib/problems.ts';
import { OfEdition } from '../../../ui/edition.tsx';
import { Act, Acts } from '../../../ui/kit/act.tsx';
import { Page as Frame } from '../../../ui/kit/page.tsx';
import { Nothing, Shown, useRead } from '../../../ui/kit/read.tsx';
import { ConversionActs, ConversionTable } from '../../features/brokers/conversion.tsx';
import { useText } from '../../features/brokers/text.ts';

/** The year-end conversion of an edition: preview, proposal, approval, freezing. */
export function Page() {
  return (
    <OfEdition at="/conversion">
      {(contest, choice) => <Conversion key={contest} contest={contest} choice={choice} />}
    </OfEdition>
  );
}

type ConversionProps = { readonly contest: string; readonly choice: ReactNode };

function Conversion({ contest, choice }: ConversionProps) {
  const m = useText();
  const conversion = useRead(['conversion', contest], () => api.brokers.conversion({ query: { contest } }));
  if (conversion.error && problemOf(conversion.error).code === 'not_found') {
    return (
      <Frame title={m.conversion} below={m.conversionSays} actions={choice}>
        <Nothing>{m.conversionNone}</Nothing>
        <Acts>
          <Act label={m.start} can={true} primary run={() => api.brokers.startConversion({ body: { contest } })} />
        </Acts>
      </Frame>
    );
  }
  return (
    <Shown of={conversion}>
      {(of) => (
        <Frame title={m.conversion} below={m.conversionSays} state={m.conversionStates[of.state]} actions={choice}>
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
