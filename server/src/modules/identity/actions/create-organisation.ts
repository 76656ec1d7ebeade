import type { Organisation, OrganisationInput } from '@jiebang/contract/identity/organisation.ts';
import { newId } from '#kernel/ids.ts';
import { decide } from '#kernel/lifecycle.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import { normaliseUscc } from '#kernel/uscc.ts';
import { actorOf, type Viewer } from '#kernel/viewer.ts';
import { now } from '#platform/db/connection.ts';
import { moveRow } from '#platform/db/move.ts';
import type { Platform } from '#platform/platform.ts';
import { asOf } from '../access.ts';
import { organisationLife } from '../lifecycle.ts';
import { organisationById } from '../queries/organisation.ts';
import { organisationRules } from '../rules.ts';
import { tablesIn } from '../store.ts';
import { viewOrganisation } from '../views.ts';

/** Registers an organisation, unverified, with the asker as its first administrator. */
export async function createOrganisation(
  platform: Platform,
  viewer: Viewer,
  input: OrganisationInput,
): Promise<Organisation | Refusal> {
  const { person } = viewer;
  if (person === null) return refuse('not_signed_in');
  const context = { legal: input, isMember: false };
  const asked = { action: 'create', state: null, as: asOf(viewer, null), context } as const;
  const move = decide(organisationLife, organisationRules, asked);
  if (isRefusal(move)) return move;
  return platform.transact(async (tx) => {
    const id = newId();
    const at = await now(tx);
    await tablesIn(tx)
      .insertInto('identity.organisation')
      .values({
        id,
        ...columnsOf(input),
        authorised_person: null,
        mandate_file: null,
        state: move.to,
        created_at: at,
        moved_at: at,
      })
      .execute();
    await tablesIn(tx)
      .insertInto('identity.membership')
      .values({ id: newId(), organisation: id, person, role: 'admin', joined_at: at, ended_at: null })
      .execute();
    const refusal = await moveRow(tx, organisationLife, id, move, {
      actor: actorOf(viewer, move.by, id),
      audience: [`person:${person}`],
    });
    const made = await organisationById(tx, id);
    if (refusal || !made) return refusal ?? refuse('not_found');
    // The asker became a member in this very transaction, which the viewer does not know yet.
    const membership = { organisation: id, kind: made.kind, role: 'admin', verified: false } as const;
    return viewOrganisation(made, { ...viewer, memberships: [...viewer.memberships, membership] });
  });
}

/** The columns that a member writes. */
export function columnsOf(input: OrganisationInput) {
  return {
    kind: input.kind,
    size: input.size,
    name: input.name,
    name_en: input.nameEn,
    intro: input.intro,
    website: input.website,
    uscc: input.uscc === null ? null : normaliseUscc(input.uscc),
    region: input.region,
    country: input.country,
    registration_number: input.registrationNumber,
  };
}
