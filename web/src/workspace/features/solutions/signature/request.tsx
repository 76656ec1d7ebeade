import { organisationDeclarationNow, type SignatureRequest } from '@jiebang/contract/solutions/signature.ts';
import { solutionTermsNow } from '@jiebang/contract/solutions/solution.ts';
import { organisationDeclarations, solutionTerms } from '@jiebang/contract/solutions/words.data.ts';
import { api } from '../../../../lib/api.ts';
import { Act, Acts } from '../../../../ui/kit/act.tsx';
import { useLocale } from '../../../../ui/kit/language.tsx';
import { Block } from '../../../../ui/kit/page.tsx';
import { useText } from './text.ts';

/** The words that are signed for the organisation, before they are. */
export function WordsToSign() {
  const m = useText();
  const locale = useLocale();
  return (
    <>
      <Block title={m.declaration}>
        <p>{organisationDeclarations[organisationDeclarationNow][locale]}</p>
      </Block>
      <Block title={m.terms}>
        <ol className="terms">
          {solutionTerms[solutionTermsNow][locale].map((term) => (
            <li key={term}>{term}</li>
          ))}
        </ol>
      </Block>
    </>
  );
}

/** Signing for the organisation, or refusing with a reason. */
export function RequestActs({ of }: { readonly of: SignatureRequest }) {
  const m = useText();
  const locale = useLocale();
  const params = { id: of.id };
  const accepted = { terms: solutionTermsNow, declaration: organisationDeclarationNow, language: locale };
  return (
    <Acts>
      <Act
        label={m.sign}
        can={of.can['sign']}
        primary
        ask={{
          says: m.sealed,
          fields: [
            { kind: 'flag', name: 'terms', label: m.acceptTerms, required: true },
            {
              kind: 'flag',
              name: 'declaration',
              label: organisationDeclarations[organisationDeclarationNow][locale],
              required: true,
            },
          ],
        }}
        run={() => api.solutions.sign({ params, body: accepted })}
      />
      <Act
        label={m.refuse}
        can={of.can['refuse']}
        danger
        ask={{
          fields: [{ kind: 'lines', name: 'reason', label: m.reason, hint: m.reasonHint, max: 500, required: true }],
        }}
        run={(body: { reason: string }) => api.solutions.refuseSignature({ params, body })}
      />
    </Acts>
  );
}
