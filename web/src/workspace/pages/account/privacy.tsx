import { fileAddress, routes } from '../../../lib/api.ts';
import { Block, Page as Frame } from '../../../ui/kit/page.tsx';
import { Deletion } from '../../features/account/deletion/deletion.tsx';
import { useText as useDeletionText } from '../../features/account/deletion/text.ts';
import { ConsentHistory, Consents } from '../../features/privacy/consents.tsx';
import { Acknowledged } from '../../features/privacy/notice.tsx';
import { useText } from '../../features/privacy/text.ts';

/** What this person may demand about its data, in one place. */
export function Page() {
  const m = useText();
  const deletion = useDeletionText();
  return (
    <Frame title={m.title} below={m.lead}>
      <Block title={m.notice}>
        <Acknowledged />
      </Block>
      <Block title={m.consents}>
        <p className="soft">{m.consentsSays}</p>
        <Consents />
      </Block>
      <Block title={m.data}>
        <p className="soft">{m.dataSays}</p>
        <p className="acts">
          <a className="go" href={fileAddress(routes.identity.myData, {})} download>
            {m.data}
          </a>
        </p>
      </Block>
      <Block title={m.history} quiet>
        <ConsentHistory />
      </Block>
      <Block title={deletion.title} quiet>
        <Deletion />
      </Block>
    </Frame>
  );
}
