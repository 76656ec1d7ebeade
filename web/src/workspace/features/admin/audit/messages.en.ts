import { auditWords } from '@jiebang/contract/desk/audit-words.data.ts';
import type { messages as chinese } from './messages.zh.ts';

export const messages: typeof chinese = {
  audit: 'Audit',
  platformSays:
    'Who did what, when and from where, the newest first. What is done about solutions and scores is sealed or blind, and stands in histories of its own. Network addresses are kept for six months.',
  organisationSays:
    'What people of your organisation did in its name. Who the reviewing staff are and sealed solutions are not among it. Network addresses are kept for six months.',
  contestSays:
    'Who did what to the contest, its needs and results, the newest first; organisers of a track find what was done in it. Drafts, sealed solutions and scores are not in it, nor network addresses.',
  none: 'There is no such entry.',
  sheet: 'Download as a sheet',
  filter: 'Filter',
  clear: 'Clear the filter',
  area: 'About',
  organisation: 'Organisation',
  time: 'Days',
  nameThen: (name) => `then ${name}`,
  onlyPerson: 'Only this person',
  nobody: 'The system',
  key: 'API key',
  address: 'Network address',
  kinds: auditWords.en.kinds,
  gone: 'no longer there',
  reason: 'Reason',
  before: (before: string, after: string) => `from “${before}” to “${after}”`,
  ofTrack: (track: string) => `Track ${track}`,
  versionFrom: (version: number, from: string) => `version ${version}, from ${from}`,
  noDates: 'no dates',
  contestState: auditWords.en.contestState,
  memberRole: auditWords.en.memberRole,
  areas: auditWords.en.areas,
  actions: auditWords.en.actions,
};
