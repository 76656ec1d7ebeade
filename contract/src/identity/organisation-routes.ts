import { z } from 'zod';
import { pageOf, pageQuery } from '../http/paging.ts';
import { routes } from '../http/route.ts';
import { Id, line, text } from '../http/scalars.ts';
import {
  DeskSearch,
  DocumentKind,
  Findings,
  Organisation,
  OrganisationCard,
  OrganisationDescription,
  OrganisationDocument,
  OrganisationInput,
  OrganisationMove,
  OrganisationSearch,
  PublicOrganisation,
} from './organisation.ts';

const byId = z.strictObject({ id: Id });
const page = z.strictObject(pageQuery);
const reason = z.strictObject({ reason: text(1000) });

/** Organisations and their verification. */
export const organisationRoutes = routes('identity', {
  createOrganisation: {
    method: 'POST',
    path: '/organisations',
    summary: { zh: '登记单位', en: 'Register an organisation' },
    body: OrganisationInput,
    reply: Organisation,
    creates: true,
  },
  findOrganisations: {
    method: 'GET',
    path: '/organisations',
    summary: {
      zh: '按名称或统一社会信用代码查找已认证的单位，供选择',
      en: 'Find verified organisations by name or whole number, to choose one',
    },
    query: OrganisationSearch,
    reply: pageOf(OrganisationCard),
  },
  organisationCard: {
    method: 'GET',
    path: '/organisations/:id',
    summary: { zh: '单位公开信息', en: 'What is public of an organisation' },
    params: byId,
    reply: PublicOrganisation,
  },
  organisation: {
    method: 'GET',
    path: '/organisations/:id/details',
    summary: { zh: '单位详情（成员与审核人）', en: 'An organisation for its members and verifiers' },
    params: byId,
    reply: Organisation,
  },
  editOrganisation: {
    method: 'PUT',
    path: '/organisations/:id',
    summary: { zh: '修改单位信息（认证前）', en: 'Edit an organisation before it is verified' },
    params: byId,
    body: OrganisationInput,
    reply: Organisation,
    edits: true,
  },
  describeOrganisation: {
    method: 'PUT',
    path: '/organisations/:id/description',
    summary: { zh: '修改已认证单位的简介与网站', en: 'Change what a verified organisation says of itself' },
    params: byId,
    body: OrganisationDescription,
    reply: Organisation,
    edits: true,
  },
  askVerification: {
    method: 'POST',
    path: '/organisations/:id/verification',
    summary: { zh: '申请主体认证', en: 'Ask for verification' },
    params: byId,
    body: z.strictObject({ authorisedPerson: line(100) }),
    reply: Organisation,
  },
  addDocument: {
    method: 'POST',
    path: '/organisations/:id/documents',
    summary: {
      zh: '上传认证材料（PDF、PNG 或 JPEG），替换同类材料',
      en: 'Upload a paper for verification (PDF, PNG or JPEG) in place of the one of its kind',
    },
    creates: true,
    upload: true,
    params: byId,
    query: z.strictObject({ kind: DocumentKind, name: line(200) }),
    reply: OrganisationDocument,
  },
  organisationDocument: {
    method: 'GET',
    path: '/organisations/:id/documents/:file',
    summary: { zh: '下载认证材料', en: 'Download a paper of the verification' },
    download: true,
    params: z.strictObject({ id: Id, file: Id }),
    reply: z.null(),
  },
  organisationHistory: {
    method: 'GET',
    path: '/organisations/:id/history',
    summary: { zh: '单位的办理记录', en: 'What was done with an organisation, newest first' },
    params: byId,
    query: page,
    reply: pageOf(OrganisationMove),
  },
  waitingOrganisations: {
    method: 'GET',
    path: '/verifications',
    summary: {
      zh: '待认证单位，等待最久的在先；或按状态、名称、代码查找全部单位',
      en: 'Organisations that wait for verification, the longest waiting first; or all of a state, by name or number',
    },
    query: DeskSearch,
    reply: pageOf(Organisation),
  },
  verifyOrganisation: {
    method: 'POST',
    path: '/organisations/:id/verify',
    summary: { zh: '通过认证', en: 'Verify an organisation' },
    params: byId,
    reply: Organisation,
  },
  returnOrganisation: {
    method: 'POST',
    path: '/organisations/:id/return',
    summary: { zh: '退回认证申请', en: 'Return an organisation with reasons' },
    params: byId,
    body: z.strictObject({ findings: Findings }),
    reply: Organisation,
  },
  suspendOrganisation: {
    method: 'POST',
    path: '/organisations/:id/suspend',
    summary: { zh: '暂停单位', en: 'Suspend an organisation' },
    params: byId,
    body: reason,
    reply: Organisation,
  },
  reinstateOrganisation: {
    method: 'POST',
    path: '/organisations/:id/reinstate',
    summary: { zh: '恢复单位', en: 'Reinstate a suspended organisation' },
    params: byId,
    body: reason,
    reply: Organisation,
  },
});
