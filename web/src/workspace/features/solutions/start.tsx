import type { Me } from '@jiebang/contract/identity/person.ts';
import { api } from '../../../lib/api.ts';
import { SimpleForm } from '../../../ui/kit/form/simple-form.tsx';
import { Shown, useRead } from '../../../ui/kit/read.tsx';
import { useText } from './text.ts';

type Typed = { organisation: string; team: string };
type StartProps = { readonly need: string; readonly me: Me; readonly done: (id: string) => void };

/** The first step of a solution: for which organisation, by which team. */
export function StartSolution({ need, me, done }: StartProps) {
  const m = useText();
  const teams = useRead(['teams'], () => api.solutions.teams());
  const organisations = me.memberships.map(({ organisation }) => ({
    value: organisation.id,
    label: organisation.name,
  }));
  return (
    <Shown of={teams}>
      {({ items }) => (
        <SimpleForm
          fields={[
            { kind: 'choice', name: 'organisation', label: m.organisation, options: organisations, required: true },
            {
              kind: 'choice',
              name: 'team',
              label: m.team,
              required: true,
              options: [
                { value: 'new', label: m.newTeam },
                ...items.map(({ id, name, organisation }) => ({
                  value: id,
                  label: `${name ?? m.team} · ${organisation.name}`,
                })),
              ],
            },
          ]}
          initial={{ organisation: organisations[0]?.value ?? null, team: 'new' }}
          submit={m.start}
          send={({ organisation, team }: Typed) =>
            api.solutions.create({ body: { need, organisation, team: team === 'new' ? null : team } })
          }
          done={({ id }) => done(id)}
        />
      )}
    </Shown>
  );
}
