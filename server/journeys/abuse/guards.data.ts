/** A file under `server/src/`, what stands there once, and what stands there without the guard. */
export type Place = readonly [file: string, standing: string, without: string];

/**
 * The guards against what somebody with bad intentions would try, one line for each thing tried: the test that tries it, and the place in
 * the code that stands in its way. `guards.all.test.ts` takes each guard away in a copy of the house and looks for the test to fail; a
 * guard that was moved or rewritten is named here anew.
 */
export type Guard = {
  readonly tried: string;
  /** A test file under `server/`, and the name of the test or a part of it. */
  readonly test: readonly [file: string, name: string];
  readonly guard: Place;
  /** What stands behind it and would hold without it: taken away with it. */
  readonly behind?: readonly Place[];
};

const abuse = 'journeys/abuse';
const solutions = 'modules/solutions';
const judging = 'modules/judging';
const translation = `${judging}/panel/translation`;
const translating = `src/${translation}/translation.test.ts`;
const library = 'modules/achievements';
const searching = `src/${library}/search`;
const inquiry = 'modules/deals/inquiry';
const matching = 'modules/matching';
const noTrace = 'leaves no trace';
const hidden = `${abuse}/hidden/hidden.test.ts`;
const asNothing = 'is answered as nothing is';
const teamOnly = 'answers whoever is not of its team';
const byNoList = 'learns by no list';
const saved = 'return { id, state: own.row.state, version: await raiseVersion(tx, id) };';
/** A draft whose saving writes to the need's line on the board. */
const savedOnBoard = (set: string): string =>
  `await (await import('kysely')).sql.raw(\`update needs.board_line set ${set} where need = '\${own.need.id}'\`).execute(tx);\n    ${saved}`;

