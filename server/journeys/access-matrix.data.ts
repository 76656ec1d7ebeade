/**
 * Who may call which route at all, said by hand and apart from the code: `anyone`, `signed_in`, or the roles that may; and `key`, an
 * organisation's API key with every scope, to which `anyone` and `signed_in` open nothing.
 * A route that is not in this list fails the test; so does a line without its route. What a caller then sees of an item is
 * the business of the leak tests.
 */
export const accessMatrix = `
needs.board: anyone
needs.feed: anyone
needs.facets: anyone
needs.levels: anyone
needs.counts: anyone
needs.map: anyone
needs.read: anyone
needs.qr: anyone
needs.questions: anyone
needs.ask: signed_in
needs.workQuestions: signed_in
needs.publishQuestion: clearance_officer, organiser, track_organiser
needs.refuseQuestion: clearance_officer, organiser, track_organiser
needs.answerQuestion: signed_in
needs.releaseAnswer: clearance_officer, organiser, track_organiser
needs.returnAnswer: clearance_officer, organiser, track_organiser
needs.withdrawQuestion: signed_in
needs.report: anyone
needs.reports: clearance_officer, organiser, track_organiser, authority
needs.quarantine: clearance_officer, organiser, track_organiser, authority
needs.dismissReport: clearance_officer, organiser, track_organiser, authority
needs.readQuarantined: clearance_officer, organiser, track_organiser, authority
needs.liftQuarantine: organiser, track_organiser, authority
needs.confidentialOffer: anyone
needs.confidential: signed_in
needs.writeConfidential: signed_in
needs.editConfidential: signed_in
needs.offerConfidential: signed_in
needs.closeConfidential: signed_in
needs.attachConfidential: signed_in
needs.detachConfidential: signed_in
needs.confidentialFile: signed_in
needs.exclude: signed_in
needs.include: signed_in
needs.inspectConfidential: clearance_officer, organiser, track_organiser
needs.accesses: signed_in
needs.readings: signed_in
needs.grantAccess: signed_in
needs.declineAccess: signed_in
needs.endAccess: signed_in
needs.offerToMe: signed_in
needs.askAccess: signed_in
needs.myAccesses: signed_in
needs.myAccess: signed_in
needs.acceptTerms: signed_in
needs.readConfidential: signed_in
needs.readFile: signed_in
needs.leaveAccess: signed_in
needs.importTemplate: signed_in
needs.startImport: signed_in
needs.imports: signed_in
needs.readImport: signed_in
needs.importProblems: signed_in
needs.importProblemsSheet: signed_in
needs.cancelImport: signed_in
needs.create: signed_in, key
needs.list: signed_in, key
needs.listSheet: signed_in
needs.work: signed_in, key
needs.similar: signed_in
needs.preview: signed_in
needs.edit: signed_in, key
needs.submit: signed_in
needs.openTracks: signed_in
needs.scopeOutlook: admin, organiser, track_organiser
needs.changeTrack: signed_in
needs.claim: reviewer
needs.accept: reviewer
needs.check: reviewer
needs.triage: reviewer
needs.return: reviewer
needs.reject: reviewer
needs.proposeRejection: reviewer
needs.signRejection: reviewer
needs.opposeRejection: reviewer
needs.takeBackRejection: reviewer
needs.contestRejection: signed_in
needs.compare: signed_in
needs.enter: organiser, track_organiser
needs.mandate: signed_in
needs.reviewers: organiser, track_organiser
needs.otherReviewers: reviewer, organiser, track_organiser
needs.handOn: reviewer, organiser, track_organiser
needs.assign: organiser, track_organiser
needs.publishMany: organiser, track_organiser
needs.diagnoses: signed_in
needs.diagnosers: reviewer
needs.askDiagnosis: reviewer
needs.diagnosis: signed_in
needs.readForDiagnosis: signed_in
needs.diagnosisFile: signed_in
needs.answerDiagnosis: signed_in
needs.declineDiagnosis: signed_in
needs.recallDiagnosis: reviewer
needs.writePublicText: clearance_officer
needs.signOff: clearance_officer
needs.dispute: signed_in
needs.askSignature: signed_in
needs.confirm: signed_in
needs.publish: organiser, track_organiser
needs.extend: organiser, track_organiser
needs.withdraw: signed_in
needs.terminate: organiser, track_organiser
needs.attach: signed_in
needs.detach: signed_in
needs.attachment: signed_in
log.head: anyone
log.consistency: anyone
log.inclusion: anyone
log.leaves: anyone
identity.requestCode: anyone
identity.signUp: anyone
identity.signIn: anyone
identity.signInByCode: anyone
identity.resetPassword: anyone
identity.signOut: anyone
identity.signOutEverywhere: anyone
identity.me: anyone
identity.rename: signed_in
identity.sessions: signed_in
identity.endSession: signed_in
identity.consents: signed_in
identity.giveConsent: signed_in
identity.withdrawConsent: signed_in
identity.notices: anyone
identity.currentNotice: anyone
identity.notice: anyone
identity.publishNotice: admin
identity.myNotice: signed_in
identity.myData: signed_in
identity.myDeletion: signed_in
identity.deletionPreview: signed_in
identity.askDeletion: signed_in
identity.takeBackDeletion: signed_in
identity.acknowledgeNotice: signed_in
identity.myRealName: signed_in
identity.addRealNamePicture: signed_in
identity.askRealName: signed_in
identity.withdrawRealName: signed_in
identity.registerHolder: signed_in
identity.realNames: admin, organiser
identity.realName: admin, organiser
identity.realNamePicture: signed_in
identity.takeRealName: admin, organiser
identity.verifyRealName: admin, organiser
identity.returnRealName: admin, organiser
identity.suspendRealName: admin, organiser
identity.reinstateRealName: admin, organiser
identity.mailbox: anyone
identity.signInWays: anyone
identity.handles: signed_in
identity.requestHandleCode: signed_in
identity.requestProofCode: signed_in
identity.setHandle: signed_in
identity.removeHandle: signed_in
identity.signInByWechat: anyone
identity.bindByTicket: anyone
identity.bindWechat: signed_in
identity.unbindWechat: signed_in
identity.takeSecondStep: anyone
identity.secondFactor: signed_in
identity.enrolSecondFactor: signed_in
identity.confirmSecondFactor: signed_in
identity.renewBackupCodes: signed_in
identity.switchOffSecondFactor: signed_in
identity.createOrganisation: signed_in
identity.findOrganisations: signed_in
identity.organisationCard: anyone
identity.organisation: signed_in
identity.editOrganisation: signed_in
identity.describeOrganisation: signed_in
identity.askVerification: signed_in
identity.addDocument: signed_in
identity.organisationDocument: signed_in
identity.organisationHistory: signed_in
identity.waitingOrganisations: admin, organiser
identity.verifyOrganisation: signed_in
identity.returnOrganisation: signed_in
identity.suspendOrganisation: signed_in
identity.reinstateOrganisation: signed_in
identity.members: signed_in
identity.changeMember: signed_in
identity.changeSigning: signed_in
identity.removeMember: signed_in
identity.invite: signed_in
identity.invitations: signed_in
identity.resendInvitation: signed_in
identity.memberHistory: signed_in
identity.withdrawInvitation: signed_in
identity.duplicateOrganisations: admin
identity.mergeOutlook: admin
identity.mergeOrganisation: admin
identity.changesOfOrganisation: signed_in
identity.beginChange: signed_in
identity.waitingChanges: admin, organiser
identity.organisationChange: signed_in
identity.editChange: signed_in
identity.addChangePaper: signed_in
identity.changePaper: signed_in
identity.askChange: signed_in
identity.withdrawChange: signed_in
identity.approveChange: signed_in
identity.returnChange: signed_in
identity.organisationKeys: signed_in
identity.makeOrganisationKey: signed_in
identity.revokeOrganisationKey: signed_in
identity.myInvitations: signed_in
identity.acceptMine: signed_in
identity.acceptInvitation: signed_in
identity.grants: admin
identity.giveGrant: admin
identity.endGrant: admin
contests.current: anyone
contests.list: anyone
contests.contest: anyone
contests.founding: signed_in
contests.create: admin, organiser
contests.edit: signed_in
contests.setPhases: signed_in
contests.endPhase: signed_in
contests.extendPhase: signed_in
contests.readiness: signed_in
contests.open: signed_in
contests.close: signed_in
contests.discard: signed_in
contests.archive: signed_in
contests.tracks: anyone
contests.openTracks: anyone
contests.track: anyone
contests.createTrack: signed_in
contests.editTrack: signed_in
contests.removeTrack: signed_in
contests.rules: anyone
contests.ruleVersions: signed_in
contests.setRule: signed_in
contests.staff: signed_in
contests.nameStaff: signed_in
contests.sendStaffAgain: signed_in
contests.endStaff: signed_in
solutions.teams: signed_in
solutions.create: signed_in
solutions.mine: signed_in
solutions.states: signed_in, key
solutions.own: signed_in
solutions.edit: signed_in
solutions.setMembers: signed_in
solutions.submit: signed_in
solutions.replace: signed_in
solutions.withdraw: signed_in
solutions.askSignature: signed_in
solutions.takeBackSignature: signed_in
solutions.signatures: signed_in
solutions.signature: signed_in
solutions.sign: signed_in
solutions.refuseSignature: signed_in
solutions.attach: signed_in
solutions.ownAttachment: signed_in
solutions.submitted: signed_in
solutions.receipt: signed_in
solutions.invitations: signed_in
solutions.confirm: signed_in
solutions.decline: signed_in
solutions.partners: signed_in
solutions.askPartners: signed_in
solutions.partnerRequests: signed_in
solutions.consentAsPartner: signed_in
solutions.declineAsPartner: signed_in
solutions.screeningDesk: organiser, track_organiser
solutions.unscreen: organiser, track_organiser
solutions.ofNeed: signed_in
solutions.mobilisation: organiser, track_organiser
solutions.standAside: organiser, track_organiser, authority, admin
solutions.openingOfNeed: signed_in
solutions.readings: signed_in
solutions.readingOpening: signed_in
solutions.read: signed_in
solutions.attachment: signed_in
solutions.screenIn: organiser, track_organiser
solutions.screenOut: organiser, track_organiser
judging.results: anyone
judging.notice: anyone
judging.noticedRanking: anyone
judging.noticeOpening: anyone
judging.open: organiser, track_organiser
judging.panel: organiser, track_organiser
judging.candidates: organiser, track_organiser
judging.setRubric: organiser, track_organiser
judging.setRoundRubric: organiser, track_organiser
judging.setRounds: organiser, track_organiser
judging.giveTime: organiser, track_organiser
judging.inviteAgain: organiser, track_organiser
judging.tellApart: organiser, track_organiser
judging.advance: organiser, track_organiser
judging.handOut: organiser, track_organiser
judging.invite: organiser, track_organiser
judging.remove: organiser, track_organiser
judging.begin: organiser, track_organiser
judging.unlock: organiser, track_organiser
judging.excuse: organiser, track_organiser
judging.rank: organiser, track_organiser
judging.publishNotice: organiser, track_organiser
judging.translators: organiser, track_organiser
judging.translatorCandidates: organiser, track_organiser
judging.inviteTranslator: organiser, track_organiser
judging.inviteTranslatorAgain: organiser, track_organiser
judging.removeTranslator: organiser, track_organiser
judging.translationsOfSolution: organiser, track_organiser
judging.duties: signed_in
judging.duty: signed_in
judging.acceptDuty: signed_in
judging.declineDuty: signed_in
judging.toTranslate: signed_in
judging.fileToTranslate: signed_in
judging.saveTranslation: signed_in
judging.handInTranslation: signed_in
judging.declareAsTranslator: signed_in
judging.seats: signed_in
judging.seat: signed_in
judging.accept: signed_in
judging.refuseSeat: signed_in
judging.sheet: signed_in
judging.sheetOpening: signed_in
judging.file: signed_in
judging.save: signed_in
judging.lock: signed_in
judging.abstain: signed_in
judging.declareConflict: signed_in
judging.noticedReport: anyone
judging.report: signed_in
judging.ranking: signed_in
judging.rankingDocument: signed_in
judging.confirm: signed_in
judging.decline: signed_in
judging.object: signed_in
judging.addEvidence: signed_in
judging.evidence: signed_in
judging.objections: signed_in
judging.objectionOpening: signed_in
judging.uphold: organiser, track_organiser, authority, admin
judging.strikable: organiser, track_organiser, authority, admin
judging.readmit: organiser, track_organiser, authority, admin
judging.correct: organiser, track_organiser, authority, admin
judging.dismiss: organiser, track_organiser, authority, admin
judging.feedback: signed_in
judging.assignment: organiser, track_organiser
judging.assign: organiser, track_organiser
judging.assignTrack: organiser, track_organiser
judging.reassign: organiser, track_organiser
judging.dropAssignment: organiser, track_organiser
judging.register: judge
judging.keepRegister: judge
judging.judges: organiser, track_organiser
judging.judgesSheet: organiser, track_organiser
judging.judgesTemplate: organiser, track_organiser
judging.bringIn: organiser, track_organiser
judging.final: anyone
judging.finalStream: anyone
judging.finalLines: anyone
judging.finalDraw: anyone
judging.finals: organiser, track_organiser, observer
judging.makeFinal: organiser, track_organiser
judging.workFinal: organiser, track_organiser, observer
judging.editFinal: organiser, track_organiser
judging.sealFinal: organiser, track_organiser
judging.unsealFinal: organiser, track_organiser
judging.drawFinal: organiser, track_organiser
judging.startFinal: organiser, track_organiser
judging.closeFinal: organiser, track_organiser
judging.finalPrices: anyone
judging.myPrice: signed_in
judging.bidReceipt: signed_in
judging.bid: signed_in
judging.hallBoard: anyone
judging.sessions: signed_in
judging.makeSession: organiser, track_organiser
judging.mySession: signed_in
judging.workSession: organiser, track_organiser, observer
judging.editSession: organiser, track_organiser
judging.openSession: organiser, track_organiser
judging.extendSession: organiser, track_organiser
judging.planSession: organiser, track_organiser
judging.announceSession: organiser, track_organiser
judging.closeSession: organiser, track_organiser
judging.cancelSession: organiser, track_organiser
judging.changeMeeting: organiser, track_organiser
judging.undoMeeting: organiser, track_organiser
judging.joinSession: signed_in
judging.leaveSession: signed_in
judging.chooseTeams: signed_in
judging.chooseNeeds: signed_in
judging.recordOutcome: signed_in
judging.act: organiser, track_organiser
judging.undo: organiser, track_organiser
judging.stageSheet: signed_in
achievements.list: anyone
achievements.read: anyone
achievements.search: anyone
achievements.suggestions: anyone
achievements.savedSearches: signed_in
achievements.saveSearch: signed_in
achievements.changeSavedSearch: signed_in
achievements.dropSavedSearch: signed_in
achievements.create: signed_in
achievements.works: signed_in
achievements.work: signed_in
achievements.edit: signed_in
achievements.submit: signed_in
achievements.takeBack: signed_in
achievements.publish: reviewer
achievements.return: reviewer
achievements.takeDown: reviewer
achievements.withdraw: signed_in
achievements.reopen: signed_in
achievements.attach: signed_in
achievements.detach: signed_in
achievements.attachment: signed_in
achievements.alike: signed_in
achievements.merge: signed_in
achievements.separate: signed_in
achievements.takeOut: signed_in
achievements.publicAssessment: anyone
achievements.assessment: signed_in
achievements.publicAssessmentReport: anyone
achievements.assessmentReport: signed_in
achievements.showAssessment: signed_in
achievements.askExpert: reviewer
achievements.expertAssessments: signed_in
achievements.expertAssessment: signed_in
achievements.acceptAssessment: signed_in
achievements.declineAssessment: signed_in
achievements.editAssessment: signed_in
achievements.signAssessment: signed_in
achievements.recallAssessment: reviewer
achievements.importTemplate: signed_in
achievements.uploadImport: signed_in
achievements.imports: signed_in
achievements.readImport: signed_in
achievements.previewImport: signed_in
achievements.startImport: signed_in
achievements.importProblems: signed_in
achievements.importProblemsSheet: signed_in
achievements.cancelImport: signed_in
translation.glossary: translator, reviewer, organiser, admin
translation.decideTerm: translator, reviewer, organiser, admin
matching.ofNeed: signed_in
matching.ofAchievement: signed_in
matching.judge: signed_in
matching.choices: signed_in
matching.chooseTold: signed_in
matching.chooseMatched: signed_in
deals.ask: signed_in
deals.inquiries: signed_in
deals.inquiry: signed_in
deals.acceptInquiry: signed_in
deals.declineInquiry: signed_in
deals.withdrawInquiry: signed_in
deals.list: signed_in
deals.work: signed_in
deals.begin: signed_in
deals.enterContract: signed_in
deals.confirmContract: signed_in
deals.perform: signed_in
deals.accept: signed_in
deals.close: signed_in
deals.fail: signed_in
deals.askVoid: signed_in
deals.void: organiser, track_organiser
deals.register: signed_in
deals.recordPayment: signed_in
deals.confirmPayment: signed_in
deals.declareRelated: signed_in
deals.shareContact: signed_in
deals.withdrawContact: signed_in
deals.askMeeting: signed_in
deals.acceptMeeting: signed_in
deals.writeMinutes: signed_in
deals.upload: signed_in
deals.document: signed_in
certification.certificate: anyone
certification.document: anyone
certification.keys: anyone
certification.apply: signed_in
certification.list: signed_in
certification.work: signed_in
certification.resubmit: signed_in
certification.withdraw: signed_in
certification.choose: signed_in
certification.take: certifier
certification.return: certifier
certification.issue: certifier
certification.revoke: certifier
certification.addMaterial: signed_in
certification.material: signed_in
brokers.agencies: anyone
brokers.applyAgency: signed_in
brokers.workAgencies: signed_in
brokers.reapplyAgency: signed_in
brokers.listAgency: organiser
brokers.returnAgency: organiser
brokers.delistAgency: signed_in
brokers.registerBroker: signed_in
brokers.myBroker: signed_in
brokers.workBrokers: organiser
brokers.editBroker: signed_in
brokers.affiliateBroker: signed_in
brokers.leaveAgency: signed_in
brokers.suspendBroker: organiser
brokers.reinstateBroker: organiser
brokers.offerMandate: signed_in
brokers.mandates: signed_in
brokers.mandate: signed_in
brokers.confirmMandate: signed_in
brokers.declineMandate: signed_in
brokers.withdrawMandate: signed_in
brokers.endMandate: signed_in
brokers.recordService: signed_in
brokers.attributions: signed_in
brokers.attribution: signed_in
brokers.proposeShares: signed_in
brokers.confirmShares: signed_in
brokers.resolveShares: organiser
brokers.leaderboard: anyone
brokers.statement: signed_in
brokers.postingOpening: signed_in
brokers.payeeAccount: signed_in
brokers.setPayeeAccount: signed_in
brokers.removePayeeAccount: signed_in
brokers.readPayeeAccount: organiser
brokers.publicConversion: anyone
brokers.payoutDocument: anyone
brokers.conversion: organiser, authority
brokers.startConversion: organiser
brokers.previewConversion: organiser
brokers.proposeConversion: organiser
brokers.approveConversion: authority
brokers.returnConversion: authority
brokers.freezeConversion: organiser
awards.results: anyone
awards.work: organiser, authority
awards.define: organiser
awards.candidates: organiser, authority
awards.nominate: organiser
awards.decide: organiser
awards.notice: organiser
awards.strike: organiser
awards.policyCandidates: authority
awards.chooseForPolicy: authority
awards.chooseAgain: authority
awards.dropFromPolicy: authority
awards.confirmNovelty: organiser
notifications.stream: anyone
notifications.inbox: signed_in
notifications.unread: signed_in
notifications.read: signed_in
notifications.readAll: signed_in
notifications.follows: signed_in
notifications.follow: signed_in
notifications.unfollow: signed_in
notifications.mailChoice: signed_in
notifications.chooseMail: signed_in
notifications.smsChoice: signed_in
notifications.chooseSms: signed_in
notifications.unsubscribe: anyone
desk.desk: signed_in
desk.ruleReach: admin, organiser
desk.dateReach: admin, organiser
desk.organisationWork: signed_in
desk.audit: admin
desk.auditSheet: admin
desk.organisationAuditSheet: signed_in
desk.contestAuditSheet: admin, organiser, track_organiser
desk.contestAudit: admin, organiser, track_organiser
desk.organisationAudit: signed_in
desk.reactions: admin
`;
