import { api, fileAddress, routes } from '../../../lib/api.ts';
import { Line, Paged } from '../../../ui/kit/list.tsx';
import { When } from '../../../ui/kit/when.tsx';
import { useText } from './text.ts';

/** Who read a solution that was sealed, each with the promise of it: all of it for who runs the contest, the own readings for the owner's people. */
export function Readings({ of, number }: { readonly of: string; readonly number: string }) {
  const m = useText();
  return (
    <>
      <p className="soft">{m.readingsSay}</p>
      <Paged
        name={m.readings}
        from={['solution-readings', of]}
        call={(query) => api.solutions.readings({ params: { id: of }, query })}
        empty={m.readingsEmpty}
      >
        {({ id, at, by, as }) => (
          <Line key={id} title={by ?? m.readAs[as]} facts={[by !== null && m.readAs[as], <When key="at" at={at} />]}>
            {by !== null && <ReadingPromise of={id} number={number} />}
          </Line>
        )}
      </Paged>
    </>
  );
}

type PromiseProps = {
  readonly of: string;
  readonly number: string;
  /** Whether it stands among words. */
  readonly inline?: boolean;
};

/** The promise of a reading in the log, for the stand-alone verifier. */
export function ReadingPromise({ of, number, inline }: PromiseProps) {
  const m = useText();
  return (
    <a
      {...(inline ? {} : { className: 'go' })}
      href={fileAddress(routes.solutions.readingOpening, { params: { id: of } })}
      download={`reading-${number}-${of}.json`}
    >
      {m.readingPromise}
    </a>
  );
}
