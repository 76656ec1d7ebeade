import type { ConfidentialDraft } from '@jiebang/contract/needs/confidential/text.ts';
import { done } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import type { Platform } from '#platform/platform.ts';
import { askAccess } from './actions/ask.ts';
import { hashOfTerms } from './actions/hold.ts';
import { moveDisclosure } from './actions/move.ts';
import { offerConfidential, writeConfidential } from './actions/write.ts';

/** A whole confidential text, of which a test says only what it is about. */
export const wholeConfidential = (given: Partial<ConfidentialDraft> = {}): ConfidentialDraft => ({
  title: '配方与工况的保密说明',
  text: '现用配方含三种添加剂，比例与供应商见附件。',
  indicators: [{ name: '断裂伸长率', value: '≥ 12', unit: '%', howTested: '零下四十度拉伸试验' }],
  ownTerms: null,
  approval: true,
  ...given,
});

/** Writes and offers the confidential text of a need by the real actions. */
export async function offerText(
  platform: Platform,
  owner: Viewer,
  need: string,
  given: Partial<ConfidentialDraft> = {},
): Promise<void> {
  done(await writeConfidential(platform, owner, need, wholeConfidential(given)));
  done(await offerConfidential(platform, owner, need, '2026-1'));
}

type Asking = {
  readonly need: string;
  readonly reader: Viewer;
  readonly organisation: string;
  /** Who grants it; left out, it waits. */
  readonly owner?: Viewer;
  readonly ownTerms?: string | null;
};

/** Asks for a confidential text, and lets its owner grant it, as far as is said. Returns the access's id. */
export async function makeAccess(platform: Platform, asking: Asking): Promise<string> {
  const { need, reader, organisation, owner, ownTerms = null } = asking;
  const { id } = done(await askAccess(platform, reader, { need, organisation, terms: hashOfTerms(ownTerms) }));
  if (owner) done(await moveDisclosure(platform, owner, id, 'grant'));
  return id;
}
