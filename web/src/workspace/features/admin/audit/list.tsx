import { AuditArea } from '@jiebang/contract/desk/audit.ts';
import { api, fileAddress, routes } from '../../../../lib/api.ts';
import type { Locale } from '../../../../lib/locale.ts';
import type { Field } from '../../../../ui/kit/form/field.ts';
import { SimpleForm } from '../../../../ui/kit/form/simple-form.tsx';
import { useLocale } from '../../../../ui/kit/language.tsx';
import { Go, useAsked, useGo } from '../../../../ui/kit/link.tsx';
import { Paged } from '../../../../ui/kit/list.tsx';
import { Entry, type RuleWords } from './entry.tsx';
import { useText } from './text.ts';

type Asked = { area?: AuditArea; person?: string; organisation?: string; from?: string; to?: string };
type Typed = { area: AuditArea | null; organisation?: string | null; days: { from: string; to: string } | null };

/** Which areas each has: what is done in nobody's name but one's own is the platform's alone. */
const areas: Readonly<Record<AuditOf['kind'], readonly AuditArea[]>> = {
  platform: AuditArea.options,
  organisation: AuditArea.options.filter((area) => area !== 'account' && area !== 'platform'),
  contest: ['contest', 'need', 'result'],
};

/** Whose audit it is: the platform's, what was done in the name of an organisation, or a contest's. */
export type AuditOf =
  | { readonly kind: 'platform' }
  | { readonly kind: 'organisation' | 'contest'; readonly id: string };
type ListProps = { readonly address: string; readonly of: AuditOf; readonly rules: RuleWords };

/** Who did what to what: on the whole platform, in the name of one organisation, or in a contest. The filter stands in the address. */
export function AuditList({ address, of, rules }: ListProps) {
  const m = useText();
  const go = useGo();
  const locale = useLocale();
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
      options: areas[of.kind].map((value) => ({ value, label: m.areas[value] })),
    },
    ...(of.kind === 'platform' ? [{ kind: 'organisation', name: 'organisation', label: m.organisation } as const] : []),
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
      <p>
        <a className="go" href={sheetOf(of, { ...asked, locale })} download>
          {m.sheet}
        </a>
      </p>
      <Paged name={m.audit} from={['audit', of, asked]} call={(page) => read(of, { ...page, ...asked })} empty={m.none}>
        {(entry) => <Entry key={entry.id} of={entry} rules={rules} only={(person) => at({ ...asked, person })} />}
      </Paged>
    </>
  );
}

type Query = Asked & { readonly after?: string; readonly limit: number };
const read = (of: AuditOf, query: Query) => {
  if (of.kind === 'platform') return api.desk.audit({ query });
  const params = { id: of.id };
  return of.kind === 'contest'
    ? api.desk.contestAudit({ params, query })
    : api.desk.organisationAudit({ params, query });
};

function sheetOf(of: AuditOf, query: Asked & { readonly locale: Locale }): string {
  if (of.kind === 'platform') return fileAddress(routes.desk.auditSheet, { query });
  const params = { id: of.id };
  return of.kind === 'contest'
    ? fileAddress(routes.desk.contestAuditSheet, { params, query })
    : fileAddress(routes.desk.organisationAuditSheet, { params, query });
}

function useFilter(): Asked {
  const area = AuditArea.safeParse(useAsked('area')).data;
  const said = { person: useAsked('person'), organisation: useAsked('organisation') };
  const days = { from: useAsked('from'), to: useAsked('to') };
  const given = Object.entries({ area, ...said, ...days }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given);
}
