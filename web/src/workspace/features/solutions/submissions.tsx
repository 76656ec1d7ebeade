import type { OwnSolution } from '@jiebang/contract/solutions/solution.ts';
import { fileAddress, routes } from '../../../lib/api.ts';
import { Line } from '../../../ui/kit/list.tsx';
import { Fingerprint, Nothing } from '../../../ui/kit/read.tsx';
import { When } from '../../../ui/kit/when.tsx';
import { Changes } from './changes.tsx';
import { ReadingPromise } from './readings.tsx';
import { useText as useSigningText } from './signature/text.ts';
import { useText } from './text.ts';

/** What was handed in, each with its receipt. */
export function Submissions({ of }: { readonly of: OwnSolution }) {
  const m = useText();
  const s = useSigningText();
  if (of.submissions.length === 0) return <Nothing>{m.noSubmissions}</Nothing>;
  return (
    <>
      <p className="soft">{m.receiptSays}</p>
      <ul className="list" aria-label={m.submissions}>
        {of.submissions.map(({ n, at, terms, inForce, signed, organisation, readings }) => {
          const params = { id: of.id, n };
          return (
            <Line
              key={n}
              title={m.submission(n)}
              facts={[
                <When key="at" at={at} />,
                <span key="terms">
                  {m.termsVersion(terms)} {signed && <Fingerprint of={signed.termsSha256} />}
                </span>,
                organisation && <span key="organisation">{s.underIt(organisation.by)}</span>,
                signed && (
                  <span key="declaration">
                    {m.declarationVersion(signed.declaration)} <Fingerprint of={signed.declarationSha256} />
                  </span>
                ),
                ...readings.map(({ id, at: read, by }) => (
                  <span key={`${read} ${by}`}>
                    {m.readBy(by)} <When at={read} /> {id && <ReadingPromise of={id} number={of.need.number} inline />}
                  </span>
                )),
              ]}
              {...(inForce ? { state: m.inForce } : {})}
            >
              <a
                className="go"
                href={fileAddress(routes.solutions.receipt, { params })}
                download={`receipt-${of.need.number}-${n}.json`}
              >
                {m.receipt}
              </a>
              <a
                className="go"
                href={fileAddress(routes.solutions.submitted, { params })}
                download={`solution-${of.need.number}-${n}.json`}
              >
                {m.original}
              </a>
              {n > 1 && <Changes solution={of.id} n={n} before={n - 1} />}
            </Line>
          );
        })}
      </ul>
    </>
  );
}
