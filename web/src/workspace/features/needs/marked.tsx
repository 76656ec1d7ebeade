import { piecesAgainst } from '../../../lib/diff.ts';

type MarkedProps = {
  readonly of: string | null;
  /** The other text; left out, nothing is marked. */
  readonly against?: string | null | undefined;
  readonly as: 'del' | 'ins';
};

/** A text in which the words that the other one lacks are marked: as taken out, or as added. */
export function Marked({ of, against, as: Mark }: MarkedProps) {
  if (of === null || against === undefined) return of;
  let at = 0;
  return piecesAgainst(of, against ?? '').map(({ text, same }) => {
    const place = at;
    at += text.length;
    return same ? text : <Mark key={place}>{text}</Mark>;
  });
}
