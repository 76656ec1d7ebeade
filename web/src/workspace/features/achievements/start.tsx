import { emptyAchievement } from '@jiebang/contract/achievements/achievement.ts';
import type { Me } from '@jiebang/contract/identity/person.ts';
import { placeOf } from '@jiebang/contract/reference/places.ts';
import { api } from '../../../lib/api.ts';
import { SimpleForm } from '../../../ui/kit/form/simple-form.tsx';
import { GoButton } from '../../../ui/kit/link.tsx';
import { Nothing } from '../../../ui/kit/read.tsx';
import { useText } from './text.ts';

type StartProps = { readonly me: Me; readonly done: (id: string) => void };
type Typed = { organisation: string; title: string };

/** The first step of an achievement: whose, and under which title. A person who holds technology may have one too. */
export function StartAchievement({ me, done }: StartProps) {
  const m = useText();
  const owners = me.memberships.map(({ organisation }) => organisation);
  if (owners.length === 0) {
    return (
      <Nothing>
        {m.noOrganisation} <GoButton to="/organisations">{m.toOrganisations}</GoButton>
      </Nothing>
    );
  }
  return (
    <SimpleForm
      fields={[
        {
          kind: 'choice',
          name: 'organisation',
          label: m.organisation,
          options: owners.map(({ id, name }) => ({ value: id, label: name })),
          required: true,
        },
        { kind: 'line', name: 'title', label: m.title, hint: m.titleHint, max: 120, required: true },
      ]}
      initial={{ organisation: owners[0]?.id ?? null, title: null }}
      submit={m.start}
      send={({ organisation, title }: Typed) => {
        const owner = owners.find(({ id }) => id === organisation);
        const achievement = { ...emptyAchievement(title), region: owner ? placeOf(owner) : null };
        return api.achievements.create({ body: { organisation, achievement } });
      }}
      done={({ id }) => done(id)}
    />
  );
}
