import { organisationDeclarationNow } from '@jiebang/contract/solutions/signature.ts';
import { solutionDeclarationNow, solutionTermsNow } from '@jiebang/contract/solutions/solution.ts';
import {
  organisationDeclarations,
  solutionDeclarations,
  solutionTerms,
} from '@jiebang/contract/solutions/words.data.ts';
import { hashOfWords } from '#platform/seal/words.ts';
import type { SignedWords } from '../store.ts';

type Language = 'zh' | 'en';

/** SHA-256 of a version of the terms in the language in which they were read: what is accepted. */
export const hashOfSolutionTerms = (version: keyof typeof solutionTerms, language: Language): string =>
  hashOfWords({ of: 'solution_terms', version, language, words: solutionTerms[version][language] });

/** SHA-256 of a version of the declaration in the language in which it was read: what is signed. */
export const hashOfSolutionDeclaration = (version: keyof typeof solutionDeclarations, language: Language): string =>
  hashOfWords({ of: 'solution_declaration', version, language, words: solutionDeclarations[version][language] });

/** SHA-256 of a version of the organisation's declaration in the language in which it was read. */
export const hashOfOrganisationDeclaration = (
  version: keyof typeof organisationDeclarations,
  language: Language,
): string =>
  hashOfWords({
    of: 'solution_organisation_declaration',
    version,
    language,
    words: organisationDeclarations[version][language],
  });

type Versions = { readonly terms: string; readonly declaration: string };

const outdated = (accepted: Versions, newest: Versions) =>
  (['terms', 'declaration'] as const).filter((one) => accepted[one] !== newest[one]);

/** Which of the accepted words are no longer the newest. */
export const outdatedOf = (accepted: Versions) =>
  outdated(accepted, { terms: solutionTermsNow, declaration: solutionDeclarationNow });

/** The same of words that were signed for an organisation. */
export const outdatedOfOrganisation = (signed: Versions) =>
  outdated(signed, { terms: solutionTermsNow, declaration: organisationDeclarationNow });

/** What is kept of the words of now with a submission. */
export const signedNow = (language: Language): SignedWords => ({
  terms_sha256: hashOfSolutionTerms(solutionTermsNow, language),
  declaration: solutionDeclarationNow,
  declaration_sha256: hashOfSolutionDeclaration(solutionDeclarationNow, language),
});

/** What is kept of the words of now with a signature for an organisation. */
export const signedForOrganisationNow = (language: Language) => ({
  terms: solutionTermsNow,
  terms_sha256: hashOfSolutionTerms(solutionTermsNow, language),
  declaration: organisationDeclarationNow,
  declaration_sha256: hashOfOrganisationDeclaration(organisationDeclarationNow, language),
});
