/**
 * Who may call which route at all, said by hand and apart from the code: `anyone`, `signed_in`, or the roles that may.
 * A route that is not in this list fails the test; so does a line without its route. What a caller then sees of an item is
 * the business of the leak tests.
 */
export const accessMatrix = `
needs.board: anyone
needs.read: anyone
needs.create: signed_in
needs.list: signed_in
needs.work: signed_in
needs.edit: signed_in
needs.submit: signed_in
needs.claim: reviewer
needs.accept: reviewer
needs.triage: reviewer
needs.return: reviewer
needs.reject: reviewer
needs.writePublicText: clearance_officer
needs.signOff: clearance_officer
needs.dispute: signed_in
needs.confirm: signed_in
needs.publish: organiser, track_organiser
needs.extend: organiser, track_organiser
needs.withdraw: signed_in
needs.terminate: organiser, track_organiser
needs.attach: signed_in
needs.attachment: signed_in
`;
