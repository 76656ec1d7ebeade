import type { NeedReview } from '@jiebang/contract/needs/review.ts';
import { Table } from '../../../ui/kit/page.tsx';
import { When } from '../../../ui/kit/when.tsx';
import { useText } from './text.ts';

/** What reviewers signed and noted, for those who work on the need. */
export function Reviews({ of }: { readonly of: readonly NeedReview[] }) {
  const m = useText();
  return (
    <>
      <p className="soft">{m.reviewsSay}</p>
      <Table
        caption={m.reviews}
        head={[m.reviewer, m.signed, m.triage, m.note]}
        rows={of.map(({ by, at, authenticity, validity, triage, note }) => ({
          key: at,
          cells: [
            <>
              {by}
              <br />
              <When at={at} />
            </>,
            [authenticity.length > 0 && m.authenticity, validity.length > 0 && m.validity].filter(Boolean).join(' · '),
            triage && m.triages[triage],
            note,
          ],
        }))}
      />
    </>
  );
}
