import type { ContestInput } from '@jiebang/contract/contests/contest.ts';
import { api } from '../../../lib/api.ts';
import type { Field, Values } from '../../../ui/kit/form/field.ts';
import { SimpleForm } from '../../../ui/kit/form/simple-form.tsx';
import { useLocale } from '../../../ui/kit/language.tsx';
import { Shown, useRead } from '../../../ui/kit/read.tsx';
import { useContestFields } from './fields.ts';
import { useText } from './text.ts';

type Basis = 'template' | 'clone' | 'blank';
type Typed = ContestInput & {
  readonly basis: Basis;
  readonly earlier: string | null;
  readonly startsOn: string | null;
};

/** A new contest: where it begins from, its first day, and what it is. */
export function NewContest({ done }: { readonly done: (id: string) => void }) {
  const m = useText();
  const locale = useLocale();
  const own = useContestFields();
  const earlier = useRead(['contests', 'all'], () => api.contests.list({ query: { limit: 100 } }));
  const basis = (values: Values) => values['basis'];
  return (
    <Shown of={earlier}>
      {({ items }) => {
        const bases: Basis[] = items.length > 0 ? ['template', 'clone', 'blank'] : ['template', 'blank'];
        const fields: Field[] = [
          {
            kind: 'choice',
            name: 'basis',
            label: m.basis,
            required: true,
            options: bases.map((value) => ({ value, ...m.bases[value] })),
          },
          {
            kind: 'choice',
            name: 'earlier',
            label: m.earlier,
            required: true,
            search: true,
            options: items.map(({ id, name, nameEn, number }) => ({
              value: id,
              label: `${number} · ${locale === 'zh' ? name : nameEn}`,
            })),
            when: (values) => basis(values) === 'clone',
          },
          {
            kind: 'day',
            name: 'startsOn',
            label: m.startsOn,
            hint: m.startsOnHint,
            when: (values) => basis(values) !== 'blank',
          },
          ...own,
        ];
        const initial = {
          ...Object.fromEntries(own.map(({ name, kind }) => [name, kind === 'rows' || kind === 'many' ? [] : null])),
          basis: 'template',
          earlier: items[0]?.id ?? null,
          startsOn: null,
        };
        return (
          <SimpleForm
            fields={fields}
            initial={initial}
            submit={m.create}
            send={({ basis: chosen, earlier: from, startsOn, ...typed }: Typed) =>
              api.contests.create({
                body: {
                  ...typed,
                  copyOf: chosen === 'clone' ? from : null,
                  template: chosen === 'template' ? 'four_tracks' : null,
                  startsOn: chosen === 'blank' ? null : startsOn,
                },
              })
            }
            done={({ id }) => done(id)}
          />
        );
      }}
    </Shown>
  );
}
