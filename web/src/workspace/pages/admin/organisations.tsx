import { api } from '../../../lib/api.ts';
import { GoButton } from '../../../ui/kit/link.tsx';
import { Page as Frame } from '../../../ui/kit/page.tsx';
import { Shown, useRead } from '../../../ui/kit/read.tsx';
import { OrganisationDesk } from '../../features/organisations/desk.tsx';
import { useText as useMergeText } from '../../features/organisations/merge/text.ts';
import { useText } from '../../features/organisations/text.ts';

/** Organisations that wait for verification, and all others by state and name. */
export function Page() {
  const m = useText();
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
      <OrganisationDesk address="/admin/organisations" />
    </Frame>
  );
}
