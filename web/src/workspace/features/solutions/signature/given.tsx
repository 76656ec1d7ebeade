import type { GivenSignature } from '@jiebang/contract/solutions/signature.ts';
import { Fingerprint } from '../../../../ui/kit/read.tsx';
import { When } from '../../../../ui/kit/when.tsx';
import { useText } from './text.ts';

/** A signature that was given: who signed, when, and which words. */
export function Given({ of }: { readonly of: GivenSignature }) {
  const m = useText();
  return (
    <p>
      {m.signedBy(of.by)} <When at={of.at} />
      <br />
      <small>
        {m.termsVersion(of.terms)} <Fingerprint of={of.termsSha256} /> · {m.declarationVersion(of.declaration)}{' '}
        <Fingerprint of={of.declarationSha256} />
      </small>
    </p>
  );
}
