import type { Refusals } from './refusals.zh.ts';

export const refusals: Refusals = {
  not_found: { says: 'Not found', next: 'Check the address or number; it may not exist, or is not open to you.' },
  not_signed_in: { says: 'Please sign in first', next: 'You will come back here afterwards.' },
  forbidden: {
    says: 'Your role cannot do this',
    next: 'Ask the organiser, or an admin of your organisation, for the role.',
  },
  key_not_valid: { says: 'This API key is not valid', next: 'Ask an admin of your organisation for one that is.' },
  not_for_keys: { says: 'No API key can do this', next: 'Somebody of your organisation has to sign in for it.' },
  key_scope_missing: {
    says: 'This API key was not given that scope',
    next: 'An admin of your organisation can make a key that has it.',
  },
  wrong_origin: {
    says: 'The request came from another site and was not carried out',
    next: 'Please act on this site itself.',
  },
  invalid_input: { says: 'Something is not filled in correctly', next: 'Mend what is marked and try again.' },
  not_in_this_state: {
    says: 'This cannot be done in the present state',
    next: 'Reload the page to see where it stands.',
  },
  changed_meanwhile: { says: 'Somebody has just changed it', next: 'Reload the page, look again, then act.' },
  stale_version: { says: 'What you see is no longer the latest', next: 'Reload the page and edit the latest version.' },
  words_changed: {
    says: 'The text that you accept or sign has changed',
    next: 'Reload the page, read the text again as it now stands, then sign.',
  },
  version_required: { says: 'The version is missing', next: 'Reload the page and try again.' },
  idempotency_key_required: { says: 'The request is incomplete', next: 'Reload the page and try again.' },
  idempotency_key_reused: {
    says: 'The same submission came with different content',
    next: 'Reload the page and submit again.',
  },
  unsupported_media_type: { says: 'This format is not supported', next: 'Use one of the formats named on the page.' },
  too_large: { says: 'The content or file is too large', next: 'Make it smaller and try again.' },
  file_kind_refused: {
    says: 'This kind of file is not taken',
    next: 'Upload PDF, an image (PNG, JPEG, TIFF), an Office document without macros, a DWG, DXF, STEP or IGES drawing, MP4, ZIP or plain text.',
  },
  file_name_differs: {
    says: 'The ending of the file’s name does not fit its content',
    next: 'Give it the ending of what it is, and upload it again.',
  },
  file_infected: {
    says: 'Malware was found in the file; it was not kept',
    next: 'Check your computer with an antivirus program and upload a clean file. If you are sure that this is wrong, export it as PDF, or ask the organiser.',
  },
  file_beyond_scan: {
    says: 'The file is larger than the malware scan takes; it was not kept',
    next: 'Make its images smaller, or split it, and upload it again.',
  },
  scan_unavailable: {
    says: 'The malware scan does not answer; the file was not kept',
    next: 'Your draft is safe. Upload the file again in a few minutes.',
  },
  too_many_requests: { says: 'Too many requests', next: 'Wait a minute, then try again.' },
  internal: {
    says: 'Something broke on our side; nothing was changed',
    next: 'Try again later. If it stays broken, give the request number to the admin.',
  },
  unavailable: { says: 'The system is busy', next: 'Please try again shortly.' },
  organisation_not_verified: {
    says: 'Your organisation is not verified yet',
    next: 'Its admin has to complete verification; drafts can be kept meanwhile.',
  },
  not_a_member: { says: 'You are not a member of this organisation', next: 'Ask its admin to invite you.' },
  list_too_long: {
    says: 'This list is too long: a sheet takes 5,000 lines',
    next: 'Narrow it by edition, track or state first, and download it in parts.',
  },
  achievement_incomplete: {
    says: 'Some required parts of the achievement are missing',
    next: 'Fill in what is marked, then hand it in.',
  },
  evidence_does_not_fit: {
    says: 'The evidence does not fit the maturity that is claimed',
    next: 'Say what shows the claimed level; each level once, and none above it.',
  },
  columns_unmatched: {
    says: 'The columns are not matched yet',
    next: 'Say which column is the title, and take each field from one column alone.',
  },
  no_expression: {
    says: 'This pair cannot be looked up',
    next: 'The Chinese needs one to ten Han characters, the English one to four words that say something.',
  },
  same_expression: {
    says: 'The correction is the same as what it corrects',
    next: 'Change the Chinese or the English; where nothing is wrong, confirm it.',
  },
  search_unknown: {
    says: 'There is nothing to look for in this search',
    next: 'Search or narrow the library first, then keep the search.',
  },
  too_many_saved_searches: {
    says: 'You keep as many searches as one may',
    next: 'Drop one that you need no more.',
  },
  merge_unfit: {
    says: 'These two cannot be merged so',
    next: 'What is public goes only into what is public; across organisations a reviewer merges.',
  },
  not_assessed: {
    says: 'The achievement is not public, or not assessed yet',
    next: 'Come back when it is public and was assessed.',
  },
  not_an_expert: {
    says: 'No judge was found there',
    next: 'Check the address or the number: only who judges on this platform can be asked.',
  },
  expert_in_conflict: {
    says: 'This expert has an interest in the achievement or its owner',
    next: 'Who made it, who is or was within three years of its owner’s house, who declared an interest, and who asks cannot assess it: ask somebody else.',
  },
  expert_asked_before: {
    says: 'This expert is asked already',
    next: 'Wait for the answer, or recall that request first.',
  },
  assessment_incomplete: {
    says: 'The assessment is not complete',
    next: 'Fill in what is marked: each dimension has a score, and a corrected one its reason and evidence.',
  },
  assessment_changed: {
    says: 'The achievement was made public anew and assessed anew',
    next: 'Open this page again, compare with the new automatic assessment, then sign.',
  },
  own_achievement: {
    says: 'Nobody reviews an achievement of its own organisation',
    next: 'A reviewer of another organisation has to do it.',
  },
  need_incomplete: { says: 'The need lacks required parts', next: 'Fill in what is marked, then submit.' },
  code_unknown: {
    says: 'A chosen code stands in none of the state’s lists',
    next: 'Please choose the marked ones again.',
  },
  recommender_unlisted: {
    says: 'The recommending unit is no longer in the list of the contest',
    next: 'Choose another, or leave it empty.',
  },
  outside_track: {
    says: 'The need is outside of what its track is open to',
    next: 'Please check the marked fields, or move the need to another track on its page.',
  },
  collecting_is_over: {
    says: 'This track takes no more needs',
    next: 'Your draft is kept. On its page it can be moved to a track that still takes needs, or to the next edition once that is open.',
  },
  mending_is_over: {
    says: 'The time to mend is over, and so is the call for needs',
    next: 'What you wrote is kept. On its page the need can be moved to a track that still takes needs, or to the next edition once that is open.',
  },
  track_takes_no_needs: {
    says: 'The chosen track takes no needs now',
    next: 'Please choose one that does.',
  },
  need_quarantined: {
    says: 'This need cannot be viewed for now.',
    next: 'It is being looked into. Once it is public again, its address works as before.',
  },
  already_reported: {
    says: 'A report of this need is already being looked into.',
    next: 'There is no need to send another: please wait for the decision.',
  },
  too_many_reports: {
    says: 'You have sent as many reports as a day takes.',
    next: 'Please report it tomorrow, or call the organiser where it cannot wait.',
  },
  quarantine_waits: { says: 'Staff look at this report first.', next: 'Please wait for the decision.' },
  not_a_state_secret: { says: 'Staff look at this report first.', next: 'Please wait for the decision.' },
  questions_closed: {
    says: 'This need takes no more questions and answers.',
    next: 'They end with the deadline; what was made public can still be read.',
  },
  asker_not_verified: {
    says: 'You can ask in public once your real name is verified',
    next: 'Ask for it under “My account · Real name”.',
  },
  too_many_questions: {
    says: 'You have asked as much as you may for now.',
    next: 'The rules of the contest limit how many may wait about one need, and how many you ask in a day: wait, withdraw one, or ask tomorrow.',
  },
  confidential_not_open: {
    says: 'The confidential text is not open to you now.',
    next: 'You can ask a public question on the page of the need, or answer from its public text.',
  },
  confidential_over: {
    says: 'The need has gone on: its confidential text is offered no longer.',
    next: 'After pairing, documents are exchanged in the deal.',
  },
  confidential_unchanged: {
    says: 'Nothing has changed since it was offered last.',
    next: 'Change and save it first, then offer the new version.',
  },
  too_many_imports: {
    says: 'Several imports are not finished',
    next: 'Wait for them, or cancel one.',
  },
  already_asked: { says: 'You have asked already.', next: 'See where it stands under “Confidential texts”.' },
  reader_not_verified: {
    says: 'The organisation that asks must be verified.',
    next: 'Ask its administrator to have it verified first.',
  },
  terms_changed: {
    says: 'The terms have just changed.',
    next: 'Open the page again and read the terms of now before you accept them.',
  },
  terms_not_accepted: {
    says: 'The terms were changed, and you have not accepted them yet.',
    next: 'Read and accept the changed terms first.',
  },
  reason_needed: { says: 'Please say why.', next: 'Those concerned will read it.' },
  too_many_excluded: {
    says: 'No more organisations can be kept out.',
    next: 'At most 200; you can approve each reader instead.',
  },
  owner_excluded: { says: 'You cannot keep out your own organisation.', next: 'Choose another one.' },
  reader_excluded: { says: 'This organisation is kept out.', next: 'Let it in again first, then grant access.' },
  look_again_past: {
    says: 'The day to look again has to be after today',
    next: 'Choose another day, or leave it empty.',
  },
  not_a_reviewer: {
    says: 'This person is not a reviewer of the contest or track',
    next: 'Choose somebody who may review, or have an administrator grant the role first.',
  },
  not_unclear: { says: 'The need does not wait for a diagnosis any more', next: 'Reload to see where it stands.' },
  not_a_diagnoser: {
    says: 'This person cannot diagnose it',
    next: 'Ask somebody of a verified agency, or an expert of the contest.',
  },
  diagnoser_of_owner: {
    says: 'This person belongs, or lately belonged, to the owner',
    next: 'Somebody who is independent of the owner has to diagnose it.',
  },
  diagnoser_is_asker: { says: 'You cannot ask yourself', next: 'Choose somebody else.' },
  diagnosis_due_past: { says: 'The day has to lie ahead', next: 'Choose a later day.' },
  diagnosis_over: {
    says: 'The day of the diagnosis has passed',
    next: 'The original can no longer be read. A reviewer may ask again.',
  },
  diagnosis_open: {
    says: 'Somebody is asked already',
    next: 'Wait for the diagnosis, or take the asking back first.',
  },
  original_not_read: { says: 'The original was not read yet', next: 'Read it first, then say what you found.' },
  finding_without_points: {
    says: 'What the owner has to mend is missing',
    next: 'Add at least one unclear field and what to ask.',
  },
  reviews_it_already: { says: 'This reviewer has the need already', next: 'Choose another one.' },
  not_your_review: {
    says: 'The need is not with you',
    next: 'The reviewer who has it, or an organiser, hands it on.',
  },
  reviewer_of_owner: {
    says: 'This reviewer belongs to the organisation that owns the need',
    next: 'Nobody reviews a need of the own organisation. Choose somebody else.',
  },
  own_organisation: {
    says: 'You cannot decide on, or answer, a need of your own organisation',
    next: 'Somebody of another organisation has to.',
  },
  checklist_incomplete: {
    says: 'The checklist is not complete',
    next: 'Go through every item; if one fails, return the need with your reasons.',
  },
  second_reviewer_needed: {
    says: 'The two checklists are signed by two different people',
    next: 'Another reviewer has to sign one of them.',
  },
  rejection_waits: {
    says: 'A rejection was proposed and waits for its second signature',
    next: 'Another reviewer signs it or opposes it on the page of the need; who proposed it may take it back.',
  },
  rejection_opposed: {
    says: 'Two reviewers disagree on the rejection',
    next: 'An organiser hands it on to a third reviewer, who decides.',
  },
  rejection_own: {
    says: 'The rejection is your own',
    next: 'Another reviewer signs it; you may take it back.',
  },
  contest_over: {
    says: 'The time in which a rejection may be contested is over',
    next: 'You may begin a new need from this one.',
  },
  contested_before: {
    says: 'The rejection of this need was contested once already',
    next: 'You may begin a new need from this one.',
  },
  rejected_it: { says: 'You signed the rejection of this need', next: 'Another reviewer looks at it again.' },
  reviewer_rejected_it: {
    says: 'This reviewer signed the rejection of the need',
    next: 'Choose one who did not.',
  },
  not_ready: { says: 'The need is not marked as ready', next: 'Finish its diagnosis and triage it again.' },
  public_text_missing: { says: 'There is no public text yet', next: 'The clearance officer has to write it first.' },
  traces_left: {
    says: 'The public text still has words that may lead to the owner',
    next: 'Take them out; what has to stay is to be acknowledged at the sign-off, with the reason.',
  },
  reason_leads_to_owner: {
    says: 'The reason is public, and holds words that may lead to the owner',
    next: 'Take names and contacts out of it.',
  },
  public_text_signed_off: {
    says: 'The public text is signed off and cannot be changed',
    next: 'The owner may ask for another one.',
  },
  deadline_too_soon: {
    says: 'The deadline is too soon',
    next: 'The rules of the contest leave solvers more days: choose a later one.',
  },
  deadline_after_solving: {
    says: 'The deadline is after the end of the track’s time for solutions',
    next: 'Choose an earlier time, or extend that phase first.',
  },
  need_expires_first: {
    says: 'The deadline is after the day until which the need is valid',
    next: 'Choose a time within it; before publication, the owner can also make it longer.',
  },
  person_posts_no_need: {
    says: 'Needs are posted by organisations, not by natural persons',
    next: 'Post it in the name of your organisation: register or join it first. A natural person can answer needs.',
  },
  validity_over: {
    says: 'The need is valid until a day that has passed',
    next: 'Please change that day before handing it in.',
  },
  deadline_not_reached: { says: 'The deadline has not come yet', next: 'The next step begins by itself when it does.' },
  not_an_extension: {
    says: 'The new deadline is not later than the present one',
    next: 'Choose a later time; a deadline can only be extended.',
  },
  too_many_attachments: { says: 'There are too many attachments', next: 'Combine files, or remove some.' },
  sign_in_refused: {
    says: 'The account does not match the password or code',
    next: 'Check them and try again, or sign in with a code.',
  },
  not_registered: { says: 'This address or number has no account yet', next: 'Sign up with the same code.' },
  number_idle: {
    says: 'This number was last verified long ago and may belong to somebody else by now',
    next: 'If the account is yours, give the name on it as well, or sign in with the password or e-mail. If the number is newly yours and you cannot sign up, tell the platform’s administrator.',
  },
  sms_not_offered: { says: 'This platform sends no text messages', next: 'Please use your e-mail address.' },
  sms_number_refused: {
    says: 'No text message can be sent to this number',
    next: 'Check the number, or use your e-mail address.',
  },
  sms_too_soon: {
    says: 'A text message has just been sent to this number',
    next: 'Look at the message you got; another can be sent in a minute.',
  },
  sms_not_sent: {
    says: 'Text messages cannot be sent at the moment',
    next: 'Try again later, or sign in with your password or e-mail.',
  },
  handle_taken: {
    says: 'This address or number belongs to another account',
    next: 'Sign in to that account with it, or choose another.',
  },
  last_handle: {
    says: 'This is the only address or number of your account',
    next: 'Add another first, then take this one off.',
  },
  code_refused: {
    says: 'This code is not right, was used, or is too old',
    next: 'Look at the latest message, or send another.',
  },
  proof_too_weak: {
    says: 'You have switched on two-step sign-in',
    next: 'Show that it is you with your password, or a code of your authenticator.',
  },
  second_code_needed: {
    says: 'You have switched on two-step sign-in, and a password alone is not enough for this',
    next: 'Show that it is you with a code of your authenticator, or a backup code.',
  },
  email_needed: { says: 'This needs an e-mail address', next: 'Add one under “My account” first.' },
  wechat_not_offered: {
    says: 'Signing in with WeChat is not set up here',
    next: 'Please sign in with your e-mail or mobile.',
  },
  wechat_code_refused: {
    says: 'WeChat does not know this sign-in, or it was used before',
    next: 'Open the mini-program again.',
  },
  wechat_too_many: { says: 'Too many sign-ins by WeChat', next: 'Try again in a minute.' },
  wechat_user_blocked: {
    says: 'WeChat holds this user for a risk and refuses the sign-in',
    next: 'Sign in with your e-mail or mobile, or follow what WeChat tells you.',
  },
  wechat_unavailable: {
    says: 'WeChat does not answer at the moment',
    next: 'Open the mini-program again later, or sign in with your e-mail or mobile.',
  },
  wechat_ticket_void: {
    says: 'The time for binding is over',
    next: 'Open the mini-program again and begin with WeChat.',
  },
  wechat_of_another: {
    says: 'This WeChat is bound to another account',
    next: 'Sign in to that account and unbind it first.',
  },
  wechat_bound: {
    says: 'Your account is bound to another WeChat',
    next: 'Unbind that one under “My account” first.',
  },
  sign_in_again: { says: 'This sign-in has run out', next: 'Please sign in again.' },
  second_code_refused: {
    says: 'This code is not right, or was used before',
    next: 'Enter the six digits that your authenticator shows now; each code works once.',
  },
  password_wrong: { says: 'This is not the password', next: 'Check it and try again.' },
  second_factor_on: {
    says: 'Two-step sign-in is on already',
    next: 'To change the device, switch it off first and set it up anew.',
  },
  second_factor_off: { says: 'Two-step sign-in is not on', next: 'Set it up under “My account” first.' },
  second_factor_required: {
    says: 'This role needs two-step sign-in',
    next: 'Set it up under “My account”; you can act right after.',
  },
  notice_outdated: {
    says: 'The privacy notice has changed',
    next: 'Reload the page, read the notice in force, and go on.',
  },
  notice_not_later: {
    says: 'A version begins after the one before it, and not in the past',
    next: 'Choose a later time.',
  },
  document_number_wrong: {
    says: 'The number does not fit this kind of document',
    next: 'Compare each place with the document; the last one of an identity card is a check character.',
  },
  real_name_taken: {
    says: 'This document is verified under another account',
    next: 'Return the request and say so; the person can delete the other account and ask again.',
  },
  own_real_name: { says: 'You cannot verify your own real name', next: 'Another of the staff has to.' },
  taken_by_another: {
    says: 'Another of the staff has taken it up',
    next: 'Once it is overdue, others can take it over.',
  },
  not_taken: { says: 'Nobody has taken it up yet', next: 'Take it up, compare the document, then decide.' },
  organisation_exists: { says: 'This organisation is already registered', next: 'Ask its admin to invite you.' },
  merge_unlike: {
    says: 'These two organisations cannot be merged',
    next: 'The one that stays has to be verified, and both have to be of one kind and country.',
  },
  merge_hindered: {
    says: 'Something is still going on, so they cannot be merged yet',
    next: 'Wait until the needs, solutions, deals, mandates, certificates and awards of the one that goes have ended; where both are verified, also until the needs of the one that stays are judged.',
  },
  holder_not_named: {
    says: 'Your real name has to be verified first',
    next: 'Ask for it under “My account · Real name”; where it was suspended, write to the platform’s administrators.',
  },
  holder_exists: { says: 'You are registered as a natural person already', next: 'Look under “My organisations”.' },
  holder_alone: {
    says: 'The name of a natural person is that person’s alone; nobody can be invited',
    next: 'Name whom you work with among the team or the consortium of a solution.',
  },
  organisation_incomplete: {
    says: 'The organisation lacks required data',
    next: 'Fill in what is marked, then ask for verification.',
  },
  organisation_suspended: {
    says: 'Your organisation is suspended: you may read and withdraw',
    next: 'Its admins see why and can write to the platform; once it is reinstated, go on here.',
  },
  change_open: {
    says: 'A change of this organisation is still open',
    next: 'Finish it or withdraw it, and then begin another.',
  },
  change_without_difference: {
    says: 'Nothing differs from what stands',
    next: 'Change what is to be another, and save again.',
  },
  holder_follows_name: {
    says: 'A natural person’s name is its verified real name',
    next: 'To change it, have your real name verified anew in your account.',
  },
  documents_missing: {
    says: 'Papers for the verification are missing',
    next: 'Upload the papers that this page lists (mandate of the authorised person, licence or registration), then ask again.',
  },
  paper_unknown: {
    says: 'Only PDF, PNG and JPEG are taken',
    next: 'Export or scan it in one of these, and upload it again.',
  },
  invitation_void: { says: 'The invitation is no longer valid', next: 'Ask the admin for a new one.' },
  invitation_of_another: {
    says: 'The invitation was sent to another address',
    next: 'Sign in with the address that received it.',
  },
  already_invited: {
    says: 'This person is already invited',
    next: 'Wait for the answer, or withdraw the invitation and send a new one.',
  },
  already_member: { says: 'This person is already a member', next: 'No invitation is needed.' },
  too_many_keys: { says: 'Your organisation has 20 keys in force', next: 'Revoke those that are not used any more.' },
  deletion_hindered: {
    says: 'Others still wait for something from you, so the account cannot go yet',
    next: 'Settle or hand over what is listed under “Privacy and data”.',
  },
  deletion_asked: {
    says: 'The deletion was asked for already',
    next: 'You can take it back under “Privacy and data” until it is due.',
  },
  deletion_not_asked: { says: 'No deletion is waiting', next: 'Reload the page.' },
  last_signatory: {
    says: 'A verified organisation needs at least one member with the signing right',
    next: 'Have an admin give another member the signing right first.',
  },
  not_a_signatory: {
    says: 'This binds the organisation, so a member with the signing right does it',
    next: 'Prepare it as ever and ask a signatory to sign; if it is yours to sign, ask an admin of your organisation for the signing right.',
  },
  sign_yourself: { says: 'You may do it yourself', next: 'Do it; nobody needs to be asked to sign.' },
  signature_asked: {
    says: 'The signatories have been asked',
    next: 'It waits for one of them. If it is urgent, speak to them directly.',
  },
  last_admin: { says: 'An organisation needs at least one admin', next: 'Name another admin first.' },
  already_granted: { says: 'This person already has the role', next: 'Nothing more is needed.' },
  not_taking_solutions: { says: 'This need takes no solutions', next: 'Look for others that are open.' },
  solution_exists: { says: 'This team answers this need already', next: 'Edit the solution that exists.' },
  already_in_a_team: {
    says: 'You sit in another team that answers this need',
    next: 'One person sits in one team for a need; leave the other first.',
  },
  solution_incomplete: { says: 'The solution lacks required parts', next: 'Fill in what is marked, then submit.' },
  partners_unconsented: {
    says: 'A partner has not consented',
    next: 'Ask it under “Consent of the partners”, attach its signed consent, or leave it out.',
  },
  members_unconfirmed: {
    says: 'Some members have not confirmed',
    next: 'Each has to confirm from their own verified account.',
  },
  signature_needed: {
    says: 'You do not sign for your organisation: before it is handed in, a signatory signs for this solution',
    next: 'Ask a signatory on the page of the solution; its content stays sealed to them.',
  },
  signature_given: { says: 'A signatory has signed', next: 'Submit it under seal.' },
  signatory_conflicted: {
    says: 'One whom you chose belongs to the owner of the need or runs its contest, and may not know who answers',
    next: 'Ask another signatory.',
  },
  attachment_unknown: { says: 'The attachment was not found', next: 'Upload it again.' },
  sealed_until_deadline: { says: 'Solutions are sealed until the deadline', next: 'Come back after it.' },
  diagnosed_it: {
    says: 'You read the original of this need for its diagnosis, and undertook not to answer it',
    next: 'Somebody who has not read it may answer.',
  },
  conflict_of_interest: { says: 'You have a conflict of interest here', next: 'Somebody without one has to do it.' },
  judging_began: {
    says: 'Judging has begun: the finding of the screening stands',
    next: 'If it was wrong, it is a matter for an objection during the public notice.',
  },
  reasons_missing: { says: 'Reasons are missing', next: 'Give them, then submit.' },
  sealed_content_damaged: {
    says: 'What was sealed does not open; it may be damaged',
    next: 'Ask the admin to restore it from a backup.',
  },
  technology_above_total: { says: 'The technology amount is above the contract total', next: 'Check both amounts.' },
  plan_differs_from_total: { says: 'The payment plan does not add up to the total', next: 'Adjust it until it does.' },
  day_in_future: { says: 'The day lies in the future', next: 'Enter a day that has come.' },
  ends_before_start: { says: 'It ends before it starts', next: 'Check both days.' },
  cross_border_not_declared: {
    says: 'The import or export of technology is not declared',
    next: 'Fill in the check and its registration.',
  },
  seller_notice_missing: {
    says: 'The seller’s public notice is not recorded',
    next: 'A negotiated price of a state institution needs one; enter its days.',
  },
  seller_notice_too_short: {
    says: 'The seller’s public notice is too short',
    next: 'Wait until the required days have passed.',
  },
  agency_unknown: { says: 'The agency was not found', next: 'Choose one from the list of agencies.' },
  contract_missing: { says: 'There is no contract yet', next: 'Enter it first.' },
  own_entry: { says: 'You cannot confirm your own entry', next: 'The other side has to.' },
  already_registered: { says: 'This contract is registered already', next: 'Nothing more is needed.' },
  income_above_technology: { says: 'The approved income is above the technology amount', next: 'Check both amounts.' },
  payment_missing: { says: 'The payment was not found', next: 'Reload the page and try again.' },
  payment_above_total: { says: 'The payments are above the contract total', next: 'Check the amount.' },
  already_paid: { says: 'This payment is recorded already', next: 'Nothing more is needed.' },
  already_related: { says: 'The parties are declared as related already', next: 'Nothing more is needed.' },
  unknown_document: { says: 'The document was not found', next: 'Upload it again.' },
  too_many_documents: { says: 'There are too many documents', next: 'Combine some, or remove what is not needed.' },
  too_many_meetings: { says: 'There are too many meetings', next: 'Settle those that are planned first.' },
  slot_passed: { says: 'This time has passed', next: 'Choose a later one.' },
  unknown_slot: { says: 'There is no such time', next: 'Choose one that was proposed.' },
  already_accepted: { says: 'A time has been agreed already', next: 'Propose another one to move it.' },
  own_meeting: { says: 'You cannot accept your own proposal', next: 'Wait for the other side to choose.' },
  meeting_not_held: { says: 'The meeting has not been held', next: 'Write the minutes afterwards.' },
  abroad_consent_needed: {
    says: 'The other side is abroad, which needs a consent of its own',
    next: 'Consent to “Show my contact to participants abroad” under My account, Privacy and data; then share it.',
  },
  contact_not_shared: {
    says: 'The other side has not agreed to share its contact',
    next: 'Talk here first; you will see it once they agree.',
  },
  one_deal_of_need: { says: 'This need has a deal already', next: 'Go on in that one.' },
  deal_of_no_contest: {
    says: 'This deal came from an inquiry and belongs to no contest, so nobody can void it',
    next: 'End it as your contract provides.',
  },
  inquiry_open: {
    says: 'Your organisation has asked about this achievement already and waits for an answer',
    next: 'See it under Inquiries; once withdrawn, you may ask again.',
  },
  too_many_inquiries: {
    says: 'As many inquiries of your organisation wait, or were made today, as may be',
    next: 'Wait for answers, withdraw some, or ask again tomorrow.',
  },
  panel_exists: { says: 'This need has a panel already', next: 'Change that one.' },
  already_on_panel: { says: 'This judge is on the panel already', next: 'No invitation is needed.' },
  not_a_judge: { says: 'This person is not a judge', next: 'The organiser has to grant the role first.' },
  not_a_translator: { says: 'This person is not a translator', next: 'The organiser has to grant the role first.' },
  judges_or_decides_here: {
    says: 'This person judges, screens or decides on this need, and so does not translate for it',
    next: 'Invite another translator.',
  },
  translates_here: {
    says: 'This person translates for this need, and so does not judge it',
    next: 'Invite another judge.',
  },
  translation_empty: { says: 'Nothing is translated yet', next: 'Translate at least one part, then hand it in.' },
  judge_in_conflict: { says: 'This judge has a conflict with this solution', next: 'Give it to a judge without one.' },
  assignment_outdated: {
    says: 'The assignment is out of date: judges, solutions or conflicts have changed',
    next: 'Compute it again, or drop it, then begin.',
  },
  owners_share_full: {
    says: 'The owner’s own experts fill their share already',
    next: 'Choose somebody apart from the owner; the share is among the rules.',
  },
  rubric_incomplete: { says: 'The rubric is not complete', next: 'The weights have to add up to 100.' },
  rounds_incomplete: {
    says: 'The rounds are not whole',
    next: 'Keep the order qualifying, online, live final; every round but the last needs a cut line.',
  },
  round_over: { says: 'That round is over', next: 'Its sheets stay as they are.' },
  day_not_later: { says: 'The day given is past, or not later', next: 'Choose a later day.' },
  no_round_left: { says: 'This is the last round', next: 'Compute the ranking for the owner.' },
  rounds_left: { says: 'Another round follows', next: 'Go on to the next round first.' },
  nobody_goes_on: { says: 'No solution reached the cut line', next: 'Hand the ranking of this round to the owner.' },
  need_not_closed: { says: 'The need has not closed yet', next: 'Wait for its deadline.' },
  screening_open: { says: 'The screening is not finished', next: 'Screen every solution first.' },
  nothing_to_judge: { says: 'There is nothing to judge', next: 'Look at the screening again.' },
  panel_too_small: {
    says: 'Fewer judges have accepted than the rules ask for',
    next: 'Wait for answers, or invite more; the number is among the rules.',
  },
  too_few_judges: { says: 'There are too few judges', next: 'Invite more.' },
  scores_missing: { says: 'Some scores are missing', next: 'Score every criterion, then lock.' },
  comment_missing: { says: 'A required comment is missing', next: 'Write it, then go on.' },
  score_out_of_range: { says: 'A score is out of range', next: 'Stay within the scale of the criterion.' },
  not_scoring: { says: 'Scoring is not open now', next: 'Reload the page to see where it stands.' },
  sheets_open: {
    says: 'Some sheets are not locked',
    next: 'Remind the judges, or go on without a sheet and give the reason.',
  },
  solution_without_score: { says: 'A solution has no score at all', next: 'Have it scored, then rank.' },
  not_to_readmit: {
    says: 'Not a solution of this need that was screened out, or there is more than one round',
    next: 'Open it again and choose among those listed; with more rounds have the last one scored anew.',
  },
  not_to_strike: {
    says: 'Not a locked sheet of the last round of this need',
    next: 'Open it again and choose among those listed.',
  },
  not_in_shortlist: { says: 'This solution is not on the shortlist', next: 'Choose one that is.' },
  reason_required: { says: 'A reason is required', next: 'Say why, when it is not the first that you choose.' },
  winner_exists: { says: 'A solution has been chosen already', next: 'Reload the page to see it.' },
  notice_over: { says: 'The notice is over', next: 'New objections are no longer taken.' },
  notice_not_over: { says: 'The notice is not over', next: 'Wait until it is.' },
  objections_open: { says: 'Some objections are not answered', next: 'Answer each of them first.' },
  real_name_required: {
    says: 'Your real name has to be verified first',
    next: 'Verify it in your account, then try again.',
  },
  not_independent: {
    says: 'You took part in the decision and cannot answer this',
    next: 'Somebody who did not has to.',
  },
  already_objected: { says: 'You have objected to this notice already', next: 'Wait for the answer.' },
  final_without_needs: { says: 'No need was chosen for the stage', next: 'Choose needs, each with its reason.' },
  final_round_not_begun: {
    says: 'The round of the final has not begun for one of the needs',
    next: 'Give the panels of these needs a round of the kind live final, and begin it.',
  },
  draw_not_in_log_yet: {
    says: 'The public log does not hold the commitment to the seed yet',
    next: 'It grows every five minutes: draw a little later.',
  },
  final_scores_missing: {
    says: 'Some are neither scored nor set aside with a reason',
    next: 'The running order names whom it waits for. Wait; or skip the item, or excuse the sheet, with a reason.',
  },
  need_on_stage: {
    says: 'One of these needs or solutions is on the list of another final',
    next: 'Take it off the list, and try again.',
  },
  no_price_round_left: {
    says: 'No price round is left for this need, or the contest has none',
    next: 'How many there may be is a rule of the contest.',
  },
  nobody_to_bid: { says: 'There is nobody to bid yet', next: 'Ask for prices once a finalist was on stage.' },
  price_round_runs: {
    says: 'Bids may still come, and not all are in',
    next: 'Please wait, or say why it is opened early.',
  },
  price_round_over: { says: 'No price is taken now', next: 'Please wait until the console asks for prices.' },
  price_above_earlier: {
    says: 'The price is above your own of the round before',
    next: 'Give the same price, or a lower one.',
  },
  session_without_needs: {
    says: 'No need comes to this session yet',
    next: 'Add needs first, then ask both sides to choose.',
  },
  need_in_session: { says: 'One of these needs is in another session', next: 'Take it off the list, and try again.' },
  choosing_not_over: {
    says: 'Both sides may still choose',
    next: 'Make the timetable once the time to choose is over.',
  },
  choosing_over: { says: 'The time to choose is over', next: 'The timetable will be announced.' },
  no_mutual_wish: {
    says: 'No two sides chose each other',
    next: 'There is nothing to put on a timetable; you may cancel the session.',
  },
  table_taken: {
    says: 'There is a meeting at that table at that time',
    next: 'Take another table, or swap with that meeting.',
  },
  side_taken: {
    says: 'One side sits at another meeting at that time',
    next: 'Take another time, or change that meeting first.',
  },
  no_such_place: { says: 'There is no such time or table', next: 'Choose among the times and tables of this session.' },
  final_not_closed: {
    says: 'The live final of this need is not closed',
    next: 'Close it at its console; then compute the ranking.',
  },
  final_not_live: { says: 'The final is not live', next: 'Start it first; a closed one stays as it is.' },
  stage_taken: {
    says: 'A team still presents or answers questions',
    next: 'Move it on to scoring, or skip it.',
  },
  scores_still_come: {
    says: 'Not all of this need are scored yet',
    next: 'Places are revealed once all are scored or skipped.',
  },
  all_revealed: { says: 'Every place of this need is revealed', next: 'There is nothing more to do.' },
  not_on_stage: {
    says: 'This solution was not presented yet, so its scores cannot be locked',
    next: 'Write down what you think; lock it once it is on stage.',
  },
  not_an_agency: { says: 'This organisation is not an agency', next: 'Apply as one that is.' },
  agency_not_verified: { says: 'The agency is not verified yet', next: 'It has to be verified first.' },
  agency_exists: { says: 'This agency has applied or is listed already', next: 'Look at the application that exists.' },
  agency_not_listed: { says: 'This agency is not listed', next: 'Choose one that is.' },
  not_of_this_agency: { says: 'You do not belong to this agency', next: 'Somebody of it has to do this.' },
  broker_exists: { says: 'You are registered as a technology manager already', next: 'Nothing more is needed.' },
  not_a_broker: { says: 'You are not registered as a technology manager', next: 'Register first.' },
  broker_suspended: { says: 'This technology manager is suspended', next: 'It can go on once the suspension ends.' },
  not_affiliated: { says: 'You belong to no agency', next: 'Join a listed one first.' },
  mandate_exists: { says: 'A mandate is in force already', next: 'Make a new one when it ends.' },
  mandate_days_wrong: { says: 'The days of the mandate are not right', next: 'Check when it begins and ends.' },
  mandate_not_over: { says: 'The mandate is not over', next: 'Wait until it is.' },
  principal_not_verified: { says: 'The principal is not verified yet', next: 'It has to be verified first.' },
  side_wrong: { says: 'The principal is not on this side', next: 'Check whether it is the need owner or a solver.' },
  own_principal: { says: 'You cannot act for your own organisation', next: 'Another technology manager has to.' },
  shares_wrong: { says: 'The shares do not add up to 100 percent', next: 'Adjust them.' },
  broker_not_mandated: {
    says: 'This technology manager has no mandate here',
    next: 'Give one first, or take the name off.',
  },
  own_proposal: { says: 'You cannot confirm your own proposal', next: 'The other side has to.' },
  attribution_not_due: {
    says: 'The shares cannot be decided yet',
    next: 'Wait for both parties, or for the days to pass.',
  },
  involved_in_deal: { says: 'You are involved in this deal and cannot decide', next: 'Somebody who is not has to.' },
  points_already_posted: { says: 'Points were posted for this need already', next: 'Each need earns points once.' },
  already_reversed: { says: 'These points were reversed already', next: 'Nothing more is needed.' },
  no_points: { says: 'There are no points to convert', next: 'Preview again once some are posted.' },
  conversion_exists: { says: 'This contest has a conversion already', next: 'Go on in that one.' },
  conversion_method_not_available: {
    says: 'This method of conversion is not available',
    next: 'Choose the proportional one in the rules.',
  },
  points_changed_since_preview: { says: 'Points have changed since the preview', next: 'Preview again.' },
  payee_account_missing: {
    says: 'The payee has given no bank account, or does not consent to its use for the bonus',
    next: 'Ask the payee to give it under “My points”, Bank account.',
  },
  same_person: { says: 'Who proposes may not approve', next: 'Another person has to.' },
  contract_not_confirmed: {
    says: 'The contract is not confirmed by both',
    next: 'Both sides have to confirm it first.',
  },
  deal_not_standing: { says: 'The deal no longer stands', next: 'It cannot be certified.' },
  one_application_of_deal: { says: 'This deal has an application already', next: 'Mend that one.' },
  party_may_not_certify: { says: 'A party may not certify its own deal', next: 'Another certifier has to.' },
  not_of_an_exchange: { says: 'You do not belong to an exchange', next: 'A certifier of the exchange has to do this.' },
  certification_checklist_incomplete: {
    says: 'The checklist is not complete',
    next: 'Go through every item; if one fails, return it with your reasons.',
  },
  too_many_materials: { says: 'There are too many materials', next: 'Combine some files.' },
  not_a_founder: {
    says: 'A new contest, or a copy of one, is made by organisers of the whole platform and by administrators',
    next: 'Ask one of them to make it and to name you as its organiser.',
  },
  phases_missing: { says: 'The phases are missing', next: 'Set when each begins and ends.' },
  tracks_missing: { says: 'There is no track yet', next: 'Create at least one.' },
  phases_disordered: { says: 'The phases are out of order', next: 'Put them in the order in which they begin.' },
  contest_not_ready: {
    says: 'Something essential is missing before the opening',
    next: 'See to each line of the check before opening, then try again.',
  },
  reason_missing: {
    says: 'Dates of an open contest are changed with a reason only',
    next: 'Say why; it is shown on the public page of the contest.',
  },
  phase_not_set: { says: 'This phase has no dates yet', next: 'Set its dates on the timeline first.' },
  phase_not_running: {
    says: 'This phase is not running now',
    next: 'Only a running phase can be ended early; one that is over can be extended.',
  },
  phase_end_not_earlier: {
    says: 'The new end must lie between now and the old end',
    next: 'Choose an earlier time, or extend the phase instead.',
  },
  phase_end_not_later: { says: 'The new end must lie after now and after the old end', next: 'Choose a later time.' },
  rule_in_the_past: { says: 'A rule cannot begin in the past', next: 'Choose now or later.' },
  rule_inconsistent: {
    says: 'The parts of the rule do not fit together',
    next: 'Check them; a split, for one, has to make 100.',
  },
  scope_unknown: { says: 'There is no such contest or track', next: 'Choose again.' },
  unit_unknown: { says: 'There is no such unit', next: 'Choose again.' },
  awards_defined: { says: 'The awards of this contest are defined already', next: 'Change what exists.' },
  awards_not_defined: {
    says: 'The awards of this contest are not defined',
    next: 'Define them and their quotas first.',
  },
  already_nominated: { says: 'This candidate is nominated already', next: 'Nothing more is needed.' },
  not_a_candidate: { says: 'This is not one of the candidates', next: 'Choose one from the list.' },
  recipient_not_verified: {
    says: 'The recipient is not verified yet',
    next: 'It has to be verified before the award.',
  },
  involved_in_award: { says: 'You are involved with a candidate', next: 'Somebody who is not has to do this.' },
  award_quota_full: { says: 'The quota of this award is full', next: 'Take one off first to put in another.' },
  award_quota_not_met: {
    says: 'The award has fewer than its minimum',
    next: 'Choose more, or say why places stay empty.',
  },
  award_pool_exceeded: { says: 'The awards exceed the pool', next: 'Check the amounts or the number.' },
  award_without_money: { says: 'This award carries no money', next: 'Leave the amount empty.' },
  award_notice_not_over: { says: 'The notice of the awards is not over', next: 'Wait until it is.' },
  already_chosen: { says: 'This is chosen already', next: 'Nothing more is needed.' },
  not_a_policy_candidate: { says: 'This is not a candidate for the policy', next: 'Choose one from the list.' },
  no_definitive_winner: {
    says: 'This need has no definitive result yet',
    next: 'Wait for the notice to end and the objections to be answered.',
  },
  too_many_streams: { says: 'Too many pages are open at once', next: 'Close some of them and reload.' },
  mobile_unproven: {
    says: 'Your mobile number was proven long ago',
    next: 'Sign out, sign in once with a code by text message, then accept.',
  },
  no_mobile: { says: 'Your account has no mobile number', next: 'Add one under “Account” first.' },
  too_many_follows: { says: 'You follow too many things', next: 'Stop following some first.' },
};
