/**
 * Text messages to one number: no more than providers allow (one a minute, five an hour, ten a day), so that nobody is flooded; and from
 * one network, so that nobody sends at our cost. Within a day: who keeps a number from its codes leaves its owner password and e-mail.
 */
export const smsLimits = {
  minute: { seconds: 60, both: 1, account: 1, address: 20 },
  hour: { seconds: 3600, both: 5, account: 5, address: 60 },
  day: { seconds: 86_400, both: 10, account: 10, address: 200 },
};
