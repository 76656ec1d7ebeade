import type { WorkNeed } from '@jiebang/contract/needs/work.ts';
import { api } from '../../../../lib/api.ts';
import { useRead } from '../../../../ui/kit/read.tsx';
import { useText } from '../text.ts';

/** For who organises it and has to mobilise: whether anything has come for a sealed need. Nothing where the contest does not allow it. */
export function Mobilisation({ need: { id } }: { readonly need: Pick<WorkNeed, 'id'> }) {
  const m = useText();
  const me = useRead(['me'], () => api.identity.me());
  const organises = me.data?.grants.some(({ role }) => role === 'organiser' || role === 'track_organiser');
  return organises ? <Hint id={id} says={m.mobilisation} /> : null;
}

type HintProps = { readonly id: string; readonly says: Readonly<Record<'none' | 'some', string>> };

function Hint({ id, says }: HintProps) {
  const hint = useRead(['mobilisation', id], () => api.solutions.mobilisation({ params: { id } }));
  return hint.data?.answers ? <p role="note">{says[hint.data.answers]}</p> : null;
}
