import type { SolutionDraft, SubmittedSolution } from '@jiebang/contract/solutions/solution.ts';
import { budget } from '../../../lib/money.ts';
import { useKit, useLocale } from '../../../ui/kit/language.tsx';
import { Facts, Prose, Table } from '../../../ui/kit/page.tsx';
import { AnswerTable } from './answers.tsx';
import { useText } from './text.ts';

type Said = Omit<SolutionDraft, 'attachments' | 'partners'> & Pick<SubmittedSolution, 'partners'>;

/** What a solution says, for its authors before the opening and for readers after it, beside what the need of that number asks. */
export function SolutionContent({ of, need }: { readonly of: Said; readonly need: string }) {
  const m = useText();
  const kit = useKit();
  const locale = useLocale();
  return (
    <article>
      <h3>{m.approach}</h3>
      <Prose>{of.approach}</Prose>
      <h3>{m.answers}</h3>
      <AnswerTable of={of.answers} need={need} />
      <h3>{m.plan}</h3>
      <Prose>{of.plan}</Prose>
      {of.milestones.length > 0 && (
        <Table
          caption={m.milestones}
          head={[m.milestone.months, m.milestone.name, m.milestone.deliverable]}
          rows={of.milestones.map(({ name, months, deliverable }, i) => ({
            key: `${i} ${name}`,
            cells: [months, name, deliverable],
          }))}
        />
      )}
      <Facts
        of={[
          [m.teamName, of.teamName],
          [kit.recommender.label, of.recommender],
          [m.novelty, of.novelty.map((claim) => m.claims[claim]).join(kit.marks.comma)],
          [m.noveltyReason, of.noveltyReason],
          [m.maturity, of.maturity],
          [m.maturityEvidence, of.maturityEvidence],
          [m.earlierWork, of.earlierWork],
          [m.price, of.priceFen === null ? null : budget(of.priceFen, of.priceFen, locale)],
          [m.priceCovers, of.priceCovers],
          [m.ownership, of.ownership],
          [m.invention, of.invention && m.inventions[of.invention]],
          [
            m.partners,
            of.partners
              .map(({ name, task, consented }) =>
                [name + kit.marks.aside(task), consented && m.partner.consented(consented.by)]
                  .filter(Boolean)
                  .join(' '),
              )
              .join(kit.marks.semicolon),
          ],
        ]}
      />
    </article>
  );
}
