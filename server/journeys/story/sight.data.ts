/** The steps of the story, in their order. */
export const steps = [
  'drafted',
  'submitted',
  'accepted',
  'signed_off',
  'published',
  'mandated',
  'written',
  'signed_for',
  'sealed',
  'opened',
  'seated',
  'scoring',
  'ranked',
  'confirmed',
  'noticed',
  'objected',
  'dismissed',
  'definitive',
  'negotiated',
  'contracted',
  'paid',
  'applied',
  'issued',
  'posted',
  'awarded',
  'previewed',
  'frozen',
] as const;
export type Step = (typeof steps)[number];

/**
 * Who finds a private thing in anything that can be asked for, is sent or told, and from which step on; said by hand and
 * apart from the code. `+` adds, `-` takes away, `everyone` is each watcher and the visitor. Who is not named finds nothing:
 * not the observer, the admin, the organiser of another contest, the stranger, nor who runs, reviews and clears the other track. The
 * organiser of the need's track finds of it what the contest's organiser finds. Of who acts the admin reads the name in the audit, and no more. A
 * reviewer chooses among brokers and experts by name whom to ask about an unclear need; an organiser names the people of its contest by their addresses. Who may answer an objection finds, as long as it waits, the titles and judges of the sheets that it may strike out.
 */
export const sight = `
need: drafted +owner +colleague; submitted +reviewer +clearance_officer +organiser +track_organiser
need of the second track: drafted +stranger +reviewer +organiser +second_track
note of the review: accepted +reviewer +clearance_officer +organiser +track_organiser
public text: signed_off +owner +colleague +reviewer +clearance_officer +organiser +track_organiser; published +everyone
owner: drafted +owner +colleague +admin; submitted +reviewer +clearance_officer +organiser +track_organiser; mandated +broker; definitive +solver; contracted +authority; applied +certifier; issued +everyone
university: drafted +solver +campus; mandated +second_broker; opened +owner +colleague +organiser +track_organiser; scoring +judge +second_judge +third_judge; noticed +everyone
rivals: drafted +rival +tied_judge +rival_signatory +admin; opened +owner +colleague +organiser +track_organiser; scoring +judge +second_judge +third_judge; objected +authority
judge: drafted +second_judge +admin +organiser +track_organiser +second_track; submitted +reviewer; objected +authority; dismissed -authority
broker: drafted +broker; submitted +reviewer; mandated +owner +colleague +organiser +organiser_elsewhere +admin; contracted +solver +second_broker
name on the document: drafted +campus +admin +organiser +organiser_elsewhere
number of the document: drafted +admin
picture of the document: drafted +campus +admin
address of owner: drafted +owner
address of solver: drafted +solver
address of rival: drafted +rival
address of broker: drafted +broker
address of judge: drafted +judge +admin +organiser
address of stranger: drafted +stranger
profile of broker: mandated +broker +organiser +organiser_elsewhere
profile of second_broker: mandated +second_broker +organiser +organiser_elsewhere
mandate of owner: mandated +broker +owner +colleague
mandate of solver: mandated +second_broker +solver
service for owner: mandated +broker +owner +colleague
service for solver: mandated +second_broker +solver
solution of solver: written +solver; opened +owner +colleague +organiser +track_organiser; scoring +judge +second_judge +third_judge
title of solver: written +solver; opened +owner +colleague +organiser +track_organiser; scoring +judge +second_judge +third_judge; objected +authority +admin; dismissed -authority -admin
solution of rival: written +rival; opened +owner +colleague +organiser +track_organiser; scoring +judge +second_judge +third_judge
title of rival: written +rival; opened +owner +colleague +organiser +track_organiser; scoring +judge +second_judge +third_judge; objected +authority +admin; dismissed -authority -admin
refusal of a signature: signed_for +rival_signatory
comments by judge on solver: scoring +judge; ranked +owner +colleague +organiser +track_organiser; definitive +solver
comments by judge on rival: scoring +judge; ranked +owner +colleague +organiser +track_organiser; definitive +rival
comments by second_judge on solver: scoring +second_judge; ranked +owner +colleague +organiser +track_organiser; definitive +solver
comments by second_judge on rival: scoring +second_judge; ranked +owner +colleague +organiser +track_organiser; definitive +rival
comments by third_judge on solver: scoring +third_judge; ranked +owner +colleague +organiser +track_organiser; definitive +solver
comments by third_judge on rival: scoring +third_judge; ranked +owner +colleague +organiser +track_organiser; definitive +rival
reason of the owner: confirmed +owner +colleague +organiser +track_organiser
objection: objected +rival +organiser +track_organiser +authority +admin
answer: dismissed +rival +organiser +track_organiser +authority +admin
meeting: negotiated +owner +colleague +solver
contact of owner: negotiated +owner +colleague; contracted +solver
contact of solver: contracted +owner +colleague +solver
document: negotiated +owner +colleague +solver
contract: negotiated +owner +colleague +solver; applied +certifier
contract name: negotiated +owner +colleague +solver; applied +certifier; issued +everyone
approved income: paid +owner +colleague +solver
registration: paid +owner +colleague +solver; applied +certifier; issued +everyone
payment: paid +owner +colleague +solver
reason of the award: awarded +organiser +authority
award: awarded +organiser +authority; previewed +everyone
material: applied +owner +colleague +solver +certifier
`;
