import type { TeamPartner } from '@jiebang/contract/solutions/partner.ts';
import type { SolutionDraft } from '@jiebang/contract/solutions/solution.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';

/** What an organisation was asked, as the team's key opens it: the task that it consents to, and who decided. */
export type PartnerWords = {
  readonly organisation: string;
  readonly name: string;
  readonly task: string;
  readonly by: string | null;
};

/** What was asked of one organisation, opened. */
export type Asked = PartnerWords & { readonly state: string; readonly at: Date };

/** How far the consent of each partner is that a draft names, in the draft's order. */
export function consentsOf(
  draft: Pick<SolutionDraft, 'partners' | 'attachments'>,
  asked: readonly Asked[],
): TeamPartner[] {
  return draft.partners.map(({ organisation, name, task, consent }) => {
    if (organisation === null) {
      const attached = draft.attachments.some(({ id }) => id === consent);
      return { name, state: attached ? 'attached' : 'unattached', by: null, at: null };
    }
    const found = asked.find((one) => one.organisation === organisation.toLowerCase());
    if (!found) return { name, state: 'not_asked', by: null, at: null };
    const { by, at } = found;
    const state = found.task === task ? (found.state as TeamPartner['state']) : 'changed';
    return { name, state, by, at: at.toISOString() };
  });
}

const consents = ['consented', 'attached'];

/** Which partners are named without their consent, each by its place; null where all consent. */
export function unconsented(partners: readonly TeamPartner[]): Refusal | null {
  const open = partners.flatMap(({ name, state }, place) => (consents.includes(state) ? [] : [{ place, name, state }]));
  if (open.length === 0) return null;
  return refuse('partners_unconsented', {
    detail: { partners: open.map(({ name }) => name).join('、') },
    fields: open.map(({ place, state }) => ({
      path: `partners.${place}.${state === 'unattached' ? 'consent' : 'organisation'}`,
      code: 'not_consented',
    })),
  });
}

const running: readonly string[] = ['organiser', 'authority', 'exchange'];

/**
 * Why an organisation cannot be a partner: those that run, watch and certify the contest, since a partner's people are kept from screening
 * and judging; the solver itself; one that is named twice. Null where it can.
 */
export function unfit(
  partners: readonly (string | null)[],
  solver: string,
  kindOf: (organisation: string) => string | undefined,
): Refusal | null {
  for (const [place, one] of partners.entries()) {
    if (one === null) continue;
    const bad = running.includes(kindOf(one) ?? '') || one === solver || partners.indexOf(one) < place;
    if (bad)
      return refuse('invalid_input', { fields: [{ path: `partners.${place}.organisation`, code: 'not_a_solver' }] });
  }
  return null;
}
