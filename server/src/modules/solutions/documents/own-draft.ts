import type { SolutionDraft } from '@jiebang/contract/solutions/solution.ts';
import type { VersionRow } from '../store.ts';
import { openDraft, openOwn } from './sealing.ts';

/** An empty form. */
export const emptyDraft: SolutionDraft = {
  title: null,
  teamName: null,
  approach: null,
  answers: [],
  novelty: [],
  noveltyReason: null,
  maturity: null,
  maturityEvidence: null,
  earlierWork: null,
  plan: null,
  milestones: [],
  priceFen: null,
  priceCovers: null,
  ownership: null,
  partners: [],
  attachments: [],
};

/** What stands in the form: the draft, or after a submission what was handed in. */
export function draftOfVersion(teamKey: Uint8Array, solution: string, version: VersionRow): SolutionDraft {
  if (version.submitted_at === null) return openDraft(teamKey, solution, version.n, version);
  const {
    format,
    need,
    solution: _id,
    version: _n,
    organisation,
    leader,
    members,
    terms,
    nonce,
    ...draft
  } = openOwn(teamKey, solution, version.n, version);
  return {
    ...draft,
    partners: draft.partners.map(({ consented, ...partner }) => partner),
    attachments: draft.attachments.map(({ id, name }) => ({ id, name })),
  };
}
