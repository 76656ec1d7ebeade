import type { Work } from '@jiebang/contract/desk/work.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { mandatesOfOrganisation } from '#modules/brokers/index.ts';
import { dealsOfOrganisation } from '#modules/deals/index.ts';
import { mayReadOrganisation } from '#modules/identity/index.ts';
import { needsOfOrganisation } from '#modules/needs/index.ts';
import type { Platform } from '#platform/platform.ts';

const asked = [needsOfOrganisation, dealsOfOrganisation, mandatesOfOrganisation];

/**
 * What an organisation takes part in, asked of every module, for its own people and for those who decide on it. Solutions are
 * not among it: until they are opened, that one exists is its team's to know.
 */
export async function workOf(
  platform: Platform,
  viewer: Viewer,
  organisation: string,
): Promise<{ items: Work[] } | Refusal> {
  if (!mayReadOrganisation(viewer, organisation)) return refuse('not_found');
  const found = await Promise.all(asked.map((ask) => ask(platform.db, viewer, organisation)));
  return { items: found.flat() };
}
