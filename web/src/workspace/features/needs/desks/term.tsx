import type { WorkNeed } from '@jiebang/contract/needs/work.ts';
import { Mark } from '../../../../ui/kit/page.tsx';
import { When } from '../../../../ui/kit/when.tsx';
import { useText } from '../text.ts';

/** Who has a need now, and by when that step is to be done; nothing where none is expected on its way to the board. */
export function Term({ of }: { readonly of: WorkNeed['term'] }) {
  const m = useText();
  if (!of) return null;
  return (
    <p className="says" data-step={of.step}>
      {m.term[of.step](of.holder)}
      {' · '}
      {m.term.until} <When at={of.due} /> {m.term.untilEnd} {of.overdue && <Mark tone="ended">{m.overdue}</Mark>}
    </p>
  );
}
