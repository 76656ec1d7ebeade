import { useState } from 'react';
import { api } from '../../../lib/api.ts';
import { PickEdition, useEditions } from '../../../ui/edition.tsx';
import type { Field, Values } from '../../../ui/kit/form/field.ts';
import { SimpleForm } from '../../../ui/kit/form/simple-form.tsx';
import { useLocale } from '../../../ui/kit/language.tsx';
import { useGo } from '../../../ui/kit/link.tsx';
import { Page as Frame } from '../../../ui/kit/page.tsx';
import { Nothing, Shown, useRead } from '../../../ui/kit/read.tsx';

type Typed<Draft> = Draft & { readonly track: string };

/** What differs between a live final and a matchmaking session. */
type Staged<Draft> = {
  readonly words: Readonly<Record<'create' | 'createSays' | 'noNeeds' | 'track' | 'wholeContest', string>>;
  readonly fresh: () => Values;
  readonly useFields: (contest: string) => readonly Field[];
  readonly make: (body: {
    readonly contest: string;
    readonly track: string | null;
    readonly draft: Omit<Typed<Draft>, 'track'>;
  }) => Promise<{ readonly id: string }>;
  /** Where one goes on, by its id. */
  readonly onward: (id: string) => string;
};

/** A new live final or matchmaking session: of which contest, or of which track of it. */
export function NewOnStage<Draft>(staged: Staged<Draft>) {
  const { words } = staged;
  const editions = useEditions();
  const [chosen, choose] = useState<string | undefined>();
  const contest = chosen ?? editions.data?.[0]?.id;
  return (
    <Frame title={words.create} below={words.createSays}>
      {editions.data && contest !== undefined && (
        <>
          <PickEdition value={contest} among={editions.data} pick={choose} />
          <OfContest key={contest} contest={contest} {...staged} />
        </>
      )}
      {editions.data?.length === 0 && <Nothing>{words.noNeeds}</Nothing>}
    </Frame>
  );
}

type OfOne<Draft> = Staged<Draft> & { readonly contest: string };

function OfContest<Draft>(props: OfOne<Draft>) {
  const { contest } = props;
  const read = useRead(['contest', contest], () => api.contests.contest({ params: { id: contest } }));
  return <Shown of={read}>{({ tracks }) => <Form tracks={tracks} {...props} />}</Shown>;
}

type Track = { readonly id: string; readonly name: string; readonly nameEn: string };

function Form<Draft>(props: OfOne<Draft> & { readonly tracks: readonly Track[] }) {
  const { contest, tracks, words, fresh, useFields, make, onward } = props;
  const locale = useLocale();
  const go = useGo();
  const fields = useFields(contest);
  const me = useRead(['me'], () => api.identity.me());
  const whole = me.data?.grants.some(
    ({ role, scope, scopeId }) => role === 'organiser' && (scope === 'platform' || scopeId === contest),
  );
  const options = tracks.map(({ id, name, nameEn }) => ({ value: id, label: locale === 'zh' ? name : nameEn }));
  const every = whole ? [{ value: 'whole', label: words.wholeContest }] : [];
  return (
    <SimpleForm
      fields={[
        { kind: 'choice', name: 'track', label: words.track, required: true, options: [...every, ...options] },
        ...fields,
      ]}
      initial={{ ...fresh(), track: options[0]?.value ?? null }}
      submit={words.create}
      guarded
      send={({ track, ...draft }: Typed<Draft>) => make({ contest, track: track === 'whole' ? null : track, draft })}
      done={({ id }) => go(onward(id))}
    />
  );
}
