import { AuditArea } from '@jiebang/contract/desk/audit.ts';
import { api } from '../../../../lib/api.ts';
import type { Field } from '../../../../ui/kit/form/field.ts';
import { SimpleForm } from '../../../../ui/kit/form/simple-form.tsx';
import { Go, useAsked, useGo } from '../../../../ui/kit/link.tsx';
import { Paged } from '../../../../ui/kit/list.tsx';
import { Entry, type RuleWords } from './entry.tsx';
import { useText } from './text.ts';

type Asked = { area?: AuditArea; person?: string; organisation?: string; from?: string; to?: string };
type Typed = { area: AuditArea | null; organisation?: string | null; days: { from: string; to: string } | null };

/** What is done in nobody's name but one's own, or the platform's. */
const platformOnly: readonly AuditArea[] = ['account', 'platform'];

type ListProps = { readonly address: string; readonly of: string | null; readonly rules: RuleWords };

/** Who did what to what: on the whole platform, or in the name of one organisation. The filter stands in the address. */
export function AuditList({ address, of, rules }: ListProps) {
  const m = useText();
  const go = useGo();
  const asked = useFilter();
  const at = (filter: Asked) => {
    const said = new URLSearchParams(Object.entries(filter).filter(([, value]) => value));
    return said.size > 0 ? `${address}?${said}` : address;
  };
  const fields: Field[] = [
    {
      kind: 'choice',
      name: 'area',
      label: m.area,
      search: true,
      options: AuditArea.options
        .filter((value) => of === null || !platformOnly.includes(value))
        .map((value) => ({ value, label: m.areas[value] })),
    },
    ...(of === null ? [{ kind: 'organisation', name: 'organisation', label: m.organisation } as const] : []),
    { kind: 'days', name: 'days', label: m.time },
  ];
  const { area, from, to, organisation } = asked;
  return (
    <>
      <SimpleForm
        key={JSON.stringify(asked)}
        name={m.filter}
        fields={fields}
        initial={{
          area: area ?? null,
          organisation: organisation ?? null,
          days: from || to ? { from: from ?? '', to: to ?? '' } : null,
        }}
        submit={m.filter}
        primary={false}
        send={async (typed: Typed) => {
          const { person } = asked;
          const { days } = typed;
          go(
            at({
              ...(person ? { person } : {}),
              ...(typed.area ? { area: typed.area } : {}),
              ...(typed.organisation ? { organisation: typed.organisation } : {}),
              ...(days ?? {}),
            }),
          );
        }}
      />
      {Object.keys(asked).length > 0 && (
        <p>
          <Go to={address}>{m.clear}</Go>
        </p>
      )}
      <Paged
        name={m.audit}
        from={['audit', of, asked]}
        call={(page) =>
          of === null
            ? api.desk.audit({ query: { ...page, ...asked } })
            : api.desk.organisationAudit({ params: { id: of }, query: { ...page, ...asked } })
        }
        empty={m.none}
      >
        {(entry) => <Entry key={entry.id} of={entry} rules={rules} only={(person) => at({ ...asked, person })} />}
      </Paged>
    </>
  );
}

function useFilter(): Asked {
  const area = AuditArea.safeParse(useAsked('area')).data;
  const said = { person: useAsked('person'), organisation: useAsked('organisation') };
  const days = { from: useAsked('from'), to: useAsked('to') };
  const given = Object.entries({ area, ...said, ...days }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given);
}
