import { api } from '../../../lib/api.ts';
import { GoButton } from '../../../ui/kit/link.tsx';
import { Page as Frame } from '../../../ui/kit/page.tsx';
import { useRead } from '../../../ui/kit/read.tsx';
import { unitsOf } from '../../../ui/units.ts';
import { NeedList } from '../../features/needs/list.tsx';
import { useText } from '../../features/needs/text.ts';

export function Page() {
  const m = useText();
  const me = useRead(['me'], () => api.identity.me());
  const posts = me.data !== undefined && unitsOf(me.data).length + Number(me.data.memberships.length === 0) > 0;
  return (
    <Frame
      title={m.mine}
      actions={
        posts && (
          <div className="acts">
            <GoButton to="/needs/imports">{m.importMany}</GoButton>
            <GoButton to="/needs/new" primary>
              {m.new}
            </GoButton>
          </div>
        )
      }
    >
      <NeedList desk="owner" address="/needs" />
    </Frame>
  );
}
