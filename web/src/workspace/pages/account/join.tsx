import { api } from '../../../lib/api.ts';
import { Act, Acts } from '../../../ui/kit/act.tsx';
import { Go, useGo } from '../../../ui/kit/link.tsx';
import { Page as Frame } from '../../../ui/kit/page.tsx';
import { Nothing, useRead } from '../../../ui/kit/read.tsx';
import { useText } from '../../features/account/text.ts';

/** Accepting an invitation; its token stands behind the # of the address, which no server log sees. */
export function Page() {
  const m = useText();
  const go = useGo();
  const token = location.hash.slice(1);
  const me = useRead(['me'], () => api.identity.me());
  return (
    <Frame title={m.join} below={m.joinSays}>
      {me.data?.person?.email === null && (
        <p className="withheld" role="status">
          {m.joinEmail} <Go to="/account">{m.toAccount}</Go>
        </p>
      )}
      {token ? (
        <Acts>
          <Act
            label={m.accept}
            can={true}
            primary
            run={() => api.identity.acceptInvitation({ body: { token } })}
            done={({ organisation }: { organisation: string }) => go(`/organisations/${organisation}`)}
          />
        </Acts>
      ) : (
        <Nothing>{m.joinMissing}</Nothing>
      )}
    </Frame>
  );
}
