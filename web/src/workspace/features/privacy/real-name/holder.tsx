import type { Me } from '@jiebang/contract/identity/person.ts';
import { api } from '../../../../lib/api.ts';
import { Act, Acts } from '../../../../ui/kit/act.tsx';
import { countryOptions, mainlandPlaceOptions } from '../../../../ui/kit/form/codes.ts';
import type { Field } from '../../../../ui/kit/form/field.ts';
import { useLocale } from '../../../../ui/kit/language.tsx';
import { GoButton } from '../../../../ui/kit/link.tsx';
import { Block } from '../../../../ui/kit/page.tsx';
import { useText } from './text.ts';

type Typed = { country: string; region: string | null };

/** Taking part in one's own name, for whoever's real name is verified. */
export function Holder({ me }: { readonly me: Me }) {
  const m = useText();
  const locale = useLocale();
  const own = me.memberships.find(({ organisation }) => organisation.kind === 'individual')?.organisation;
  const fields: Field[] = [
    {
      kind: 'choice',
      name: 'country',
      label: m.country,
      options: countryOptions(locale),
      search: true,
      required: true,
    },
    {
      kind: 'choice',
      name: 'region',
      label: m.region,
      options: mainlandPlaceOptions(locale),
      when: ({ country }) => country === 'CN',
    },
  ];
  return (
    <Block title={m.holder}>
      {own ? (
        <>
          <p role="status">{m.holderStands}</p>
          <GoButton to={`/organisations/${own.id}`}>{own.name}</GoButton>
        </>
      ) : (
        <>
          <p className="soft">{m.holderSays}</p>
          <Acts>
            <Act
              label={m.holderGo}
              can={true}
              ask={{ fields, initial: { country: 'CN', region: null }, says: <p>{m.holderSays}</p> }}
              run={({ country, region }: Typed) =>
                api.identity.registerHolder({ body: { country, region: country === 'CN' ? region : null } })
              }
            />
          </Acts>
        </>
      )}
    </Block>
  );
}
