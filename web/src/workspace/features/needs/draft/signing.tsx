import type { WorkNeed } from '@jiebang/contract/needs/work.ts';
import { useKit } from '../../../../ui/kit/language.tsx';
import { When } from '../../../../ui/kit/when.tsx';
import { useText } from '../text.ts';
import { waitsForOwner } from './hand-in.tsx';

/** Whose signature the need waits for, for the owner's people: who may give it, and who asked for it. */
export function WaitsForSignature({ need }: { readonly need: WorkNeed }) {
  const { signing: m } = useText();
  const kit = useKit();
  const { signing, state } = need;
  if (!signing) return null;
  const { signs, signatories, asked } = signing;
  const toSign = waitsForOwner(need) || state === 'signed_off';
  if (!asked && (signs || !toSign)) return null;
  const names = signatories.join(kit.marks.comma);
  return (
    <section className="says" aria-label={m.title}>
      {!signs && toSign && <p>{state === 'signed_off' ? m.confirmedBy(names) : m.handedInBy(names)}</p>}
      {asked && (
        <p>
          {m.asked(asked.by, asked.act)} <When at={asked.at} />
        </p>
      )}
    </section>
  );
}
