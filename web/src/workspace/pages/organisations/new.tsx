import { api } from '../../../lib/api.ts';
import { useGo } from '../../../ui/kit/link.tsx';
import { Page as Frame } from '../../../ui/kit/page.tsx';
import { OrganisationForm } from '../../features/organisations/form.tsx';
import { useText } from '../../features/organisations/text.ts';

export function Page() {
  const m = useText();
  const go = useGo();
  return (
    <Frame title={m.register} below={m.registerSays}>
      <OrganisationForm
        submit={m.create}
        send={(body) => api.identity.createOrganisation({ body })}
        done={({ id }) => go(`/organisations/${id}`)}
      />
    </Frame>
  );
}
