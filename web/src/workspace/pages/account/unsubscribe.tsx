import { Page as Frame } from '../../../ui/kit/page.tsx';
import { useText } from '../../features/desk/text.ts';
import { Unsubscribe } from '../../features/desk/unsubscribe.tsx';

/** Where the foot of an e-mail leads; its token stands behind the # of the address, which no server log sees. */
export function Page() {
  const m = useText();
  return (
    <Frame title={m.unsubscribe}>
      <Unsubscribe token={location.hash.slice(1)} />
    </Frame>
  );
}
