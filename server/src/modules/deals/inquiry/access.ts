import type { InquirySide } from '@jiebang/contract/deals/inquiries/inquiry.ts';
import { membershipIn, type Viewer } from '#kernel/viewer.ts';

/** The organisation that asks, and the one whose achievement it is now. */
export type InquiryPlace = { readonly organisation: string; readonly holder: string };

/** The sides whose people the viewer is among; empty for everybody else, who may not learn that anybody asked. */
export function asOf(viewer: Viewer, { organisation, holder }: InquiryPlace): InquirySide[] {
  return [
    ...(membershipIn(viewer, organisation) ? (['asker'] as const) : []),
    ...(membershipIn(viewer, holder) ? (['holder'] as const) : []),
  ];
}
