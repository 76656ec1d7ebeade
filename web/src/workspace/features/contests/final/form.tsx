import type { FinalDraft } from '@jiebang/contract/judging/stage/final.ts';
import { Ground } from '@jiebang/contract/judging/stage/final.ts';
import { api } from '../../../../lib/api.ts';
import type { Field, Values } from '../../../../ui/kit/form/field.ts';
import { useRead } from '../../../../ui/kit/read.tsx';
import { useText } from './text.ts';

const afternoon = (): string => {
  const at = new Date(Date.now() + 7 * 86_400_000);
  at.setUTCHours(6, 0, 0, 0);
  return at.toISOString();
};

/** A final that nobody has filled in: eight minutes to present and five for questions, to be approved by the organiser. */
export const freshFinal = (): Values => ({
  title: null,
  titleEn: null,
  place: null,
  beginsAt: afternoon(),
  presentSeconds: 480,
  questionSeconds: 300,
  shows: 'scores',
  named: true,
  needs: [],
});

/** What is asked of a final; needs are those of its contest that are being judged, and those that it has. */
export function useFinalFields(contest: string, chosen: FinalDraft['needs'] = []): Field[] {
  const m = useText();
  const judged = useRead(['needs', 'judged'], () =>
    api.needs.list({ query: { desk: 'organiser', state: 'judging', limit: 100 } }),
  );
  const needs = (judged.data?.items ?? []).filter((need) => need.contest === contest);
  const known = needs.map(({ id, number, title }) => ({ value: id, label: `${number ?? ''} ${title ?? ''}` }));
  const gone = chosen.filter(({ need }) => !known.some(({ value }) => value === need));
  const seconds = { kind: 'number', min: 30, max: 7200, unit: m.seconds, required: true, half: true } as const;
  return [
    { kind: 'line', name: 'title', label: m.title, max: 80, required: true, half: true },
    { kind: 'line', name: 'titleEn', label: m.titleEn, max: 160, required: true, half: true },
    { kind: 'line', name: 'place', label: m.place, max: 120, required: true, half: true },
    { kind: 'instant', name: 'beginsAt', label: m.beginsAt, required: true, half: true },
    { ...seconds, name: 'presentSeconds', label: m.presentSeconds },
    { ...seconds, name: 'questionSeconds', label: m.questionSeconds },
    {
      kind: 'choice',
      name: 'shows',
      label: m.shows,
      required: true,
      options: (['nothing', 'ranks', 'scores'] as const).map((value) => ({ value, label: m.showsOf[value] })),
    },
    { kind: 'flag', name: 'named', label: m.named, hint: m.namedHint },
    {
      kind: 'rows',
      name: 'needs',
      label: m.needs,
      add: m.addNeed,
      max: 50,
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
          kind: 'choice',
          name: 'ground',
          label: m.ground,
          required: true,
          options: Ground.options.map((value) => ({ value, label: m.grounds[value] })),
        },
        { kind: 'lines', name: 'reason', label: m.reason, max: 500, rows: 2, required: true },
      ],
    },
  ];
}
