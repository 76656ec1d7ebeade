import type { ContestInput, ContestPage, TrackInput } from '@jiebang/contract/contests/contest.ts';
import type { Phase } from '@jiebang/contract/contests/phase.ts';
import { api } from '../../../lib/api.ts';
import { Act, Acts } from '../../../ui/kit/act.tsx';
import { regionOptions } from '../../../ui/kit/form/codes.ts';
import type { Field } from '../../../ui/kit/form/field.ts';
import { useLocale, useWords } from '../../../ui/kit/language.tsx';
import { useText } from './text.ts';

const options = (names: Readonly<Record<string, string>>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }));

export function useContestFields(): Field[] {
  const m = useText();
  const locale = useLocale();
  return [
    { kind: 'line', name: 'name', label: m.name, max: 100, required: true },
    { kind: 'line', name: 'nameEn', label: m.nameEn, max: 200, required: true },
    { kind: 'line', name: 'number', label: m.number, max: 40, required: true, half: true },
    {
      kind: 'choice',
      name: 'homeRegion',
      label: m.homeRegion,
      options: regionOptions(locale),
      required: true,
      half: true,
    },
    { kind: 'lines', name: 'intro', label: m.intro, max: 5000, required: true },
    { kind: 'lines', name: 'introEn', label: m.introEn, max: 10_000, required: true },
  ];
}

/** What may be done with a contest now. */
export function ContestActs({ of }: { readonly of: ContestPage }) {
  const m = useText();
  const w = useWords();
  const fields = useContestFields();
  const { id, version, can, name, nameEn, number, intro, introEn, homeRegion, districts, units } = of;
  const params = { id };
  const phase: Field[] = [
    { kind: 'choice', name: 'phase', label: m.phase, options: options(w.phase), required: true },
    { kind: 'instant', name: 'startsAt', label: m.startsAt, required: true, half: true },
    { kind: 'instant', name: 'endsAt', label: m.endsAt, required: true, half: true },
  ];
  const track: Field[] = [
    { kind: 'choice', name: 'kind', label: m.kind, options: options(w.track), required: true },
    { kind: 'line', name: 'name', label: m.name, max: 100, required: true, half: true },
    { kind: 'line', name: 'nameEn', label: m.nameEn, max: 200, required: true, half: true },
    { kind: 'lines', name: 'intro', label: m.intro, max: 3000, required: true },
    { kind: 'lines', name: 'introEn', label: m.introEn, max: 6000, required: true },
  ];
  return (
    <Acts>
      <Act label={m.open} can={can.open} primary run={() => api.contests.open({ params })} />
      <Act
        label={m.edit}
        can={can.edit}
        ask={{ fields, initial: { name, nameEn, number, intro, introEn, homeRegion, districts, units } }}
        run={(body: ContestInput) => api.contests.edit({ params, version, body })}
      />
      <Act
        label={m.setPhases}
        can={can.schedule}
        ask={{
          fields: [{ kind: 'rows', name: 'phases', label: m.phases, add: m.addPhase, max: 5, fields: phase }],
          initial: { phases: of.phases },
        }}
        run={({ phases }: { phases: Phase[] }) =>
          api.contests.setPhases({ params, version, body: { track: null, phases, reason: null } })
        }
      />
      <Act
        label={m.newTrack}
        can={can.edit}
        ask={{ fields: track }}
        run={(typed: Pick<TrackInput, 'kind' | 'name' | 'nameEn' | 'intro' | 'introEn'>) =>
          api.contests.createTrack({
            params,
            body: { ...typed, fields: [], industries: [], regions: [], countries: [] },
          })
        }
      />
      <Act
        label={m.close}
        can={can.close}
        danger
        ask={{ fields: [{ kind: 'lines', name: 'reason', label: m.reason, max: 1000, required: true }] }}
        run={(body: { reason: string }) => api.contests.close({ params, body })}
      />
      <Act label={m.archive} can={can.archive} run={() => api.contests.archive({ params })} />
    </Acts>
  );
}

/** The first contest, or the next one. */
export function NewContest() {
  const m = useText();
  const fields = useContestFields();
  return (
    <Acts>
      <Act
        label={m.newContest}
        can={true}
        ask={{ fields }}
        run={(typed: Omit<ContestInput, 'units' | 'districts'>) =>
          api.contests.create({ body: { ...typed, districts: [], units: [], copyOf: null } })
        }
      />
    </Acts>
  );
}
