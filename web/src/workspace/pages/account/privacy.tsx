import { Block, Page as Frame } from '../../../ui/kit/page.tsx';
import { ConsentHistory, Consents } from '../../features/privacy/consents.tsx';
import { Acknowledged } from '../../features/privacy/notice.tsx';
import { useText } from '../../features/privacy/text.ts';

/** What this person may demand about its data, in one place. */
export function Page() {
  const m = useText();
  return (
    <Frame title={m.title} below={m.lead}>
      <Block title={m.notice}>
        <Acknowledged />
      </Block>
      <Block title={m.consents}>
        <p className="soft">{m.consentsSays}</p>
        <Consents />
      </Block>
      <Block title={m.history} quiet>
        <ConsentHistory />
      </Block>
    </Frame>
  );
}
