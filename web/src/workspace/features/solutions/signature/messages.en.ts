import type { messages as chinese } from './messages.zh.ts';

export const messages: typeof chinese = {
  title: 'Your organisation’s signature',
  needed:
    'You do not sign for your organisation: before the solution is handed in, a signatory signs the organisation’s declaration for it.',
  whatTheySee:
    'A signatory sees who asks, which need is answered and the words to sign: nothing of the solution, nor whether or how often it was handed in. Only those whom you ask will know.',
  whoSigns: (names) => `You can ask: ${names}.`,
  ask: 'Ask for the signature',
  askWhom: 'Whom you ask',
  askHint: 'They will know that your team answers this need, and nobody else will. One signature is enough.',
  takeBack: 'Take the request back',
  asked: (names) => `Asked of ${names}`,
  signedBy: (name) => `${name} has signed for your organisation`,
  covers: 'Until the deadline you may submit and replace under it.',
  refused: 'The signatory refused',
  takenBack: 'The request was taken back.',
  ended: {
    words_changed: 'The terms or the declaration have a new version: what is submitted next needs a new signature.',
    right_ended: 'Who signed has the signing right no more: what is submitted next needs a new signature.',
    organisation_changed:
      'Your organisation was merged into another: what is submitted next needs a signature of that one.',
    leader_changed: 'The team has another leader: what is submitted next needs a new signature.',
  },
  stays: 'What was submitted stays as it is.',
  underIt: (name) => `Signed for the organisation by ${name}`,
  list: 'Solutions that I am asked to sign for',
  listSays:
    'Teams that answer a need in your organisation’s name ask you to sign for it. Their solutions are sealed to you.',
  listEmpty: 'Nothing waits for your signature.',
  need: 'Need',
  seeNeed: 'View the need',
  organisation: 'Organisation',
  leader: 'Leader of the team',
  deadline: 'Deadline',
  askedOn: 'Asked',
  signedOn: 'Signed',
  reason: 'Why it was refused',
  reasonHint: 'The leader of the team reads it',
  sealed:
    'The solution is sealed until the deadline: you will not see what it says, nor whether it was handed in. Until then it is a secret that this team answers this need; please tell nobody.',
  over: 'The deadline has passed: it can be signed no more.',
  terms: 'Terms',
  declaration: 'The organisation’s declaration',
  termsVersion: (version) => `Terms, version ${version}`,
  declarationVersion: (version) => `Organisation’s declaration, version ${version}`,
  acceptTerms: 'I have read the terms and accept them for the organisation',
  sign: 'Sign',
  refuse: 'Refuse',
};
