import type { Contact } from '@jiebang/contract/deals/deal.ts';
import type { Inquiry, InquiryCard } from '@jiebang/contract/deals/inquiries/inquiry.ts';
import { allowed } from '#kernel/lifecycle.ts';
import type { Viewer } from '#kernel/viewer.ts';
import type { AchievementAbout } from '#modules/achievements/index.ts';
import type { OrganisationCard } from '#modules/identity/index.ts';
import { asOf } from './access.ts';
import { inquiryLife } from './lifecycle.ts';
import { type InquiryContext, inquiryRules } from './rules.ts';
import type { InquiryRow } from './store.ts';

/** What is read beside an inquiry: what it is about, and the organisations of both sides. */
export type InquiryParts = {
  readonly row: InquiryRow;
  readonly about: AchievementAbout;
  readonly asker: OrganisationCard | undefined;
  readonly holder: OrganisationCard | undefined;
};

/** What both the list and the page show of an inquiry to one of its sides. */
function core({ row, about, holder }: InquiryParts, viewer: Viewer) {
  const ofHolder = asOf(viewer, placeOf(row, about)).includes('holder');
  // What was taken down is no longer the asker's to read.
  const titled = ofHolder || about.state === 'public';
  // A natural person who owns technology is named to nobody who did not come to a deal with it.
  const named = holder && (ofHolder || holder.kind !== 'individual') ? holder : null;
  return {
    id: row.id,
    state: row.state,
    since: row.moved_at.toISOString(),
    askedAt: row.created_at.toISOString(),
    achievement: {
      id: ofHolder ? about.id : null,
      number: about.number,
      title: titled ? about.title : '',
      titleEn: titled ? about.titleEn : null,
    },
    holder: named?.name ?? null,
    holderEn: named?.nameEn ?? null,
    purpose: row.purpose as Inquiry['purpose'],
  };
}

export const placeOf = (row: InquiryRow, about: AchievementAbout) => ({
  organisation: row.organisation,
  holder: about.organisation,
});

export function inquiryCard(parts: InquiryParts, viewer: Viewer): InquiryCard {
  return { ...core(parts, viewer), asker: parts.asker?.name ?? '', askerEn: parts.asker?.nameEn ?? null };
}

/** An inquiry for one of its sides; the contact that the asker gave is shown to the asker's side alone. */
export function inquiryView(
  parts: InquiryParts & {
    readonly by: string | null;
    readonly contact: Contact | null;
    readonly deal: string | null;
    readonly context: InquiryContext;
  },
  viewer: Viewer,
): Inquiry {
  const { row, about, asker, contact } = parts;
  const as = asOf(viewer, placeOf(row, about));
  const [side] = as;
  if (side === undefined) throw new Error('an inquiry shown to a stranger');
  return {
    ...core(parts, viewer),
    version: row.version,
    due: row.due_at.toISOString(),
    side,
    asker: { name: asker?.name ?? '', nameEn: asker?.nameEn ?? null, verified: asker?.verified ?? false },
    by: parts.by,
    cooperation: row.cooperation as Inquiry['cooperation'],
    message: row.message,
    contact:
      as.includes('asker') && contact ? { name: contact.name, phone: contact.phone, email: contact.email } : null,
    declined:
      row.declined === null ? null : { why: row.declined as NonNullable<Inquiry['declined']>['why'], note: row.note },
    deal: parts.deal,
    can: allowed(inquiryLife, inquiryRules, { state: row.state, as, context: parts.context }) as Inquiry['can'],
  };
}
