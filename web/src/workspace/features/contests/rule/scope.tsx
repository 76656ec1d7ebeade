import type { Track, TrackScope } from '@jiebang/contract/contests/contest.ts';
import { Button } from 'antd';
import { useState } from 'react';
import { api } from '../../../../lib/api.ts';
import { scopeNames } from '../../../../lib/scope.ts';
import { Act } from '../../../../ui/kit/act.tsx';
import type { Values } from '../../../../ui/kit/form/field.ts';
import { useLocale } from '../../../../ui/kit/language.tsx';
import { Facts } from '../../../../ui/kit/page.tsx';
import { Shown, useRead } from '../../../../ui/kit/read.tsx';
import { useScopeFields } from '../fields.ts';
import { useRuleText, useText } from '../text.ts';
import { Versions } from './line.tsx';

const sorts = ['fields', 'industries', 'regions', 'countries'] as const;
const scopeIn = (values: Values): TrackScope =>
  Object.fromEntries(sorts.map((sort) => [sort, values[sort]])) as TrackScope;

/** What a track is open to: as it is now, how it is changed and what that would do, and how it was. */
export function Scope({ track, changeable }: { readonly track: Track; readonly changeable: boolean }) {
  const m = useRuleText();
  const w = useText();
  const locale = useLocale();
  const fields = useScopeFields();
  const [unfolded, setUnfolded] = useState(false);
  const names = scopeNames(track, locale);
  const send = ({ from, note, ...typed }: Values) =>
    api.contests.setRule({
      params: { id: track.contest },
      body: {
        ...{ key: 'track_scope', value: scopeIn(typed), track: track.id },
        ...{ from: from as string | null, note: String(note) },
      },
    });
  return (
    <>
      <p className="soft">{m.names.track_scope.says}</p>
      <Facts
        of={sorts.map((sort) => [w[sort], names[sort].join(locale === 'zh' ? '、' : ', ') || w.noLimit] as const)}
      />
      <div className="acts">
        {changeable && (
          <Act
            label={m.setScope}
            can={true}
            ask={{
              says: m.scopeSays,
              fields: [
                ...fields,
                { kind: 'instant', name: 'from', label: m.from, hint: m.fromHint },
                { kind: 'line', name: 'note', label: m.note, hint: m.scopeNote, max: 500, required: true },
              ],
              initial: { ...scopeIn(track), from: null, note: null },
              below: (values) => <Outlook track={track.id} scope={scopeIn(values)} />,
            }}
            run={send}
          />
        )}
        <Button aria-expanded={unfolded} onClick={() => setUnfolded(!unfolded)}>
          {unfolded ? m.hide : m.versions}
        </Button>
      </div>
      {unfolded && <Versions contest={track.contest} track={track.id} of="track_scope" />}
    </>
  );
}

/** What the scope that is typed would do to the needs of the track. */
function Outlook({ track, scope }: { readonly track: string; readonly scope: TrackScope }) {
  const m = useRuleText();
  const lists = {
    fields: scope.fields.join(','),
    industries: scope.industries.join(','),
    regions: scope.regions.join(','),
    countries: scope.countries.join(','),
  };
  const outlook = useRead(['scope-outlook', track, lists], () =>
    api.needs.scopeOutlook({ params: { id: track }, query: lists }),
  );
  return (
    <section className="reading" aria-label={m.effect} aria-live="polite">
      <strong>{m.outlook}</strong>
      <Shown of={outlook}>
        {({ drafts, returned, kept, keptOutside }) => (
          <ul>
            <li>{m.outlookDrafts(drafts)}</li>
            <li>{m.outlookReturned(returned)}</li>
            <li>{m.outlookKept(kept, keptOutside)}</li>
          </ul>
        )}
      </Shown>
    </section>
  );
}
