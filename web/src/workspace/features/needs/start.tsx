import type { Me } from '@jiebang/contract/identity/person.ts';
import { emptyDraft } from '@jiebang/contract/needs/draft.ts';
import { placeOf } from '@jiebang/contract/reference/places.ts';
import { api } from '../../../lib/api.ts';
import { trackOptions, useOpenTracks } from '../../../ui/edition.tsx';
import { SimpleForm } from '../../../ui/kit/form/simple-form.tsx';
import { useLocale } from '../../../ui/kit/language.tsx';
import { GoButton } from '../../../ui/kit/link.tsx';
import { Nothing, Shown } from '../../../ui/kit/read.tsx';
import { unitsOf } from '../../../ui/units.ts';
import { useText } from './text.ts';

type StartProps = { readonly me: Me; readonly done: (id: string) => void };
type Typed = { organisation: string; track: string; title: string };

/** The first step of a need: whose, in which track, under which title. */
export function StartNeed({ me, done }: StartProps) {
  const m = useText();
  const locale = useLocale();
  const open = useOpenTracks();
  const units = unitsOf(me);
  const organisations = units.map(({ id, name }) => ({ value: id, label: name }));
  if (organisations.length === 0) {
    return (
      <Nothing>
        {m.noOrganisation} <GoButton to="/organisations">{m.toOrganisations}</GoButton>
      </Nothing>
    );
  }
  return (
    <Shown of={open}>
      {(tracks) => (
        <SimpleForm
          fields={[
            { kind: 'choice', name: 'organisation', label: m.organisation, options: organisations, required: true },
            {
              kind: 'choice',
              name: 'track',
              label: m.track,
              required: true,
              options: trackOptions(
                tracks.filter(({ collecting }) => collecting),
                locale,
              ),
            },
            { kind: 'line', name: 'title', label: m.title, hint: m.titleHint, max: 80, required: true },
          ]}
          initial={{ organisation: organisations[0]?.value ?? null, track: null, title: null }}
          submit={m.start}
          send={({ organisation, track, title }: Typed) => {
            const owner = units.find(({ id }) => id === organisation);
            const need = { ...emptyDraft(title), region: owner ? placeOf(owner) : null };
            return api.needs.create({ body: { organisation, track, need } });
          }}
          done={({ id }) => done(id)}
        />
      )}
    </Shown>
  );
}
