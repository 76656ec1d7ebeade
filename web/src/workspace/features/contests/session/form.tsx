import type { SessionDraft } from '@jiebang/contract/judging/stage/session.ts';
import { api } from '../../../../lib/api.ts';
import type { Field, Values } from '../../../../ui/kit/form/field.ts';
import { useRead } from '../../../../ui/kit/read.tsx';
import { useText } from './text.ts';

const morning = (days: number): string => {
  const at = new Date(Date.now() + days * 86_400_000);
  at.setUTCHours(1, 0, 0, 0);
  return at.toISOString();
};

/** A session that nobody has filled in: ten tables, eight meetings of 25 minutes, to be approved by the organiser. */
export const freshSession = (): Values => ({
  title: null,
  titleEn: null,
  place: null,
  beginsAt: morning(14),
  tables: 10,
  slots: 8,
  slotMinutes: 25,
  gapMinutes: 5,
  chooseBy: morning(10),
  named: true,
  needs: [],
});

/** What is asked of a session; needs are those of its contest whose solutions are open, and those that it has. */
export function useSessionFields(contest: string, chosen: SessionDraft['needs'] = []): Field[] {
  const m = useText();
  const closed = useRead(['needs', 'closed'], () =>
    api.needs.list({ query: { desk: 'organiser', state: 'closed', limit: 100 } }),
  );
  const judged = useRead(['needs', 'judged'], () =>
    api.needs.list({ query: { desk: 'organiser', state: 'judging', limit: 100 } }),
  );
  const needs = [...(closed.data?.items ?? []), ...(judged.data?.items ?? [])].filter(
    (need) => need.contest === contest,
  );
  const known = needs.map(({ id, number, title }) => ({ value: id, label: `${number ?? ''} ${title ?? ''}` }));
  const gone = chosen.filter(({ need }) => !known.some(({ value }) => value === need));
  const count = { kind: 'number', required: true, half: true } as const;
  return [
    { kind: 'line', name: 'title', label: m.title, max: 80, required: true, half: true },
    { kind: 'line', name: 'titleEn', label: m.titleEn, max: 160, required: true, half: true },
    { kind: 'line', name: 'place', label: m.place, max: 120, required: true, half: true },
    { kind: 'instant', name: 'beginsAt', label: m.beginsAt, required: true, half: true },
    { ...count, name: 'tables', label: m.tables, min: 1, max: 60 },
    { ...count, name: 'slots', label: m.slots, min: 1, max: 30 },
    { ...count, name: 'slotMinutes', label: m.slotMinutes, min: 5, max: 240, unit: m.minutes },
    { ...count, name: 'gapMinutes', label: m.gapMinutes, min: 0, max: 120, unit: m.minutes },
    { kind: 'instant', name: 'chooseBy', label: m.chooseBy, required: true, half: true },
    { kind: 'flag', name: 'named', label: m.named, hint: m.namedHint },
    {
      kind: 'rows',
      name: 'needs',
      label: m.needs,
      add: m.addNeed,
      max: 200,
      ...(known.length === 0 ? { hint: m.noNeeds } : {}),
      fields: [
        {
          kind: 'choice',
          name: 'need',
          label: m.need,
          search: true,
          required: true,
          options: [...known, ...gone.map(({ need }) => ({ value: need, label: need }))],
        },
        {
          kind: 'number',
          name: 'delegation',
          label: m.delegation,
          hint: m.delegationHint,
          min: 1,
          max: 9,
          required: true,
        },
      ],
    },
  ];
}
