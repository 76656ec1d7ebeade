import type { ContestPage } from '@jiebang/contract/contests/contest.ts';
import type { StaffLine, StaffPage, StaffRole } from '@jiebang/contract/contests/staff.ts';
import { api } from '../../../../lib/api.ts';
import { Act } from '../../../../ui/kit/act.tsx';
import type { Field } from '../../../../ui/kit/form/field.ts';
import { useKit, useLocale } from '../../../../ui/kit/language.tsx';
import { Line, Paged } from '../../../../ui/kit/list.tsx';
import { Block } from '../../../../ui/kit/page.tsx';
import { useRead } from '../../../../ui/kit/read.tsx';
import { When } from '../../../../ui/kit/when.tsx';
import { handleIn, useWhom, type Whom } from '../../../../ui/whom.ts';
import { useText } from './text.ts';

type OfContest = { readonly of: ContestPage };

/** Who does what in a contest, where and until when; and naming somebody, also while it is in preparation. */
export function Staff({ of }: OfContest) {
  const m = useText();
  const params = { id: of.id };
  const names = useRead(['staff', of.id, 'names'], async () => {
    const page = await api.contests.staff({ params, query: { limit: 1 } });
    return page.names;
  });
  return (
    <Block title={m.staff} actions={names.data && <NameAct of={of} names={names.data} />}>
      <p>{m.staffSays}</p>
      <Paged
        name={m.staff}
        from={['staff', of.id]}
        call={(query) => api.contests.staff({ params, query })}
        empty={m.staffEmpty}
      >
        {(line) => <One key={line.id} of={of} line={line} />}
      </Paged>
    </Block>
  );
}

function One({ of, line }: OfContest & { readonly line: StaffLine }) {
  const m = useText();
  const kit = useKit();
  const locale = useLocale();
  const track = of.tracks.find(({ id }) => id === line.scopeId);
  const places = {
    platform: m.wholePlatform,
    contest: m.wholeContest,
    track: locale === 'zh' ? track?.name : track?.nameEn,
  };
  const until = line.to && (
    <span key="to">
      {m.until} <When at={line.to} />
    </span>
  );
  return (
    <Line
      title={line.name ?? line.email ?? line.mobile ?? ''}
      facts={[
        places[line.scope],
        ...(line.offer ? [line.offer.lapsed ? m.lapsed : m.invited] : [line.email ?? line.mobile]),
        line.offer?.until && (
          <span key="offer">
            {line.offer.lapsed ? m.lapsedAt : m.validUntil} <When at={line.offer.until} />
          </span>
        ),
        ...(line.secondFactor ? [m.withSecondFactor] : []),
        until,
      ]}
      state={kit.roles[line.role]}
    >
      <Act
        label={m.sendAgain}
        can={line.can.send_again}
        ask={{ says: m.sendAgainSays, fields: [] }}
        run={() => api.contests.sendStaffAgain({ params: { id: of.id, grant: line.id } })}
      />
      <Act
        label={line.person === null ? m.takeBack : m.endRole}
        can={line.can.end}
        danger
        ask={{ says: line.person === null ? m.takeBackSays : m.endRoleSays, fields: [] }}
        run={() => api.contests.endStaff({ params: { id: of.id, grant: line.id } })}
      />
    </Line>
  );
}

type Typed = Whom & {
  readonly role: StaffRole;
  readonly place: string;
  readonly track: string;
  readonly to: string | null;
  readonly secondFactor: boolean;
};

function NameAct({ of, names }: OfContest & { readonly names: StaffPage['names'] }) {
  const m = useText();
  const whom = useWhom();
  const fields = [...whom.fields, ...useNameFields(of, names)];
  const [only] = names.tracks;
  if (!only && names.contest.length === 0) return null;
  const send = ({ role, place, track: led, to, secondFactor, ...typed }: Typed) => {
    const among = role === 'organiser' || place === of.id ? null : place;
    const track = role === 'track_organiser' ? led : among;
    return api.contests.nameStaff({
      params: { id: of.id },
      body: { ...handleIn(typed), role, track, to, secondFactor },
    });
  };
  return (
    <Act
      label={m.nameStaff}
      can={true}
      ask={{
        says: m.nameSays,
        fields,
        initial: {
          ...whom.initial,
          role: null,
          place: names.contest.length > 0 ? of.id : (only?.track ?? null),
          track: null,
          to: null,
          secondFactor: false,
        },
      }}
      run={send}
    />
  );
}

/** A contest's organisers are of the whole of it, a track's of one track; everybody else of either. */
function useNameFields(of: ContestPage, names: StaffPage['names']): Field[] {
  const m = useText();
  const kit = useKit();
  const locale = useLocale();
  const roles = new Set([...names.contest, ...names.tracks.flatMap((one) => one.roles)]);
  const tracks = of.tracks
    .filter(({ id }) => names.tracks.some(({ track }) => track === id))
    .map(({ id, name, nameEn }) => ({ value: id, label: locale === 'zh' ? name : nameEn }));
  const whole = names.contest.length > 0 ? [{ value: of.id, label: m.wholeContest }] : [];
  return [
    {
      kind: 'choice',
      name: 'role',
      label: m.role,
      required: true,
      options: [...roles].map((value) => ({ value, label: kit.roles[value] })),
    },
    {
      kind: 'choice',
      name: 'place',
      label: m.place,
      required: true,
      options: [...whole, ...tracks],
      when: ({ role }) => role !== 'organiser' && role !== 'track_organiser',
    },
    {
      kind: 'choice',
      name: 'track',
      label: m.track,
      required: true,
      options: tracks,
      when: ({ role }) => role === 'track_organiser',
    },
    { kind: 'instant', name: 'to', label: m.untilWhen },
    { kind: 'flag', name: 'secondFactor', label: m.secondFactor },
  ];
}
