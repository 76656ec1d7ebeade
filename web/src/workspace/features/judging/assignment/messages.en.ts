export const messages = {
  title: 'Who judges what',
  says: 'So many judges for each solution, never one with a conflict or without a free day before the round is due, of the owner’s own experts no more than the rule’s share of them (rounded down), loads within one of each other, and then the greatest sum of expertise (who is not free on all days until then loses up to 20 points). It is proposed first, for you to look at and change; it is handed out when scoring begins, or when the sheets of a later round are handed out.',
  none: 'Nothing is assigned: every judge gets every solution with which there is no conflict.',
  assign: 'Assign',
  assignAgain: 'Assign again',
  assignAgainSays:
    'It replaces what is proposed; pairs that you set by hand stay, unless a conflict has come up or the owner’s share is full.',
  drop: 'Drop it: all judge all',
  dropSays:
    'Every judge then gets every solution with which there is no conflict. What was proposed and changed stays on record.',
  reassign: 'Give to another judge',
  reassignSays:
    'Who changed it, when, why and what it did to the value is kept, and is part of what the public log is promised.',
  solution: 'Solution',
  from: 'Judge now',
  to: 'Judge instead',
  reason: 'Reason',
  proposed: 'Proposed',
  handedOut: 'Handed out',
  optimum: 'Optimum',
  optimumSays: (value: number) => `${value} points: no assignment as even as this has more`,
  value: 'Expertise as it stands',
  valueSays: (value: number, change: number) =>
    change === 0
      ? `${value} points, which is the optimum`
      : `${value} points, ${Math.abs(change)} ${change > 0 ? 'above' : 'below'} the optimum`,
  run: 'Assigned at once',
  runSays: (panels: number, value: number) => `with other panels of the track: ${panels} in all, ${value} points`,
  each: 'Judges for each solution',
  ofOwner: 'the owner’s expert',
  mostOfOwner: 'Most of the owner’s experts',
  mostOfOwnerSays: (n: number) => `${n} for each solution`,
  madeBy: 'By',
  table: 'Judges and solutions',
  judge: 'Judge',
  load: 'Load',
  days: 'Free before it is due',
  daysOf: (free: number, of: number) => `${free} of ${of} days`,
  points: (points: number) => `${points < 0 ? '−' : '+'}${Math.abs(points)}`,
  noReason: 'Nothing in the judge’s entry is about it: given to even out the load.',
  byHand: 'by hand',
  stronger: (n: number) =>
    `${n} more without a conflict know it better and did not get it: loads are even, they are full, or the owner’s share is`,
  reasons: {
    field: 'Field',
    other_field: 'Another field',
    industry: 'Industry',
    keyword: 'Keyword',
    away: 'Days not free before the round is due',
  },
  changes: 'Changes by hand',
  change: (from: string, to: string) => `${from} → ${to}`,
  valueFromTo: (before: number, after: number) => `expertise ${before} → ${after}`,
  outdated: 'Something has come between: assign again or drop it before sheets can be handed out.',
  outdatedBy: {
    judge_gone: 'A judge has left the panel',
    judge_in_conflict: 'A judge has a conflict with what was assigned, or is away all the time',
    owners_share: 'A solution has more of the owner’s experts than may be',
    solution_gone: 'A solution is no longer judged',
    solution_new: 'A solution has no judge yet',
    other_number: 'The number of judges for each solution was changed',
  },
  impossible: 'It cannot be assigned',
  tooFew: (missing: number) =>
    `There are too few judges: ${missing} places are missing (one judge for one solution is one place).`,
  tooFewSolutions: 'Solutions that lack judges, with how many may judge each:',
  fullJudges: (names: string) => `These judges are full: ${names}.`,
  enough: (n: number, each: number) =>
    n > 0
      ? `Invite more judges, ask judges to take more, or ask for ${n} judges for each solution rather than ${each}.`
      : `Some solution has nobody who may judge it: invite a judge for it first.`,
  uneven: (least: number) => `Loads cannot be within one of each other: they differ by ${least} at least.`,
  unevenWhy: (solutions: string, judges: string) =>
    `Only ${judges} may judge ${solutions}, and so have more. Invite more judges for these.`,
  unevenByShare:
    'Without the limit on the owner’s own experts it would be even: the other judges have more because of it. More judges without a tie to the owner would help.',
  ownersShare: (missing: number) =>
    `The limit on the owner’s own experts forbids it: ${missing} places of judges without a tie to the owner are missing (one judge for one solution is one).`,
  ownersShareOf: (organisation: string, others: number, most: number) =>
    `${organisation} · ${others} other judges may judge it, ${most} of the owner’s at most`,
  ownersShareNext: (share: number, enough: number, each: number) =>
    `Invite judges without a tie to the owner${enough > 0 ? `, or make it ${enough} instead of ${each} judges for each solution` : ''}, or raise the rule “Most of the owner’s experts” to ${share}% at least.`,
  acceptGap: (least: number) => `Accept a difference of ${least} and assign so`,
  track: 'Assign the panels of this track at once',
  trackSays:
    'All panels of the track that are being set up and whose solutions were opened and screened: the loads of a judge on several panels are evened out together.',
  made: (n: number) => `Proposed for ${n} panels; look at each.`,
  pairs: (n: number) => `${n} sheets`,
  nothingMade: 'There is no panel that could be assigned.',
  left: 'Panels that are not ready',
  leftWhy: {
    need_not_closed: 'still takes solutions',
    screening_open: 'the screening is not done',
    nothing_to_judge: 'there is nothing to judge',
    no_judges: 'nobody has accepted yet',
  },
  comma: ', ',
};
