import { api } from '../../../lib/api.ts';
import { GoButton } from '../../../ui/kit/link.tsx';
import { Block, Page as Frame } from '../../../ui/kit/page.tsx';
import { Shown, useRead } from '../../../ui/kit/read.tsx';
import { Handles } from '../../features/account/handles.tsx';
import { Rename } from '../../features/account/rename.tsx';
import { SecondFactor } from '../../features/account/second-factor.tsx';
import { Sessions } from '../../features/account/sessions.tsx';
import { useText } from '../../features/account/text.ts';
import { useText as useRealNameText } from '../../features/privacy/real-name/text.ts';

export function Page() {
  const m = useText();
  const realName = useRealNameText();
  const me = useRead(['me'], () => api.identity.me());
  return (
    <Frame title={m.account} below={me.data?.person?.email}>
      <Block title={m.rename}>
        <Shown of={me}>{({ person }) => person && <Rename person={person} />}</Shown>
      </Block>
      <Block title={m.handles}>
        <Handles />
      </Block>
      <Block title={realName.title}>
        <p className="soft">{realName.lead}</p>
        <GoButton to="/account/real-name">{realName.go}</GoButton>
      </Block>
      <Block title={m.factor}>
        <SecondFactor />
      </Block>
      <Block title={m.privacy}>
        <p className="soft">{m.privacySays}</p>
        <GoButton to="/account/privacy">{m.privacyGo}</GoButton>
      </Block>
      <Block title={m.sessions}>
        <Sessions />
      </Block>
    </Frame>
  );
}
