import type { Grant } from '@jiebang/contract/identity/grant.ts';

/** To so many addresses without an account may one person offer roles within a day. */
export const offersPerDay = 300;

/** For so many days a role on the whole platform that is offered waits for whoever has no account; in a contest its rule says. */
export const offerDays = 30;

/** What a role is called in the message to whoever is offered it. */
export const roleWords: Readonly<Record<Grant['role'], { readonly zh: string; readonly en: string }>> = {
  admin: { zh: '平台管理员', en: 'administrator' },
  organiser: { zh: '承办人员', en: 'organiser' },
  track_organiser: { zh: '专场承办人员', en: 'organiser of a track' },
  reviewer: { zh: '审核员', en: 'reviewer' },
  clearance_officer: { zh: '脱密员', en: 'clearance officer' },
  observer: { zh: '监督员', en: 'observer' },
  judge: { zh: '评审专家', en: 'judge' },
  translator: { zh: '译员', en: 'translator' },
  certifier: { zh: '鉴证员', en: 'certifier' },
  authority: { zh: '科技主管部门人员', en: 'officer of the authority' },
};
