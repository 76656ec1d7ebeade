import { api } from '../../../lib/api.ts';
import { GoButton } from '../../../ui/kit/link.tsx';
import { Block, Page as Frame } from '../../../ui/kit/page.tsx';
import { Shown, useRead } from '../../../ui/kit/read.tsx';
import { WaitingChanges } from '../../features/organisations/change/lists.tsx';
import { useText as useChangeText } from '../../features/organisations/change/text.ts';
import { OrganisationDesk } from '../../features/organisations/desk.tsx';
import { useText as useMergeText } from '../../features/organisations/merge/text.ts';
import { useText } from '../../features/organisations/text.ts';

/** Changes and organisations that wait for those who verify, and all others by state and name. */
export function Page() {
  const m = useText();
  const change = useChangeText();
  const merge = useMergeText();
  const me = useRead(['me'], () => api.identity.me());
  return (
    <Frame
      title={m.queue}
      actions={
        <Shown of={me}>
          {({ grants }) =>
            grants.some(({ role }) => role === 'admin') && <GoButton to="/admin/duplicates">{merge.title}</GoButton>
          }
        </Shown>
      }
    >
      <Block title={change.queue}>
        <WaitingChanges />
      </Block>
      <Block title={m.verification}>
        <OrganisationDesk address="/admin/organisations" />
      </Block>
    </Frame>
  );
}
