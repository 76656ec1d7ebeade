import type { NoAssignment } from '@jiebang/contract/judging/assignment.ts';
import type { ReactNode } from 'react';
import { useText } from './text.ts';

type ImpossibleProps = { readonly of: NoAssignment; readonly accept: (least: number) => ReactNode };

/** Why nothing could be assigned, and the least that would have to give way. */
export function Impossible({ of, accept }: ImpossibleProps) {
  const m = useText();
  const says =
    of.because === 'uneven' ? (
      <>
        <p>{m.uneven(of.least)}</p>
        {of.judges.length > 0 && <p>{m.unevenWhy(of.solutions.join(m.comma), of.judges.join(m.comma))}</p>}
        {of.byShare && <p>{m.unevenByShare}</p>}
        {accept(of.least)}
      </>
    ) : of.because === 'owners_share' ? (
      <>
        <p>{m.ownersShare(of.missing)}</p>
        <ul>
          {of.solutions.map(({ organisation, others, most }, n) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a solver may have several solutions, and the list never changes
            <li key={n}>{m.ownersShareOf(organisation, others, most)}</li>
          ))}
        </ul>
        <p>{m.ownersShareNext(of.share, of.enough, of.each)}</p>
      </>
    ) : (
      <>
        <p>{m.tooFew(of.missing)}</p>
        <p>{m.tooFewSolutions}</p>
        <ul>
          {of.solutions.map(({ organisation, judges }, n) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a solver may have several solutions, and the list never changes
            <li key={n}>
              {organisation} · {judges}
            </li>
          ))}
        </ul>
        {of.judges.length > 0 && <p>{m.fullJudges(of.judges.join(m.comma))}</p>}
        <p>{m.enough(of.enough, of.each)}</p>
      </>
    );
  return (
    <div className="refused" role="alert">
      <strong>{m.impossible}</strong>
      {says}
    </div>
  );
}
