import type { ContractRecord } from '@jiebang/contract/deals/contract.ts';
import type { NeedDraft, NeedText } from '@jiebang/contract/needs/need.ts';
import type { SolutionDraft } from '@jiebang/contract/solutions/solution.ts';
import { someResidentId } from '#modules/identity/factory.ts';
import type { Canaries } from './canaries.ts';

/** A need whose every text is a canary. */
export function needPaper({ word }: Canaries): NeedDraft {
  const secret = () => word('need');
  return {
    title: secret(),
    keywords: [secret(), secret()],
    problem: secret(),
    indicators: [{ name: secret(), value: secret(), unit: secret(), howTested: secret() }],
    expectedResult: secret(),
    existingBasis: secret(),
    field: '401',
    otherFields: ['205'],
    industry: 'C29',
    region: '310115',
    budget: { min: 50_000_000, max: 300_000_000 },
    termMonths: 12,
    ways: ['cooperation'],
    cooperation: ['short_term'],
    wished: secret(),
    maturity: 7,
    ownership: secret(),
    validUntil: null,
    contactName: secret(),
    contactPhone: secret(),
    showCompany: false,
    recommender: null,
  };
}

/** The text that the clearance officer writes for everyone. */
export function publicPaper({ word }: Canaries): NeedText {
  const secret = () => word('public text');
  return {
    title: secret(),
    keywords: [secret()],
    problem: secret(),
    indicators: [{ name: '断裂伸长率', value: secret(), unit: '%', howTested: secret() }],
    expectedResult: secret(),
    existingBasis: secret(),
    wished: secret(),
    ownership: secret(),
  };
}

/** A solution whose every text, and price, is a canary. */
export function solutionPaper(
  { word, amount }: Canaries,
  secretly: string,
  priceFen: number,
  file: string,
): SolutionDraft {
  const secret = () => word(secretly);
  return {
    title: word(secretly.replace('solution', 'title')),
    teamName: secret(),
    approach: secret(),
    answers: [
      { indicator: secret(), verdict: 'exceeded', value: secret(), how: secret() },
      { indicator: '断裂伸长率', verdict: 'met', value: secret(), how: secret() },
    ],
    novelty: ['original'],
    noveltyReason: secret(),
    maturity: 7,
    maturityEvidence: secret(),
    earlierWork: secret(),
    plan: secret(),
    milestones: [{ name: secret(), months: 3, deliverable: secret() }],
    priceFen: amount(secretly, priceFen),
    priceCovers: secret(),
    ownership: secret(),
    partners: [{ organisation: null, name: secret(), task: secret(), consent: file }],
    attachments: [{ id: file, name: `${secret()}.pdf` }],
  };
}

/** A contract of 1,731,294.61 CNY signed on a day; its name will be printed on the certificate. */
export function contractPaper({ word, amount }: Canaries, day: string, end: string): ContractRecord {
  const totalFen = amount('contract', 173_129_461);
  const technologyFen = amount('contract', 131_728_193);
  const first = amount('contract', 61_739_217);
  return {
    name: word('contract name'),
    kind: 'development_commissioned',
    pricing: 'negotiated',
    totalFen,
    technologyFen,
    paymentPlan: [
      { label: word('contract'), amountFen: first, dueOn: day },
      { label: word('contract'), amountFen: totalFen - first, dueOn: end },
    ],
    signedOn: day,
    startsOn: day,
    endsOn: end,
    ownership: word('contract'),
    agency: null,
    crossBorder: false,
    borderRegistration: null,
    related: false,
    sellerNotice: null,
  };
}

/** A file of one canary. */
export function fileOf({ word }: Canaries, secret: string): Blob {
  return new Blob([`%PDF-1.7 ${word(secret)}`]);
}

/** What a person asks with for its real name to be verified. */
export function realNamePaper({ word, known }: Canaries) {
  const number = someResidentId();
  known('number of the document', number);
  return { name: word('name on the document'), document: 'resident_id' as const, number, agreed: true as const };
}
