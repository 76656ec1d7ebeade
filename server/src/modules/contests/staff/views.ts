import type { StaffLine } from '@jiebang/contract/contests/staff.ts';
import type { Grant } from '@jiebang/contract/identity/grant.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { namesAs } from './access.ts';

/** Somebody's role as who sees to a contest's people sees it; who has it on the whole platform keeps its address, and is not the contest's to end. */
export function viewStaff(grant: Grant, viewer: Viewer, contest: string): StaffLine {
  if (grant.scope === 'platform') return { ...grant, email: null, mobile: null, can: {} };
  const roles = namesAs(viewer, { contest, track: grant.scope === 'track' ? grant.scopeId : null });
  const his = roles.some((role) => role === grant.role);
  return { ...grant, can: his ? { end: true, ...(grant.offer ? { send_again: true } : {}) } : {} };
}
