import type { NeedDraft, NeedText } from './need.ts';

/** A draft of which nothing is known but its title: what it may lack is null. */
export const emptyDraft = (title: string): NeedDraft => ({
  title,
  keywords: [],
  problem: null,
  indicators: [],
  expectedResult: null,
  existingBasis: null,
  field: null,
  otherFields: [],
  industry: null,
  region: null,
  budget: null,
  termMonths: null,
  ways: [],
  cooperation: [],
  wished: null,
  maturity: null,
  ownership: null,
  validUntil: null,
  contactName: null,
  contactPhone: null,
  showCompany: false,
  recommender: null,
});

/** What of a draft is typed freely, and so has a cleared counterpart. */
export const freeTextOf = ({
  title,
  keywords,
  problem,
  indicators,
  expectedResult,
  existingBasis,
  wished,
  ownership,
}: NeedDraft): Omit<NeedText, 'problem'> & Pick<NeedDraft, 'problem'> => ({
  title,
  keywords,
  problem,
  indicators,
  expectedResult,
  existingBasis,
  wished,
  ownership,
});
