import type { NeedReview } from '@jiebang/contract/needs/review.ts';
import { Line } from '../../../ui/kit/list.tsx';
import { Prose } from '../../../ui/kit/page.tsx';
import { When } from '../../../ui/kit/when.tsx';
import { useText } from './text.ts';

/** What reviewers signed and noted, for those who work on the need. */
export function Reviews({ of }: { readonly of: readonly NeedReview[] }) {
  const m = useText();
  return (
    <>
      <p className="soft">{m.reviewsSay}</p>
      <ul className="list" aria-label={m.reviews}>
        {of.map(({ by, at, authenticity, validity, triage, note }) => {
          const signed = [authenticity.length > 0 && m.authenticity, validity.length > 0 && m.validity].filter(Boolean);
          return (
            <Line
              key={`${at} ${by}`}
              title={by ?? m.reviewer}
              facts={[
                <When key="at" at={at} />,
                signed.length > 0 && `${m.signed} ${signed.join(' · ')}`,
                triage && `${m.triage} ${m.triages[triage]}`,
              ]}
            >
              {note && <Prose>{note}</Prose>}
            </Line>
          );
        })}
      </ul>
    </>
  );
}
