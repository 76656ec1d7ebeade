import type { messages as chinese } from './messages.zh.ts';

export const messages: typeof chinese = {
  consents: 'Consent of the partners',
  consentsSay:
    'Every partner consents before you hand in. For one that is registered here a signatory confirms on the desk, and reads the need, who leads and its own task, never the solution. For one that is not, upload its signed consent and choose it at that partner. No message is sent: please tell them.',
  ask: 'Ask the partners',
  states: {
    not_asked: 'Not asked yet',
    changed: 'Its task was changed: ask again',
    asked: 'Waiting',
    consented: 'Consents',
    declined: 'Does not consent',
    attached: 'Signed consent attached',
    unattached: 'Signed consent missing',
  },
  requests: 'Consortia that wait for your organisation',
  requestsSay:
    'You see these because you sign for your organisation. The solution is sealed: only the need, who leads and your organisation’s task are shown.',
  none: 'No consortium waits for you.',
  leading: 'Led by',
  leader: 'Leader',
  behalf: 'For',
  task: 'Your organisation’s task',
  deadline: 'Deadline',
  consent: 'Consent',
  consentSays:
    'Your organisation will be named as a partner, and judges who have to do with it are kept away. You may withdraw until the deadline.',
  decline: 'Decline',
  withdraw: 'Withdraw the consent',
  withdrawSays:
    'What was handed in will be in force no more until its leader hands in again without your organisation. The leader is told.',
  consented: 'Consented',
};
