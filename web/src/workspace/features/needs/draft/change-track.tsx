import type { OpenTrack } from '@jiebang/contract/needs/desk/track.ts';
import type { WorkNeed } from '@jiebang/contract/needs/work.ts';
import { api } from '../../../../lib/api.ts';
import { dateTime } from '../../../../lib/dates.ts';
import { scopeLine } from '../../../../lib/scope.ts';
import { Act } from '../../../../ui/kit/act.tsx';
import { useLocale } from '../../../../ui/kit/language.tsx';
import { useRead } from '../../../../ui/kit/read.tsx';
import { useText } from '../text.ts';

/** Takes a need that is not in review to another track or edition, where one would take it. */
export function ChangeTrack({ need }: { readonly need: WorkNeed }) {
  const movable = need.can['change_track'] === true || need.can['change_edition'] === true;
  return movable ? <Choice need={need} /> : null;
}

function Choice({ need: { id, can } }: { readonly need: WorkNeed }) {
  const m = useText();
  const locale = useLocale();
  const params = { id };
  const tracks = useRead(['need', id, 'tracks'], () => api.needs.openTracks({ params }));
  if (!tracks.data || tracks.data.items.length === 0) return null;
  const { items } = tracks.data;
  const named = ({ name, nameEn }: { readonly name: string; readonly nameEn: string }) =>
    locale === 'zh' ? name : nameEn;
  const option = (track: OpenTrack) => ({
    value: track.id,
    label: track.ofSameEdition ? named(track) : m.tracks.inEdition(named(track.contest), named(track)),
    hint: [
      track.ofSameEdition ? m.tracks.until(dateTime(track.until)) : m.tracks.untilElsewhere(dateTime(track.until)),
      scopeLine(track.scope, locale),
    ]
      .filter(Boolean)
      .join(' · '),
  });
  return (
    <Act
      label={m.tracks.change}
      can={can['change_track'] ?? can['change_edition']}
      ask={{
        says: m.tracks.says,
        fields: [{ kind: 'choice', name: 'track', label: m.track, required: true, options: items.map(option) }],
      }}
      run={(body: { track: string }) => api.needs.changeTrack({ params, body })}
    />
  );
}
