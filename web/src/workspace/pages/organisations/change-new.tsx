import { VerifiedData } from '@jiebang/contract/identity/organisation/change/change.ts';
import { api } from '../../../lib/api.ts';
import { useGo, usePart } from '../../../ui/kit/link.tsx';
import { Page as Frame } from '../../../ui/kit/page.tsx';
import { Shown, useRead } from '../../../ui/kit/read.tsx';
import { ChangeForm } from '../../features/organisations/change/form.tsx';
import { useText } from '../../features/organisations/change/text.ts';

/** What is to change of a verified organisation; the papers are the next page's. */
export function Page() {
  const m = useText();
  const go = useGo();
  const id = usePart('id');
  const organisation = useRead(['organisation', id], () => api.identity.organisation({ params: { id } }));
  return (
    <Shown of={organisation}>
      {(of) => (
        <Frame title={m.title} above={of.name} below={m.says}>
          <ChangeForm
            of={of}
            data={VerifiedData.strip().parse(of)}
            submit={m.save}
            send={(body) => api.identity.beginChange({ params: { id }, body })}
            done={(change) => go(`/organisation-changes/${change.id}`)}
          />
        </Frame>
      )}
    </Shown>
  );
}
