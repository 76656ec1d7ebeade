import { Page as Frame } from '../../../ui/kit/page.tsx';
import { PartnerRequests } from '../../features/solutions/partner/requests.tsx';
import { useText } from '../../features/solutions/partner/text.ts';

/** Consortia that wait for one's organisation. */
export function Page() {
  const m = useText();
  return (
    <Frame title={m.requests}>
      <PartnerRequests />
    </Frame>
  );
}
