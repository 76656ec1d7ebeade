import { z } from 'zod';
import { pageOf, pageQuery } from '../../../http/paging.ts';
import { routes } from '../../../http/route.ts';
import { Id, line } from '../../../http/scalars.ts';
import { DocumentKind, Findings, OrganisationDocument } from '../../organisation.ts';
import { ChangeState, ChangesOfOrganisation, OrganisationChange, VerifiedData } from './change.ts';

const byId = z.strictObject({ id: Id });

/** Changes of what was verified of an organisation. */
export const organisationChangeRoutes = routes('identity', {
  changesOfOrganisation: {
    method: 'GET',
    path: '/organisations/:id/changes',
    summary: { zh: '单位的变更申请，新的在先', en: 'Changes of an organisation’s verified data, newest first' },
    params: byId,
    query: z.strictObject(pageQuery),
    reply: ChangesOfOrganisation,
  },
  beginChange: {
    method: 'POST',
    path: '/organisations/:id/changes',
    summary: { zh: '起草变更申请', en: 'Draft a change of verified data' },
    params: byId,
    body: VerifiedData,
    reply: OrganisationChange,
    creates: true,
  },
  waitingChanges: {
    method: 'GET',
    path: '/organisation-changes',
    summary: {
      zh: '待核对的变更申请，等待最久的在先',
      en: 'Changes that wait to be decided, the longest waiting first',
    },
    query: z.strictObject({ ...pageQuery, state: ChangeState.exclude(['draft']).default('pending') }),
    reply: pageOf(OrganisationChange),
  },
  organisationChange: {
    method: 'GET',
    path: '/organisation-changes/:id',
    summary: { zh: '一件变更申请', en: 'A change of verified data' },
    params: byId,
    reply: OrganisationChange,
  },
  editChange: {
    method: 'PUT',
    path: '/organisation-changes/:id',
    summary: { zh: '修改变更申请', en: 'Edit a change that was not sent, or that was returned' },
    params: byId,
    body: VerifiedData,
    reply: OrganisationChange,
    edits: true,
  },
  addChangePaper: {
    method: 'POST',
    path: '/organisation-changes/:id/papers',
    summary: {
      zh: '上传变更材料（PDF、PNG 或 JPEG），替换同类材料',
      en: 'Upload a paper for a change (PDF, PNG or JPEG) in place of the one of its kind',
    },
    creates: true,
    upload: true,
    params: byId,
    query: z.strictObject({ kind: DocumentKind, name: line(200) }),
    reply: OrganisationDocument,
  },
  changePaper: {
    method: 'GET',
    path: '/organisation-changes/:id/papers/:file',
    summary: { zh: '下载变更材料', en: 'Download a paper of a change' },
    download: true,
    params: z.strictObject({ id: Id, file: Id }),
    reply: z.null(),
  },
  askChange: {
    method: 'POST',
    path: '/organisation-changes/:id/ask',
    summary: { zh: '提交变更申请', en: 'Ask for a change to be approved' },
    params: byId,
    reply: OrganisationChange,
  },
  withdrawChange: {
    method: 'POST',
    path: '/organisation-changes/:id/withdraw',
    summary: { zh: '撤回变更申请', en: 'Withdraw a change' },
    params: byId,
    reply: OrganisationChange,
  },
  approveChange: {
    method: 'POST',
    path: '/organisation-changes/:id/approve',
    summary: { zh: '核准变更', en: 'Approve a change' },
    params: byId,
    reply: OrganisationChange,
  },
  returnChange: {
    method: 'POST',
    path: '/organisation-changes/:id/return',
    summary: { zh: '退回变更申请', en: 'Return a change with reasons' },
    params: byId,
    body: z.strictObject({ findings: Findings }),
    reply: OrganisationChange,
  },
});
