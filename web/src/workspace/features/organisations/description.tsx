import type { Organisation, OrganisationDescription } from '@jiebang/contract/identity/organisation.ts';
import { api } from '../../../lib/api.ts';
import { localPath } from '../../../lib/locale.ts';
import { SimpleForm } from '../../../ui/kit/form/simple-form.tsx';
import { useLocale } from '../../../ui/kit/language.tsx';
import { Block } from '../../../ui/kit/page.tsx';
import { useText } from './text.ts';

/** What a verified organisation says of itself in public, for its administrators to change. */
export function Description({ of }: { readonly of: Organisation }) {
  const m = useText();
  const locale = useLocale();
  const { id, version, intro, website } = of;
  if (of.can.describe !== true) return null;
  return (
    <Block title={m.describe}>
      <p className="soft">
        {m.describeSays} <a href={localPath(locale, `/organisations/${id}`)}>{m.publicPage}</a>
      </p>
      <SimpleForm
        key={version}
        fields={[
          { kind: 'lines', name: 'intro', label: m.intro, max: 1000 },
          { kind: 'line', name: 'website', label: m.website, max: 300 },
        ]}
        initial={{ intro, website }}
        submit={m.save}
        primary={false}
        send={(body: OrganisationDescription) => api.identity.describeOrganisation({ params: { id }, version, body })}
      />
    </Block>
  );
}
