import { type OwnSolution, solutionDeclarationNow, solutionTermsNow } from '@jiebang/contract/solutions/solution.ts';
import { solutionDeclarations, solutionTerms } from '@jiebang/contract/solutions/words.data.ts';
import { api } from '../../../lib/api.ts';
import { Act, type Ask } from '../../../ui/kit/act.tsx';
import { useLocale } from '../../../ui/kit/language.tsx';
import { useText } from './text.ts';

function useTerms(): Ask {
  const m = useText();
  const locale = useLocale();
  return {
    says: (
      <>
        <h3>{m.termsTitle}</h3>
        <ol className="terms">
          {solutionTerms[solutionTermsNow][locale].map((term) => (
            <li key={term}>{term}</li>
          ))}
        </ol>
      </>
    ),
    fields: [
      { kind: 'flag', name: 'terms', label: m.acceptTerms, required: true },
      {
        kind: 'flag',
        name: 'declaration',
        label: solutionDeclarations[solutionDeclarationNow][locale],
        required: true,
      },
    ],
  };
}

type SubmitProps = {
  readonly of: OwnSolution;
  /** What has to be saved first; false when it could not be. */
  readonly before?: () => Promise<boolean>;
  readonly lacking?: (error: unknown) => null;
  readonly done?: () => void;
};

/** What is refused of a draft field by field. */
const toldAtFields: readonly string[] = ['solution_incomplete', 'partners_unconsented'];

/** Handing in under seal, or replacing what was handed in, after accepting the terms. */
export function SubmitActs({ of, before, lacking, done }: SubmitProps) {
  const m = useText();
  const ask = useTerms();
  const accepted = { terms: solutionTermsNow, declaration: solutionDeclarationNow, language: useLocale() };
  const { can } = of;
  const params = { id: of.id };
  // What is missing is told at the fields when it is handed in, so an unfinished draft does not close the button.
  const open = (name: string) => {
    const one = can[name];
    return one !== undefined && one !== true && toldAtFields.includes(one.code) ? true : one;
  };
  const send = async (call: () => Promise<unknown>) => {
    if (before && !(await before())) return null;
    return call().catch((error: unknown) => {
      if (lacking) return lacking(error);
      throw error;
    });
  };
  const finished = done ? { done } : {};
  return (
    <>
      <Act
        label={m.submit}
        can={open('submit')}
        primary
        ask={ask}
        run={() => send(() => api.solutions.submit({ params, body: accepted }))}
        {...finished}
      />
      <Act
        label={m.replace}
        can={open('replace')}
        primary
        ask={ask}
        run={() => send(() => api.solutions.replace({ params, body: accepted }))}
        {...finished}
      />
    </>
  );
}
