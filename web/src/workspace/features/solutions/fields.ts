import type { SolutionDraft } from '@jiebang/contract/solutions/solution.ts';
import type { Field } from '../../../ui/kit/form/field.ts';
import { useRecommenderField } from '../../../ui/recommenders.ts';
import { useText } from './text.ts';

/** Every field of a solution of a need in this track; the unit that recommends it is chosen where the contest has a list of such. */
export function useSolutionFields(
  place: { readonly contest: string; readonly track: string },
  recommender: string | null,
  attached: SolutionDraft['attachments'],
): Field[] {
  const m = useText();
  return [
    { kind: 'line', name: 'title', label: m.title, max: 80, required: true },
    { kind: 'line', name: 'teamName', label: m.teamName, max: 80, required: true },
    { kind: 'lines', name: 'approach', label: m.approach, max: 5000, rows: 8, required: true },
    {
      kind: 'rows',
      name: 'answers',
      label: m.answers,
      add: m.addAnswer,
      max: 30,
      required: true,
      fields: [
        { kind: 'line', name: 'indicator', label: m.indicator, max: 80, required: true, half: true },
        {
          kind: 'choice',
          name: 'verdict',
          label: m.verdict,
          required: true,
          options: Object.entries(m.verdicts).map(([value, label]) => ({ value, label })),
        },
        { kind: 'line', name: 'value', label: m.value, max: 120, required: true, half: true },
        { kind: 'lines', name: 'how', label: m.how, max: 500, rows: 2, required: true },
      ],
      // What is half answered is kept as well; one of the team's own needs a name.
      keptBy: 'indicator',
    },
    {
      kind: 'choices',
      name: 'novelty',
      label: m.novelty,
      hint: m.noveltyHint,
      options: Object.entries(m.claims).map(([value, label]) => ({ value, label })),
    },
    { kind: 'lines', name: 'noveltyReason', label: m.noveltyReason, max: 1000 },
    {
      kind: 'number',
      name: 'maturity',
      label: m.maturity,
      hint: m.maturityHint,
      min: 1,
      max: 13,
      required: true,
      half: true,
    },
    { kind: 'lines', name: 'maturityEvidence', label: m.maturityEvidence, max: 1000, required: true },
    { kind: 'lines', name: 'earlierWork', label: m.earlierWork, max: 2000 },
    { kind: 'lines', name: 'plan', label: m.plan, max: 2000, required: true },
    {
      kind: 'rows',
      name: 'milestones',
      label: m.milestones,
      add: m.addMilestone,
      max: 20,
      required: true,
      fields: [
        { kind: 'line', name: 'name', label: m.milestone.name, max: 80, required: true, half: true },
        { kind: 'number', name: 'months', label: m.milestone.months, min: 1, max: 120, required: true, half: true },
        { kind: 'line', name: 'deliverable', label: m.milestone.deliverable, max: 300, required: true },
      ],
    },
    { kind: 'money', name: 'priceFen', label: m.price, per: 'wan', required: true, half: true },
    {
      kind: 'lines',
      name: 'priceCovers',
      label: m.priceCovers,
      hint: m.priceCoversHint,
      max: 500,
      rows: 2,
      required: true,
    },
    { kind: 'lines', name: 'ownership', label: m.ownership, max: 500, required: true },
    {
      kind: 'rows',
      name: 'partners',
      label: m.partners,
      add: m.addPartner,
      max: 10,
      fields: [
        { kind: 'line', name: 'name', label: m.partner.name, max: 120, required: true, half: true },
        { kind: 'line', name: 'task', label: m.partner.task, max: 300, required: true, half: true },
        { kind: 'organisation', name: 'organisation', label: m.partner.here, hint: m.partner.hereHint },
        {
          kind: 'choice',
          name: 'consent',
          label: m.partner.consent,
          hint: m.partner.consentHint,
          options: attached.map(({ id, name }) => ({ value: id, label: name })),
          when: ({ organisation }) => !organisation,
        },
      ],
    },
    ...useRecommenderField(place, recommender),
  ];
}

export const sections = {
  team: ['title', 'teamName', 'approach'],
  answers: ['answers'],
  novelty: ['novelty', 'noveltyReason', 'maturity', 'maturityEvidence', 'earlierWork'],
  plan: ['plan', 'milestones', 'priceFen', 'priceCovers'],
  terms: ['ownership', 'partners', 'recommender'],
} as const;

/** What a natural person says of whose the result is, with what is attached at the moment to choose the employer's consent from. */
export function useInventionFields(attached: SolutionDraft['attachments']): Field[] {
  const m = useText();
  return [
    {
      kind: 'choice',
      name: 'invention',
      label: m.invention,
      required: true,
      options: Object.entries(m.inventions).map(([value, label]) => ({ value, label })),
    },
    {
      kind: 'choice',
      name: 'employerConsent',
      label: m.employerConsent,
      hint: m.employerConsentHint,
      required: true,
      options: attached.map(({ id, name }) => ({ value: id, label: name })),
      when: ({ invention }) => invention === 'employer_consents',
    },
  ];
}
