import { standardTerms } from '@jiebang/contract/needs/confidential/standard-terms.data.ts';
import type { Terms as TermsOf } from '@jiebang/contract/needs/confidential/text.ts';
import { useLocale } from '../../../ui/kit/language.tsx';
import { Prose } from '../../../ui/kit/page.tsx';
import { useText } from './text.ts';

/** The terms under which a confidential text is read: the standard ones, and what the owner adds. */
export function Terms({ of }: { readonly of: TermsOf }) {
  const m = useText();
  const locale = useLocale();
  return (
    <div className="says">
      <p className="soft">{m.termsVersion(of.version)}</p>
      <h3>{m.termsStandard}</h3>
      <ol className="terms">
        {standardTerms[of.standard][locale].map((term) => (
          <li key={term}>{term}</li>
        ))}
      </ol>
      {of.own !== null && (
        <>
          <h3>{m.termsOwn}</h3>
          <Prose>{of.own}</Prose>
        </>
      )}
    </div>
  );
}
