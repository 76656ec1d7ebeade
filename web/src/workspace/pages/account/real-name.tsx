import { api } from '../../../lib/api.ts';
import { useKit } from '../../../ui/kit/language.tsx';
import { Page as Frame } from '../../../ui/kit/page.tsx';
import { Shown, useRead } from '../../../ui/kit/read.tsx';
import { Holder } from '../../features/privacy/real-name/holder.tsx';
import { MyRealName } from '../../features/privacy/real-name/mine.tsx';
import { useText } from '../../features/privacy/real-name/text.ts';

/** One's own real-name verification. */
export function Page() {
  const m = useText();
  const kit = useKit();
  const mine = useRead(['my-real-name'], () => api.identity.myRealName());
  const me = useRead(['me'], () => api.identity.me());
  return (
    <Shown of={mine}>
      {(of) => (
        <Frame title={m.title} below={m.lead} state={kit.organisationState[of.state]}>
          <Shown of={me}>
            {(who) => (
              <>
                {of.state === 'verified' && <Holder me={who} />}
                <MyRealName of={of} name={who.person?.name ?? ''} />
              </>
            )}
          </Shown>
        </Frame>
      )}
    </Shown>
  );
}
