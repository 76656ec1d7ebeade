import type { PartKind, TranslatedPart } from '@jiebang/contract/judging/translation/part.ts';
import type { SolutionDraft } from '@jiebang/contract/solutions/solution.ts';

export type Part = TranslatedPart & { readonly original: string };

/** The parts of a solution that are translated, in the order in which it is read; what the team left empty is left out. */
export function partsOf(content: SolutionDraft): Part[] {
  const one = (kind: PartKind, original: string | null | undefined) => ({ kind, n: null, original: original ?? null });
  return [
    one('title', content.title),
    one('approach', content.approach),
    ...content.answers.flatMap(({ value, how }, place) => [
      { kind: 'answerValue' as const, n: place + 1, original: value },
      { kind: 'answerHow' as const, n: place + 1, original: how },
    ]),
    one('noveltyReason', content.noveltyReason),
    one('maturityEvidence', content.maturityEvidence),
    one('earlierWork', content.earlierWork),
    one('plan', content.plan),
    ...content.milestones.flatMap(({ name, deliverable }, place) => [
      { kind: 'milestoneName' as const, n: place + 1, original: name },
      { kind: 'milestoneDeliverable' as const, n: place + 1, original: deliverable },
    ]),
    one('priceCovers', content.priceCovers),
    one('ownership', content.ownership),
  ].flatMap(({ kind, n, original }) =>
    original === null ? [] : [{ key: n === null ? kind : `${kind}.${n}`, kind, n, original }],
  );
}
