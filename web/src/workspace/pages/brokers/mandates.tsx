import { Block, Page as Frame } from '../../../ui/kit/page.tsx';
import { Mandates } from '../../features/brokers/mandates.tsx';
import { OfferMandate } from '../../features/brokers/offer.tsx';
import { useText } from '../../features/brokers/text.ts';

export function Page() {
  const m = useText();
  return (
    <Frame title={m.mandates} below={m.offerSays} actions={<OfferMandate />}>
      <Block title={m.mandatesPrincipal}>
        <Mandates as="principal" />
      </Block>
      <Block title={m.mandatesBroker}>
        <Mandates as="broker" />
      </Block>
    </Frame>
  );
}
