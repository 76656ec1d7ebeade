import type { FinalDraft } from '@jiebang/contract/judging/stage/final.ts';
import { useState } from 'react';
import { api } from '../../../../lib/api.ts';
import { PickEdition, useEditions } from '../../../../ui/edition.tsx';
import { SimpleForm } from '../../../../ui/kit/form/simple-form.tsx';
import { useLocale } from '../../../../ui/kit/language.tsx';
import { useGo } from '../../../../ui/kit/link.tsx';
import { Page as Frame } from '../../../../ui/kit/page.tsx';
import { Nothing, Shown, useRead } from '../../../../ui/kit/read.tsx';
import { freshFinal, useFinalFields } from '../../../features/contests/final/form.tsx';
import { useText } from '../../../features/contests/final/text.ts';

/** A new live final: of which contest, or of which track of it. */
export function Page() {
  const m = useText();
  const editions = useEditions();
  const [chosen, choose] = useState<string | undefined>();
  const contest = chosen ?? editions.data?.[0]?.id;
  return (
    <Frame title={m.create} below={m.createSays}>
      {editions.data && contest !== undefined && (
        <>
          <PickEdition value={contest} among={editions.data} pick={choose} />
          <OfContest key={contest} contest={contest} />
        </>
      )}
      {editions.data?.length === 0 && <Nothing>{m.noNeeds}</Nothing>}
    </Frame>
  );
}

function OfContest({ contest }: { readonly contest: string }) {
  const read = useRead(['contest', contest], () => api.contests.contest({ params: { id: contest } }));
  return <Shown of={read}>{({ tracks }) => <Form contest={contest} tracks={tracks} />}</Shown>;
}

type Track = { readonly id: string; readonly name: string; readonly nameEn: string };
type Typed = FinalDraft & { readonly track: string };

function Form({ contest, tracks }: { readonly contest: string; readonly tracks: readonly Track[] }) {
  const m = useText();
  const locale = useLocale();
  const go = useGo();
  const fields = useFinalFields(contest);
  const me = useRead(['me'], () => api.identity.me());
  const whole = me.data?.grants.some(
    ({ role, scope, scopeId }) => role === 'organiser' && (scope === 'platform' || scopeId === contest),
  );
  const options = tracks.map(({ id, name, nameEn }) => ({ value: id, label: locale === 'zh' ? name : nameEn }));
  const every = whole ? [{ value: 'whole', label: m.wholeContest }] : [];
  return (
    <SimpleForm
      fields={[
        { kind: 'choice', name: 'track', label: m.track, required: true, options: [...every, ...options] },
        ...fields,
      ]}
      initial={{ ...freshFinal(), track: options[0]?.value ?? null }}
      submit={m.create}
      guarded
      send={({ track, ...draft }: Typed) =>
        api.judging.makeFinal({ body: { contest, track: track === 'whole' ? null : track, draft } })
      }
      done={({ id }) => go(`/finals/${id}`)}
    />
  );
}