export const guards: readonly Guard[] = [
  {
    tried: 'sealed content by id',
    test: [`${abuse}/attempts.test.ts`, teamOnly],
    guard: [`${solutions}/access.ts`, 'viewer.person !== null && place.authors.includes(viewer.person)', 'true'],
  },
  {
    tried: 'sealed content by its attachment’s address',
    test: [`${abuse}/attempts.test.ts`, teamOnly],
    guard: [`${solutions}/access.ts`, 'if (!isOpen(place) || isOfOwnSide', 'if (isOfOwnSide'],
  },
  {
    tried: 'sealed content by an error text that differs from that of nothing',
    test: [`${abuse}/attempts.test.ts`, teamOnly],
    guard: [
      `${solutions}/queries/opened.ts`,
      'if (opened && (await isShutOut',
      "if (whole && !opened) return refuse('not_in_this_state');\n  if (opened && (await isShutOut",
    ],
  },
  {
    tried: 'that a solution exists, by notification or live channel',
    test: [`${abuse}/sealed.test.ts`, byNoList],
    guard: [`${solutions}/actions/journey.ts`, ': team;', ": [...team, ...toHolders('organiser', need)];"],
  },
  {
    tried: 'that a solution exists, by the list of those of a need',
    test: [`${abuse}/sealed.test.ts`, byNoList],
    guard: [
      `${solutions}/queries/opened.ts`,
      "if (need.state === 'published' && arrived.length === 0) return refuse('sealed_until_deadline');",
      '',
    ],
    behind: [
      [
        `${solutions}/queries/opened.ts`,
        "const arrived = rolling && isNeedsOwner(viewer, need) ? ['submitted'] : [];",
        "const arrived = ['submitted'];",
      ],
      [`${solutions}/access.ts`, 'if (!isOpen(place) || isOfOwnSide', 'if (isOfOwnSide'],
    ],
  },
  {
    tried: 'that a solution exists, by a count that the contest does not allow',
    test: [`${abuse}/sealed.test.ts`, byNoList],
    guard: [
      `${solutions}/queries/mobilisation.ts`,
      "if (!asks || !(await ruleOf(db, need.contest, 'mobilisation_hint', await now(db), need.track)))",
      'if (!asks)',
    ],
  },
  {
    tried: 'how many solutions there are, where it is allowed to know whether there are any',
    test: [`src/${solutions}/actions/submit.test.ts`, 'shows to the organiser as some or none'],
    guard: [`${solutions}/queries/mobilisation.ts`, "some ? 'some' : 'none'", "some ? ('1' as never) : 'none'"],
  },
  {
    tried: 'sealed words, by searching for them',
    test: [`${abuse}/sealed.test.ts`, byNoList],
    guard: [
      `${solutions}/actions/save-draft.ts`,
      saved,
      savedOnBoard(`words = words || to_tsvector('simple', '\${draft.title}')`),
    ],
  },
  {
    tried: 'that a solution is being written, by the order of the board',
    test: [`${abuse}/sealed.test.ts`, byNoList],
    guard: [`${solutions}/actions/save-draft.ts`, saved, savedOnBoard(`published_at = platform.now()`)],
  },
  {
    tried: 'that a solution exists, by what an audit or its sheet takes in',
    test: [`${abuse}/sealed.test.ts`, byNoList],
    guard: [
      'modules/desk/audit/queries/audit.ts',
      '.flatMap((one) => auditAreas[one])',
      ".flatMap((one) => [...auditAreas[one], 'solution_submitted'])",
    ],
  },
  {
    tried: 'that a solution exists, by how an act on it is answered',
    test: [`${abuse}/acts.test.ts`, 'is answered, and told, as on one that was not'],
    guard: [
      `${solutions}/actions/own.ts`,
      "if (!whole || !isAuthor(viewer, whole.place)) return refuse('not_found');",
      "if (!whole || !isAuthor(viewer, whole.place)) return refuse(whole ? 'forbidden' : 'not_found');",
    ],
  },
  {
    tried: 'sealed content with a key of one’s organisation',
    test: ['journeys/keys/use.test.ts', 'and nothing sealed'],
    guard: ['platform/http/serve.ts', "if (scope === null) return refuse('not_for_keys');", ''],
    behind: [
      [
        'platform/http/serve.ts',
        "return key.scopes.includes(scope) ? null : refuse('key_scope_missing');",
        'return null;',
      ],
    ],
  },
  {
    tried: 'that a solution exists, by response time',
    test: [`${abuse}/sealed.test.ts`, 'costs the server the same work'],
    guard: [`${solutions}/store.ts`, 'await findNeed(db, row?.need ?? id)', 'row && (await findNeed(db, row.need))'],
  },
  {
    tried: 'a draft while it is being saved',
    test: [`${abuse}/sealed.test.ts`, 'reads nothing of a draft'],
    guard: [`${solutions}/access.ts`, 'viewer.person !== null && place.authors.includes(viewer.person)', 'true'],
  },
  {
    tried: 'sealed content in tables, files, jobs, kept replies and the write-ahead log',
    test: [`src/${solutions}/documents/sealing.test.ts`, 'leaves no trace of a single field'],
    guard: [
      `${solutions}/actions/save-draft.ts`,
      'sealTeamName(own.teamKey, own.team.id, draft.teamName)',
      'Buffer.from(draft.teamName)',
    ],
  },
  {
    tried: 'a sealed solution by who was made its organisation’s admin afterwards',
    test: [`src/${solutions}/documents/sealing.test.ts`, 'does not exist for anyone but its team'],
    guard: [
      `${solutions}/access.ts`,
      'viewer.person !== null && place.authors.includes(viewer.person)',
      "(viewer.person !== null && place.authors.includes(viewer.person)) || viewer.memberships.some((one) => one.role === 'admin')",
    ],
  },
  {
    tried: 'a handing in after the deadline, with a clock that lags',
    test: [`${abuse}/sealed.test.ts`, 'a handing in that is sent again'],
    guard: [
      `${solutions}/rules.ts`,
      "needState === 'published' && deadline !== null && now < deadline",
      'Date.now() < (deadline ?? 0)',
    ],
  },
  {
    tried: 'a score after the lock',
    test: [`${abuse}/attempts.test.ts`, 'takes no score after the lock'],
    guard: [
      `${judging}/sheet/lifecycle.ts`,
      "action: 'save',\n      from: ['open'],",
      "action: 'save',\n      from: ['open', 'locked'],",
    ],
  },
  {
    tried: 'a score with a conflict that arose while scoring went on',
    test: [`src/${judging}/seat/queries/conflicts.test.ts`, 'that arises after scoring began'],
    guard: [`${judging}/sheet/queries/barred.ts`, 'return conflicts.has(sheet.solution) ||', 'return'],
  },
  {
    tried: 'saving or locking a score in spite of a conflict',
    test: [`${abuse}/judges.test.ts`, 'who joins an organisation of the consortium'],
    guard: [
      `${judging}/sheet/actions/move.ts`,
      "if (!parts.includes('judge') || !(await isBarred(platform, tx, held))) return parts;",
      'return parts;',
    ],
  },
  {
    tried: 'a score by a judge who joins the consortium later',
    test: [`${abuse}/judges.test.ts`, 'who joins an organisation of the consortium'],
    guard: [`${judging}/seat/rules.ts`, "sources.push('partner_organisation')", 'void solution'],
  },
  {
    tried: 'another judge’s score before release',
    test: [`${abuse}/judges.test.ts`, 'nothing that another reads is another for a score'],
    guard: [`${judging}/sheet/queries/sheet-view.ts`, "!asOfSeat(viewer, need, seat).includes('judge')", 'false'],
  },
  {
    tried: 'what the other judges gave, before all have given theirs',
    test: [`src/${judging}/panel/round/actions/advance.test.ts`, 'cuts after the first'],
    guard: [
      `${judging}/sheet/queries/sheet-view.ts`,
      "if (!round.shows_scores || !scored || sheet.state !== 'locked') return null;",
      "if (!round.shows_scores || sheet.state !== 'locked') return null;",
    ],
  },
  {
    tried: 'another judge’s sheet by its address',
    test: [`${abuse}/attempts.test.ts`, 'shows nobody another’s sheet'],
    guard: [`${judging}/sheet/queries/sheet-view.ts`, "!asOfSeat(viewer, need, seat).includes('judge')", 'false'],
  },
  {
    tried: 'who judged, from averages of few or the sole abstention',
    test: [`src/${judging}/panel/feedback/feedback.test.ts`, 'of fewer judges than three'],
    guard: [
      `${judging}/panel/feedback/queries/feedback.ts`,
      'const withheld = !isEnough(marks, id, rules)',
      'const withheld = false',
    ],
  },
  {
    tried: 'what one judge gave, from the averages and comments of few in the ranking',
    test: [`${abuse}/judges.test.ts`, 'of whom fewer than three stand behind a solution'],
    guard: [
      `${judging}/panel/ranking/queries/counted.ts`,
      'own.length < fewestShown ? null : averagesOf',
      'averagesOf',
    ],
  },
  {
    tried: 'judging one’s own solution under another e-mail address',
    test: [`src/${judging}/seat/actions/tell-apart.test.ts`, 'is kept from the team and its rivals'],
    guard: [`${judging}/seat/rules.ts`, "sources.push('namesake')", 'void solution'],
  },
  {
    tried: 'an uploaded page, picture or paper that runs where it is read',
    test: [`${abuse}/files.test.ts`, 'comes out of a seal'],
    guard: ['platform/http/api.ts', '`attachment; filename*', '`inline; filename*'],
  },
  {
    tried: 'a page or a picture that runs, by its own name',
    test: [`${abuse}/files.test.ts`, 'is not taken into a need'],
    guard: [
      'platform/files/check.ts',
      "if (document === 'misnamed') return refuse('file_name_differs');",
      "if (document === 'misnamed') return { type: 'text/html', scan: 'not_scanned' };",
    ],
  },
  {
    tried: 'a page named as a paper',
    test: [`${abuse}/files.test.ts`, 'is not taken into a need'],
    guard: ['platform/http/guard/security-headers.ts', "'x-content-type-options': 'nosniff',", ''],
  },
  {
    tried: 'a formula in a cell of an export',
    test: [`${abuse}/files.test.ts`, 'a cell that begins as a formula'],
    guard: [
      'platform/files/sheets/sheet.ts',
      "{ value, type: String, format: '@', ...top }",
      "{ value: value.replace(/^=/, ''), type: value.startsWith('=') ? ('Formula' as never) : String, ...top }",
    ],
  },
  {
    tried: 'guessing the address of a document',
    test: [`${abuse}/files.test.ts`, 'that is guessed'],
    guard: [
      'modules/deals/queries/work-deal.ts',
      'const given = (await documentsOf(platform.db, id)).some((one) => one.file === file)',
      'const given = true',
    ],
  },
  {
    tried: 'guessing the address of a sealed file',
    test: [`${abuse}/files.test.ts`, 'leads nobody to it'],
    guard: [`${solutions}/access.ts`, 'viewer.person !== null && place.authors.includes(viewer.person)', 'true'],
  },
  {
    tried: 'reading rivals as the organiser of a solver’s side',
    test: [`src/${solutions}/actions/submit.test.ts`, 'by an organiser of its own side'],
    guard: [
      `${solutions}/queries/opened.ts`,
      'return runs && standsOnASide(platform, platform.db, viewer, need);',
      'return false;',
    ],
    behind: [[`${solutions}/access.ts`, '|| isOfOwnSide(viewer, place)) return false;', ') return false;']],
  },
  {
    tried: 'running a ranking from a solver’s side',
    test: [`${abuse}/attempts.test.ts`, 'is not run by an organiser who stands with a solver'],
    guard: [`${judging}/panel/queries/panel-view.ts`, "if (ofASide) return refuse('conflict_of_interest');", ''],
  },
  {
    tried: 'reading rivals after leaving a solver’s organisation the day before the opening',
    test: [`${abuse}/staff.test.ts`, 'left a solver’s organisation'],
    guard: [
      `${solutions}/queries/sides.ts`,
      'await priorAffiliations(db, person, new Date(since))',
      'await priorAffiliations(db, person, new Date(8.64e15))',
    ],
  },
  {
    tried: 'reading rivals with a solver’s mandate',
    test: [`${abuse}/staff.test.ts`, 'holds a solver’s mandate'],
    guard: [`${solutions}/queries/sides.ts`, 'await noted(db, person, ids)', '(void noted, [])'],
  },
  {
    tried: 'reading rivals with a tie that the register of judges has',
    test: [`${abuse}/staff.test.ts`, 'bound to a solver by their own entry of the register of judges'],
    guard: [
      `${solutions}/queries/sides.ts`,
      'await bound(db, person, new Date(since))',
      '(void bound, { organisations: [], names: [] })',
    ],
  },
  {
    tried: 'reading rivals of one’s own team under another e-mail address',
    test: [`${abuse}/staff.test.ts`, 'bears the name of a team’s member'],
    guard: [`${solutions}/queries/sides.ts`, '...(await namesakesOf(db, person))', ''],
  },
  {
    tried: 'reading rivals from a partner of a consortium',
    test: [`${abuse}/staff.test.ts`, 'of a consortium’s registered partner'],
    guard: [`${solutions}/queries/sides.ts`, 'or o.partner_organisations &&', 'or array[]::uuid[] &&'],
  },
  {
    tried: 'hearing live of the judging of a need by who stands on its side',
    test: [`${abuse}/staff.test.ts`, 'hears nothing of its judging'],
    guard: ['modules/notifications/stream/queries/sides.ts', 'if (person === null) return facts;', 'return facts;'],
  },
  {
    tried: 'finding the judging of a need in the inbox of who stands on its side',
    test: [`${abuse}/staff.test.ts`, 'hears nothing of its judging'],
    guard: [
      'modules/notifications/actions/tell.ts',
      "if (!telling.to.startsWith('role:') || !(await bound(person)))",
      'if (bound)',
    ],
  },
  {
    tried: 'finding the judging of a need on the desk of who stands on its side',
    test: [`${abuse}/staff.test.ts`, 'hears nothing of its judging'],
    guard: [`${judging}/queries/tasks.ts`, '!aside.has(id)', 'true'],
  },
  {
    tried: 'finding the judging of a need in the audit of who stands on its side',
    test: [`${abuse}/staff.test.ts`, 'hears nothing of its judging'],
    guard: [
      'modules/desk/audit/queries/audit.ts',
      'if (person === null || organisation !== null) return facts;',
      'return facts;',
    ],
  },
  {
    tried: 'being asked to screen what one’s own side handed in',
    test: [`${abuse}/staff.test.ts`, 'is asked to screen nothing'],
    guard: [`${solutions}/queries/tasks.ts`, '!aside.has(need.id)', 'true'],
  },
  {
    tried: 'reading an opened solution without a trace',
    test: [`src/${solutions}/opening/actions/note-opened.test.ts`, 'each person’s first reading of an opened solution'],
    guard: [`${solutions}/opening/actions/note-opened.ts`, 'if (isOpenOnArrival(place)) return;', 'if (place) return;'],
  },
  {
    tried: 'which judge read a solution, by who only witnesses the contest',
    test: [`src/${judging}/sheet/queries/sheet-view.test.ts`, 'where the round hides solvers'],
    guard: [`${solutions}/queries/readings.ts`, "!['judge', 'translator'].includes(read_as) ||", 'read_as ||'],
  },
  {
    tried: 'that a price was given, heard live by who stands with a finalist and reads no console',
    test: [`${abuse}/staff.test.ts`, 'hears of its live final what the hall hears'],
    guard: [`${judging}/stage/final/access.ts`, '[...roles, ...needs.map(notToSidesOf)]', '(void needs, roles)'],
  },
  {
    tried: 'that the other side of a meeting has recorded its outcome, before one’s own',
    test: [`src/${judging}/stage/session/session.test.ts`, 'a wish of one side is told to nobody'],
    guard: [
      `${judging}/stage/session/actions/record.ts`,
      '...(recorded?.[other] ? sides[other] : [])',
      '...(void recorded, sides[other])',
    ],
  },
  {
    tried: 'a score by a judge of a partner that was named in words alone',
    test: [`${abuse}/judges.test.ts`, 'named in words alone, and registers later'],
    guard: [`${judging}/seat/rules.ts`, '[...solution.partners, ...solution.namedPartners]', 'solution.partners'],
  },
  {
    tried: 'a score by a judge of a partner that was named by its English or former name',
    test: [`${abuse}/judges.test.ts`, 'by its English name, or by one that it had before'],
    guard: [
      'modules/identity/queries/organisations.ts',
      'join identity.organisation o on o.name_en_key = given.key',
      'join identity.organisation o on false',
    ],
  },
  {
    tried: 'a score by a judge of a partner that was named as what was merged into it',
    test: [`${abuse}/judges.test.ts`, 'as what has been merged into another'],
    guard: [
      'modules/identity/queries/organisations.ts',
      'house.id = coalesce(o.merged_into, o.id)',
      "house.id = o.id and o.state <> 'merged'",
    ],
  },
  {
    tried: 'a score by a judge whose own entry names an unregistered partner',
    test: [`${abuse}/judges.test.ts`, 'names the same unregistered partner'],
    guard: [
      `${judging}/seat/queries/conflicts.ts`,
      'await namesAmong(db, partners, bound.names)',
      '(void namesAmong, [])',
    ],
  },
  {
    tried: 'reading rivals of a partner that was named in words alone',
    test: [`${abuse}/staff.test.ts`, 'names the same unregistered partner'],
    guard: [
      `${solutions}/queries/sides.ts`,
      'for (const need of await namedBy(db, some, organisations, names)) found.add(need);',
      '',
    ],
  },
  {
    tried: 'a registered partner whose people stand aside nowhere, named in words alone',
    test: [`src/${solutions}/team/partner/partner.test.ts`, 'is no partner in words alone'],
    guard: [
      `${solutions}/actions/submit.ts`,
      'if (!ofOwner && named.length > 0)',
      'if (!ofOwner && named.length > 99)',
    ],
  },
  {
    tried: 'the need’s own organisation as a partner, named in words alone',
    test: [`src/${solutions}/team/partner/partner.test.ts`, 'is no partner in words alone'],
    guard: [
      `${solutions}/actions/submit.ts`,
      'const ofOwner = named.some(({ id }) => id === own.need.organisation);',
      'const ofOwner = named.length > 99;',
    ],
  },
  {
    tried: 'answering an objection to what one screened',
    test: [`src/${judging}/objection/store.test.ts`, 'nobody answers, or finds on the desk'],
    guard: [`${judging}/objection/actions/objection.ts`, '...(await screenersOf(db, need.id))', ''],
  },
  {
    tried: 'answering an objection from the seat of a team, or after leaving its organisation',
    test: [`src/${judging}/objection/store.test.ts`, 'nobody answers, or finds on the desk'],
    guard: [
      `${judging}/objection/actions/objection.ts`,
      'if (await standsOnASide(platform, db, viewer, need)) return true;',
      '',
    ],
  },
  {
    tried: 'reading the evidence of an objection from a side of its need',
    test: [`src/${judging}/objection/actions/evidence.test.ts`, 'evidence is the objector’s to give'],
    guard: [`${judging}/objection/queries/evidence.ts`, ' && !(await standsOnASide(platform, db, viewer, need))', ''],
  },
  {
    tried: 'giving evidence with another’s objection',
    test: [`src/${judging}/objection/actions/evidence.test.ts`, 'evidence is the objector’s to give'],
    guard: [
      `${judging}/objection/actions/add-evidence.ts`,
      'if (!known || known.person !== viewer.person)',
      'if (!known)',
    ],
  },
  {
    tried: 'reading a solution to translate before the undertaking is signed',
    test: [translating, 'nor before signing'],
    guard: [`${translation}/queries/conflicts.ts`, "duty.state !== 'accepted' || ", ''],
  },
  {
    tried: 'reading a solution to translate that is not among those named',
    test: [translating, 'nor before signing'],
    guard: [`${translation}/queries/conflicts.ts`, '(duty.named?.includes(one.id) ?? true)', 'true'],
  },
  {
    tried: 'reading what another translator was given',
    test: [translating, 'nor before signing'],
    guard: [`${translation}/access.ts`, 'viewer.person === duty.person && ', ''],
  },
  {
    tried: 'reading a solution as its translator without a trace in the log',
    test: [translating, 'nor before signing'],
    guard: [
      `${translation}/actions/note-reading.ts`,
      'await insertReading(tx, { duty: id, solution, at, leaf });',
      'void leaf;',
    ],
  },
  {
    tried: 'translating with a conflict',
    test: [translating, 'whatever binds a judge'],
    guard: [`${translation}/queries/conflicts.ts`, ' && !conflicts.has(one.id)', ''],
  },
  {
    tried: 'translating for a need of one’s own organisation',
    test: [translating, 'whatever binds a judge'],
    guard: [
      `${translation}/queries/conflicts.ts`,
      "solutions.length > 0 && (await placeBesideOwner(db, need, person, at)) !== 'apart'",
      'false',
    ],
  },
  {
    tried: 'translating with an interest that one has declared oneself',
    test: [translating, 'whatever binds a judge'],
    guard: [`${judging}/seat/store.ts`, `where p.need = \${need} and d.person = \${person}`, 'where false'],
  },
  {
    tried: 'judging what one translates',
    test: [translating, 'has no other part in it'],
    guard: [`${judging}/seat/rules.ts`, "translates ? refuse('translates_here') : null", 'translates ? null : null'],
  },
  {
    tried: 'translating what one judges',
    test: [translating, 'has no other part in it'],
    guard: [
      `${translation}/rules.ts`,
      "judgesOrDecides ? refuse('judges_or_decides_here') : null",
      'judgesOrDecides ? null : null',
    ],
  },
  {
    tried: 'running the judging of a need that one translates for, or has',
    test: [translating, 'has no other part in it'],
    guard: [`${judging}/seat/store.ts`, `where d.person = \${person} and d.undertaken_at is not null`, 'where false'],
  },
  {
    tried: 'reading on as a translator once judging has ended',
    test: [translating, 'where judging has ended'],
    guard: [`${translation}/queries/conflicts.ts`, ' || !readableIn.includes(panel.state)', ''],
  },
  {
    tried: 'reading on as a translator after the role has ended',
    test: [translating, 'where judging has ended'],
    guard: [`${translation}/access.ts`, "if (on && holds(viewer, 'translator'", "if (on || holds(viewer, 'translator'"],
  },
  {
    tried: 'judging on after the role has ended',
    test: [`${abuse}/attempts.test.ts`, 'whose role has ended'],
    guard: [`${judging}/access.ts`, "if (seated && holds(viewer, 'judge'", "if (seated || holds(viewer, 'judge'"],
  },
  {
    tried: 'storing bytes that one may not upload',
    test: [`${abuse}/attempts.test.ts`, 'before a byte of it is stored'],
    guard: [
      'modules/needs/actions/attach-file.ts',
      'if (!known || !mayReadOriginal(viewer, known)) return',
      'if (!known) return',
    ],
  },
  {
    tried: 'a search for an achievement that left the public',
    test: [`${searching}/search.test.ts`, noTrace],
    guard: ['platform/search/feed/along.ts', 'await deleteDocuments(tx, index, gone);', ''],
  },
  {
    tried: 'a search for an achievement whose withdrawal the index has not followed',
    test: [`${searching}/search.test.ts`, 'is told of what is public at that moment'],
    guard: [`${library}/search/queries/search.ts`, 'const rows = await publicOf(', 'const rows = await anyOf('],
    behind: [
      [
        `${library}/store.ts`,
        'export async function publicOf(',
        "export const anyOf = (db: Db, ids: readonly string[]) => all(db).where('id', 'in', [...ids]).execute();\nexport async function publicOf(",
      ],
      [`${library}/search/queries/search.ts`, 'findPublic, publicOf }', 'anyOf, findPublic }'],
    ],
  },
  {
    tried: 'suggestions of titles that are not public',
    test: [`${searching}/search.test.ts`, noTrace],
    guard: [`${library}/store.ts`, "where state = 'public' and title_key like", 'where title_key like'],
  },
  {
    tried: 'a search for who made an achievement and was not asked',
    test: [`${searching}/feed.test.ts`, 'who were not asked'],
    guard: [`${library}/views.ts`, 'draft.nameCompleters ? draft.completers : null', 'draft.completers'],
  },
  {
    tried: 'a search for what a natural person has',
    test: [`${searching}/feed.test.ts`, 'who were not asked'],
    guard: [`${library}/search/views.ts`, "owner !== undefined && owner.kind !== 'individual' ? owner : null", 'owner'],
  },
  {
    tried: 'changing a search that another keeps',
    test: [`${searching}/saved/saved.test.ts`, 'its owner’s alone'],
    guard: [`${library}/search/saved/store.ts`, `where id = \${id} and person = \${person}`, `where id = \${id}`],
  },
  {
    tried: 'news of an achievement that was not public when a search was looked at',
    test: [`${searching}/saved/saved.test.ts`, 'of what is not public'],
    guard: ['platform/search/feed/along.ts', 'await deleteDocuments(tx, index, gone);', ''],
  },
  {
    tried: 'that an achievement was given a number and is public no more, by response time',
    test: [hidden, asNothing],
    guard: [
      `${library}/store.ts`,
      'return rows[0];',
      "if (!rows[0]) for (const { id } of await all(db).where('number', '=', number).execute()) await findAchievement(db, id);\n  return rows[0];",
    ],
  },
  {
    tried: 'an achievement that is not public, by its id',
    test: [hidden, asNothing],
    guard: [`${library}/access.ts`, "if (parts.includes('owner')) return true;", 'if (parts) return true;'],
  },
  {
    tried: 'an achievement that is not public, by its number',
    test: [hidden, asNothing],
    guard: [
      `${library}/store.ts`,
      "select id from led where state = 'public'",
      "select id from led where state <> 'merged'",
    ],
  },
  {
    tried: 'that an achievement exists that is not public, by the time that reading its text takes',
    test: [hidden, asNothing],
    guard: [
      `${library}/queries/readable.ts`,
      'const place = await findPlace(db, id);',
      'const place = await findAchievement(db, id);',
    ],
  },
  {
    tried: 'what an expert was asked to assess, by another',
    test: [hidden, asNothing],
    guard: [`${library}/assessment/expert/queries/experts.ts`, '|| row.person !== viewer.person) return', ') return'],
  },
  {
    tried: 'that others ask each other, by response time',
    test: [hidden, asNothing],
    guard: [
      'modules/deals/inquiry/queries/inquiries.ts',
      'const about = (await achievementsAbout(db, [of])).get(of);',
      'const about = row && (await achievementsAbout(db, [of])).get(of);',
    ],
  },
  {
    tried: 'that others ask each other, by the time that answering for them takes to be refused',
    test: [hidden, asNothing],
    guard: [
      'modules/deals/inquiry/actions/move.ts',
      'const about = (await achievementsAbout(tx, [of])).get(of);',
      'const about = row && (await achievementsAbout(tx, [of])).get(of);',
    ],
  },
  {
    tried: 'keywords of what was withdrawn, by the time that suggestions take',
    test: ['src/platform/search/find/suggest.test.ts', 'by as much work as one of nothing'],
    guard: [
      'platform/search/find/suggest.ts',
      'const counts = livingValues(part, asked.name);\n  const { from, to } = texts.beginning(asked.prefix);',
      'const { from, to } = texts.beginning(asked.prefix);\n  if (from === to) return;\n  counted.delete(part.segment);\n  const counts = livingValues(part, asked.name);',
    ],
  },
  {
    tried: 'reading an inquiry of others',
    test: [`src/${inquiry}/inquiry.test.ts`, 'and nobody else'],
    guard: [`${inquiry}/queries/inquiries.ts`, '|| asOf(viewer, placeOf(row, about)).length === 0) return', ') return'],
    behind: [[`${inquiry}/views.ts`, "if (side === undefined) throw new Error('an inquiry shown to a stranger');", '']],
  },
  {
    tried: 'listing inquiries of others',
    test: [`${abuse}/asking.test.ts`, 'nobody but the two sides hears'],
    guard: [
      `${inquiry}/queries/inquiries.ts`,
      `sql\`organisation = any(\${mine}::uuid[])\` : sql\`achievement in (\${achievementsOf(mine)})\``,
      `sql\`organisation = any(\${mine}::uuid[])\` : sql\`true\``,
    ],
  },
  {
    tried: 'hearing of an inquiry of others, by notice or live channel',
    test: [`${abuse}/asking.test.ts`, 'nobody but the two sides hears'],
    guard: [
      `${inquiry}/actions/move.ts`,
      `: [\`person:\${person}\`, \`organisation:\${holder}\`];`,
      `: [\`person:\${person}\`, \`organisation:\${holder}\`, 'role:reviewer'];`,
    ],
  },
  {
    tried: 'asking in the name of another’s organisation',
    test: [`src/${inquiry}/inquiry.test.ts`, 'nobody asks about what is not public'],
    guard: [`${inquiry}/actions/ask.ts`, "if (!membershipIn(viewer, organisation)) return refuse('not_a_member');", ''],
  },
  {
    tried: 'asking without being verified',
    test: [`src/${inquiry}/inquiry.test.ts`, 'nobody asks about what is not public'],
    guard: [
      `${inquiry}/lifecycle.ts`,
      "when: ['asker_verified', 'not_own', 'within_limits'],",
      "when: ['not_own', 'within_limits'],",
    ],
  },
  {
    tried: 'asking about one’s own',
    test: [`src/${inquiry}/inquiry.test.ts`, 'nobody asks about what is not public'],
    guard: [
      `${inquiry}/lifecycle.ts`,
      "when: ['asker_verified', 'not_own', 'within_limits'],",
      "when: ['asker_verified', 'within_limits'],",
    ],
  },
  {
    tried: 'asking about what was withdrawn',
    test: [`src/${inquiry}/inquiry.test.ts`, 'nobody asks about what is not public'],
    guard: [
      `${library}/store.ts`,
      "select id from led where state = 'public'",
      "select id from led where state <> 'merged'",
    ],
  },
  {
    tried: 'a flood of inquiries on one day',
    test: [`src/${inquiry}/inquiry.test.ts`, 'an organisation asks ten times a day'],
    guard: [`${inquiry}/rules.ts`, ' && today < mostInquiriesADay', ''],
  },
  {
    tried: 'a flood of inquiries at one moment',
    test: [`src/${inquiry}/inquiry.test.ts`, 'an organisation asks ten times a day'],
    guard: [
      `${inquiry}/store.ts`,
      `await sql\`select pg_advisory_xact_lock(hashtextextended(\${\`deals.inquiry \${organisation}\`}, 0))\`.execute(tx);`,
      '',
    ],
  },
  {
    tried: 'a flood of inquiries over many days',
    test: [`${abuse}/asking.test.ts`, 'twenty of an organisation’s inquiries wait'],
    guard: [`${inquiry}/rules.ts`, 'waiting < mostInquiriesWaiting && ', ''],
  },
  {
    tried: 'answering one’s own inquiry, from both sides',
    test: [`src/${inquiry}/inquiry.test.ts`, 'accepted, it is a deal at once'],
    guard: [`${inquiry}/lifecycle.ts`, "when: ['not_own', 'asker_verified'],", "when: ['asker_verified'],"],
  },
  {
    tried: 'a deal with oneself after a merger',
    test: [`${abuse}/asking.test.ts`, 'makes no deal with itself'],
    guard: [`${inquiry}/lifecycle.ts`, "when: ['not_own', 'asker_verified'],", "when: ['asker_verified'],"],
  },
  {
    tried: 'a deal of who was suspended since it asked',
    test: [`${abuse}/asking.test.ts`, 'suspended since'],
    guard: [`${inquiry}/lifecycle.ts`, "when: ['not_own', 'asker_verified'],", "when: ['not_own'],"],
  },
  {
    tried: 'the asker’s contact before both have given theirs',
    test: [`src/${inquiry}/inquiry.test.ts`, 'in which the contact that came along'],
    guard: [`${inquiry}/views.ts`, "as.includes('asker') && contact ?", 'contact ?'],
  },
  {
    tried: 'the asker’s contact after the inquiry has ended',
    test: [`src/${inquiry}/inquiry.test.ts`, 'a contact that came with it is gone'],
    guard: [`${inquiry}/actions/move.ts`, 'await removeInquiryContact(tx, id);', ''],
  },
  {
    tried: 'a contact abroad without the consent to that',
    test: [`${abuse}/asking.test.ts`, 'leaves the country with an inquiry only'],
    guard: [
      `${inquiry}/actions/ask.ts`,
      "if (abroad && !(await consented(tx, person, 'access_from_abroad'))) return",
      "if (abroad && person === '') return",
    ],
  },
  {
    tried: 'the title of what was withdrawn, by an inquiry about it',
    test: [`src/${inquiry}/inquiry.test.ts`, 'leaves its asker the number'],
    guard: [`${inquiry}/views.ts`, "ofHolder || about.state === 'public'", 'true'],
  },
  {
    tried: 'the title of what was withdrawn, by one’s desk',
    test: [`${abuse}/asking.test.ts`, 'desk and inquiry have no title'],
    guard: [`${inquiry}/queries/tasks.ts`, "state === 'public' ? title : ''", 'title'],
  },
  {
    tried: 'the name of a natural person by asking about its technology',
    test: [`${abuse}/asking.test.ts`, 'only once there is a deal'],
    guard: [`${inquiry}/views.ts`, "(ofHolder || holder.kind !== 'individual')", 'true'],
  },
  {
    tried: 'inquiries after leaving their organisation',
    test: [`${abuse}/asking.test.ts`, 'who has left a side of an inquiry'],
    guard: [
      'modules/identity/queries/viewer.ts',
      `where m.person = \${person} and m.ended_at is null`,
      `where m.person = \${person}`,
    ],
  },
  {
    tried: 'a deal that came of an inquiry, by who is of neither side',
    test: [`${abuse}/asking.test.ts`, 'nobody but the two sides hears'],
    guard: [
      'modules/deals/queries/work-deal.ts',
      "if (!deal || asOf(viewer, deal).length === 0) return refuse('not_found');\n  const at",
      "if (!deal) return refuse('not_found');\n  const at",
    ],
  },
  {
    tried: 'matches of another’s need',
    test: [`src/${matching}/matching.test.ts`, 'nobody else reads what was found'],
    guard: [
      `${matching}/queries/matches.ts`,
      'if (!need || !membershipIn(viewer, need.organisation)) return',
      'if (!need) return',
    ],
  },
  {
    tried: 'matches of another’s achievement',
    test: [`src/${matching}/matching.test.ts`, 'nobody else reads what was found'],
    guard: [
      `${matching}/queries/matches.ts`,
      'if (!achievement || !membershipIn(viewer, achievement.organisation)) return',
      'if (!achievement) return',
    ],
  },
  {
    tried: 'matches after leaving their organisation',
    test: [`${abuse}/matched.test.ts`, 'who has left the owner of a need'],
    guard: [
      'modules/identity/queries/viewer.ts',
      `where m.person = \${person} and m.ended_at is null`,
      `where m.person = \${person}`,
    ],
  },
  {
    tried: 'judging matches of others',
    test: [`src/${matching}/matching.test.ts`, 'a side says what it thinks of a match'],
    guard: [`${matching}/actions/judge.ts`, 'if (!membershipIn(viewer, organisation) || !(await', 'if (!(await'],
  },
  {
    tried: 'judging what was never matched',
    test: [`src/${matching}/matching.test.ts`, 'a side says what it thinks of a match'],
    guard: [`${matching}/actions/judge.ts`, ' || !(await findMatch(tx, needId, achievementId)))', ')'],
    behind: [[`${matching}/actions/judge.ts`, 'import { findMatch, insertJudgement,', 'import { insertJudgement,']],
  },
  {
    tried: 'what the other side said of a match',
    test: [`src/${matching}/matching.test.ts`, 'a side says what it thinks of a match'],
    guard: [
      `${matching}/store.ts`,
      ".selectAll().where('organisation', '=', organisation);\n  return",
      '.selectAll();\n  return',
    ],
  },
  {
    tried: 'one’s own achievement as an answer to one’s own need',
    test: [`src/${matching}/matching.test.ts`, 'of one’s own organisation is no match'],
    guard: [`${matching}/actions/compute.ts`, 'if (need.organisation === achievement.organisation) continue;', ''],
    behind: [[`${matching}/queries/matches.ts`, 'of.organisation !== own && ', '']],
  },
  {
    tried: 'one’s own achievement as an answer to one’s own need, after a merger',
    test: [`${abuse}/matched.test.ts`, 'of organisations that became one'],
    guard: [`${matching}/queries/matches.ts`, 'of.organisation !== own && ', ''],
  },
  {
    tried: 'matching for an organisation that one does not administer',
    test: [`src/${matching}/matching.test.ts`, 'an organisation that refuses to be matched'],
    guard: [`${matching}/actions/choose.ts`, "if (membership.role !== 'admin') return refuse('forbidden');", ''],
  },
  {
    tried: 'an organisation that refuses to be matched, in what was found before',
    test: [`src/${matching}/matching.test.ts`, 'an organisation that refuses to be matched'],
    guard: [`${matching}/queries/matches.ts`, ' && !refused.has(of.organisation)', ''],
  },
  {
    tried: 'an organisation that refuses to be matched, in what is found later',
    test: [`${abuse}/matched.test.ts`, 'is named nowhere'],
    guard: [
      `${matching}/actions/compute.ts`,
      'if (refused.has(need.organisation) || refused.has(achievement.organisation)) continue;',
      '',
    ],
  },
  {
    tried: 'ranking by a machine of a natural person who refuses it',
    test: [`src/${matching}/matching.test.ts`, 'a natural person who consents to no automated ranking'],
    guard: [
      `${matching}/store.ts`,
      'join identity.published_unranked u on u.person = m.person',
      'join identity.published_unranked u on false',
    ],
  },
  {
    tried: 'ranking by a machine of a technology manager who refuses it',
    test: [`src/${matching}/matching.test.ts`, 'technology managers of the need’s field'],
    guard: [
      'modules/brokers/queries/matchable.ts',
      'and not exists (select from identity.published_unranked u where u.person = b.person)',
      '',
    ],
  },
  {
    tried: 'the name of a technology manager who has not consented to it',
    test: [`src/${matching}/matching.test.ts`, 'technology managers of the need’s field'],
    guard: [
      'modules/brokers/queries/matchable.ts',
      'peopleById(db, [...named])',
      'peopleById(db, named.size < 0 ? [] : rows.map(({ person }) => person))',
    ],
  },
  {
    tried: 'notices of the same match again and again',
    test: [`src/${matching}/matching.test.ts`, 'each side is told of a match once'],
    guard: [`${matching}/actions/tell.ts`, 'of told.filter(isFresh)', 'of told.filter(() => isFresh)'],
  },
  {
    tried: 'notices of matches that one has switched off',
    test: [`src/${matching}/matching.test.ts`, 'each side is told of a match once'],
    guard: [
      `${matching}/actions/tell.ts`,
      'people.filter((person) => !quiet.has(person))',
      'people.filter(() => quiet)',
    ],
  },
  {
    tried: 'a withdrawn achievement among the matches of a need',
    test: [`${abuse}/matched.test.ts`, 'is gone from the other side at once'],
    guard: [
      `${library}/queries/matchable.ts`,
      'const rows = await publicOf(db, [...new Set(ids)]);',
      "const rows = [...(await (await import('../store.ts')).achievementsById(db, ids)).values()];",
    ],
  },
  {
    tried: 'a need in quarantine among the matches of an achievement',
    test: [`${abuse}/matched.test.ts`, 'is gone from the other side at once'],
    guard: [
      'modules/needs/board/queries/matchable.ts',
      'n.published_at is not null and not n.quarantined',
      'n.published_at is not null',
    ],
  },
  {
    tried: 'unpublished words in what the machine has learned',
    test: [`src/${matching}/matching.test.ts`, 'what is not public is nowhere'],
    guard: [
      `${library}/queries/matchable.ts`,
      "where state = 'public' order by published_at desc",
      'order by published_at desc',
    ],
  },
];
