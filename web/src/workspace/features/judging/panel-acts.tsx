import type { Can } from '@jiebang/contract/http/problem.ts';
import type { Criterion, Panel } from '@jiebang/contract/judging/panel.ts';
import { api } from '../../../lib/api.ts';
import { Act, Acts } from '../../../ui/kit/act.tsx';
import type { Field } from '../../../ui/kit/form/field.ts';
import { useGo } from '../../../ui/kit/link.tsx';
import { RoundsAct } from './rounds.tsx';
import { useText } from './text.ts';

type Rubric = { criteria: (Omit<Criterion, 'key'> & { key?: string })[] };

/** What the organiser may do with a panel now. */
export function PanelActs({ panel }: { readonly panel: Panel }) {
  const m = useText();
  const { can } = panel;
  const params = { need: panel.need.id };
  const stageNext = panel.rounds.find(({ state }) => state === 'ahead')?.kind === 'final';
  const rubric = useRubricFields(true);
  const own = useRubricFields(false);
  const { version } = panel;
  const bodyOf = ({ criteria }: Rubric) => ({
    criteria: criteria.map((one, i) => ({ ...one, key: one.key ?? `criterion_${i + 1}` })),
  });
  return (
    <Acts>
      <Act
        label={m.setRubric}
        can={can['set_rubric']}
        ask={{ fields: rubric, initial: { criteria: panel.rubric } }}
        run={(given: Rubric) => api.judging.setRubric({ params, version, body: bodyOf(given) })}
      />
      {panel.rounds
        .filter(({ n }) => n > 1)
        .map(({ kind, rubric: given }) => (
          <Act
            key={kind}
            label={m.setRoundRubric(m.roundKinds[kind])}
            can={can['set_rubric']}
            ask={{ says: m.setRoundRubricSays, fields: own, initial: { criteria: given ?? panel.rubric } }}
            run={(typed: Rubric) =>
              api.judging.setRoundRubric({ params: { ...params, round: kind }, version, body: bodyOf(typed) })
            }
          />
        ))}
      <RoundsAct panel={panel} />
      <Act label={m.begin} can={can['begin']} primary run={() => api.judging.begin({ params })} />
      <Act
        label={m.giveTime}
        can={can['give_time']}
        ask={{
          says: m.giveTimeSays,
          fields: [
            { kind: 'instant', name: 'scoreBy', label: m.scoreBy, required: true },
            { kind: 'lines', name: 'reason', label: m.reason, max: 500, required: true },
          ],
          initial: { scoreBy: panel.scoreBy, reason: null },
        }}
        run={(body: { scoreBy: string; reason: string }) => api.judging.giveTime({ params, body })}
      />
      <Act
        label={m.advance}
        can={can['advance']}
        primary
        ask={{
          says: m.advanceSays,
          fields: stageNext ? [] : [{ kind: 'flag', name: 'assign', label: m.assignAnew, hint: m.assignAnewHint }],
          initial: { assign: false },
        }}
        run={(body: { assign: boolean }) => api.judging.advance({ params, body })}
      />
      <Act
        label={m.handOut}
        can={can['hand_out']}
        primary
        ask={{ says: m.handOutSays, fields: [] }}
        run={() => api.judging.handOut({ params })}
      />
      <Act label={m.rank} can={can['rank']} primary run={() => api.judging.rank({ params })} />
      <Act label={m.publishNotice} can={can['notice']} primary run={() => api.judging.publishNotice({ params })} />
      <StandAside need={panel.need.id} can={can['stand_aside']} />
    </Acts>
  );
}

/** The criteria of a rubric as they are typed. */
function useRubricFields(required: boolean): Field[] {
  const m = useText();
  return [
    {
      kind: 'rows',
      name: 'criteria',
      label: m.rubric,
      add: m.addCriterion,
      max: 12,
      required,
      fields: [
        { kind: 'line', name: 'name', label: m.criterion.name, max: 40, required: true, half: true },
        { kind: 'line', name: 'nameEn', label: m.criterion.nameEn, max: 80, required: true, half: true },
        {
          kind: 'number',
          name: 'weight',
          label: m.criterion.weight,
          min: 1,
          max: 100,
          unit: '%',
          required: true,
          half: true,
        },
        { kind: 'number', name: 'max', label: m.criterion.max, min: 1, max: 100, required: true, half: true },
        { kind: 'lines', name: 'guidance', label: m.criterion.guidance, max: 500, rows: 2, required: true },
        { kind: 'lines', name: 'guidanceEn', label: m.criterion.guidanceEn, max: 1000, rows: 2, required: true },
        { kind: 'flag', name: 'commentRequired', label: m.criterion.commentRequired },
      ],
    },
  ];
}

/** Declaring a conflict of interest with the need: from then on the page is closed to who did. */
export function StandAside({ need, can }: { readonly need: string; readonly can: Can | undefined }) {
  const m = useText();
  const go = useGo();
  return (
    <Act
      label={m.standAside}
      can={can}
      danger
      ask={{
        says: m.standAsideSays,
        fields: [{ kind: 'lines', name: 'reason', label: m.reason, max: 500, required: true }],
      }}
      run={(body: { reason: string }) => api.solutions.standAside({ params: { id: need }, body })}
      done={() => go(`/needs/${need}`)}
    />
  );
}
