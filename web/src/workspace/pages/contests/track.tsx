import type { TrackEdit, TrackInput } from '@jiebang/contract/contests/contest.ts';
import { isPutAway, wasOpened } from '@jiebang/contract/contests/contest.ts';
import { api } from '../../../lib/api.ts';
import { nameIn } from '../../../ui/edition.tsx';
import { Act, Acts } from '../../../ui/kit/act.tsx';
import { SimpleForm } from '../../../ui/kit/form/simple-form.tsx';
import { useLocale } from '../../../ui/kit/language.tsx';
import { Go, useGo, usePart } from '../../../ui/kit/link.tsx';
import { Block, Page as Frame } from '../../../ui/kit/page.tsx';
import { Shown, useRead } from '../../../ui/kit/read.tsx';
import { trackValues, useTrackFields } from '../../features/contests/fields.ts';
import { Scope } from '../../features/contests/rule/scope.tsx';
import { useRuleText, useText } from '../../features/contests/text.ts';
import { useText as useAssignment } from '../../features/judging/assignment/text.ts';
import { TrackAssignment } from '../../features/judging/assignment/track.tsx';

/** A track of a contest: its kind and words, and what it is open to, with its versions; a new one where the address names none. */
export function Page() {
  const m = useText();
  const locale = useLocale();
  const go = useGo();
  const assignment = useAssignment();
  const id = usePart('id');
  const track = usePart('track');
  const rules = useRuleText();
  const fields = useTrackFields(track === '');
  const contest = useRead(['contest', id], () => api.contests.contest({ params: { id } }));
  const back = () => go(`/contests/${id}`);
  return (
    <Shown of={contest}>
      {(of) => {
        const old = of.tracks.find((one) => one.id === track);
        return (
          <Frame title={old ? m.editTrack : m.newTrack} above={<Go to={`/contests/${id}`}>{nameIn(of, locale)}</Go>}>
            <SimpleForm
              key={old?.id ?? 'new'}
              fields={fields}
              {...(old ? { initial: trackValues(old) } : {})}
              submit={m.save}
              send={(body: TrackEdit | TrackInput) =>
                old
                  ? api.contests.editTrack({ params: { id: old.id }, version: old.version, body })
                  : api.contests.createTrack({ params: { id }, body: body as TrackInput })
              }
              done={back}
            />
            {old && (
              <Block title={rules.names.track_scope.name}>
                <Scope track={old} changeable={!isPutAway(of.state)} />
              </Block>
            )}
            {old && wasOpened(of.state) && (
              <Block title={assignment.title}>
                <TrackAssignment track={old.id} />
              </Block>
            )}
            {old && of.state === 'draft' && (
              <Acts>
                <Act
                  label={m.removeTrack}
                  can={of.can.edit}
                  danger
                  ask={{ says: m.removeSays, fields: [] }}
                  run={() => api.contests.removeTrack({ params: { id: old.id } })}
                  done={back}
                />
              </Acts>
            )}
          </Frame>
        );
      }}
    </Shown>
  );
}
