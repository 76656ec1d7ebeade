import { isPutAway } from '@jiebang/contract/contests/contest.ts';
import type { Me } from '@jiebang/contract/identity/person.ts';
import { useState } from 'react';
import { api, fileAddress, routes } from '../../../../../lib/api.ts';
import { useLocale } from '../../../../../ui/kit/language.tsx';
import { GoButton } from '../../../../../ui/kit/link.tsx';
import { Nothing, Shown, useRead } from '../../../../../ui/kit/read.tsx';
import { SheetIntake, SheetUpload } from '../../../../../ui/sheets.tsx';
import { Pick } from './pick.tsx';
import { useText } from './text.ts';

type StartProps = { readonly me: Me; readonly done: (id: string) => void };

/** How it is done, the template, and the upload into a track that this person organises. */
export function StartImport({ me, done }: StartProps) {
  const m = useText();
  const locale = useLocale();
  const [chosen, choose] = useState<string>();
  const contests = useRead(['contests', 'all'], () => api.contests.list({ query: { limit: 100 } }));
  return (
    <SheetIntake
      steps={m.steps}
      template={{ label: m.template, href: fileAddress(routes.needs.importTemplate, { query: { locale } }) }}
    >
      <Shown of={contests}>
        {({ items }) => {
          const options = items
            .filter(({ state }) => !isPutAway(state))
            .map(({ id, name, nameEn }) => ({ value: id, label: locale === 'zh' ? name : nameEn }));
          const contest = chosen ?? options[0]?.value;
          if (contest === undefined) return <Without says={m.noContests} />;
          return (
            <>
              {options.length > 1 && <Pick label={m.contest} options={options} value={contest} pick={choose} />}
              <IntoTrack key={contest} contest={contest} me={me} done={done} />
            </>
          );
        }}
      </Shown>
    </SheetIntake>
  );
}

function IntoTrack({ contest, me, done }: StartProps & { readonly contest: string }) {
  const m = useText();
  const locale = useLocale();
  const [chosen, choose] = useState<string>();
  const page = useRead(['contest', contest], () => api.contests.contest({ params: { id: contest } }));
  const organises = (track: string) =>
    me.grants.some(
      ({ role, scope, scopeId }) =>
        (role === 'organiser' || role === 'track_organiser') &&
        (scope === 'platform' || scopeId === contest || scopeId === track),
    );
  return (
    <Shown of={page}>
      {({ tracks }) => {
        const options = tracks
          .filter(({ id }) => organises(id))
          .map(({ id, name, nameEn }) => ({ value: id, label: locale === 'zh' ? name : nameEn }));
        const track = chosen ?? options[0]?.value;
        if (track === undefined) return <Without says={m.noTracks} />;
        return (
          <>
            <Pick label={m.track} options={options} value={track} pick={choose} />
            <SheetUpload
              label={m.upload}
              send={async (file, name) =>
                done((await api.needs.startImport({ query: { track, name }, body: file })).id)
              }
            />
          </>
        );
      }}
    </Shown>
  );
}

function Without({ says }: { readonly says: string }) {
  const m = useText();
  return (
    <Nothing>
      {says} <GoButton to="/contests">{m.toContests}</GoButton>
    </Nothing>
  );
}
