import type { Topic } from '@jiebang/contract/notifications/notification.ts';
import type { Mail } from '#platform/mail/mail.ts';
import type { Platform } from '#platform/platform.ts';
import { brokerSentences } from './broker-sentences.ts';
import { judgeSentences } from './judge-sentences.ts';
import { librarySentences } from './library-sentences.ts';
import { reviewSentences } from './review-sentences.ts';
import { sessionSentences } from './session-sentences.ts';
import { unsubscribeAddress, unsubscribePage } from './unsubscribe.ts';

/** What each important fact is in a sentence. A mailbox is not ours, so no title and no name goes there: numbers, and a reason that anyone may read. */
const sentences: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  ...judgeSentences,
  ...sessionSentences,
  ...librarySentences,
  ...reviewSentences,
  ...brokerSentences,
  need_entered: [
    '承办单位已按纸质材料代为录入需求，请核对后提交',
    'A need was entered for you from paper: please check it and hand it in',
  ],
  need_signature_asked: ['需求已备妥，请签署并提交', 'A need is ready: please sign it and hand it in'],
  need_withdrawal_asked: ['请签署需求的撤回', 'Please sign the withdrawal of a need'],
  solution_signature_asked: [
    '有团队请您代表单位签署揭榜方案，请登录办理',
    'A team asks you to sign for your organisation: please sign in and decide',
  ],
  solution_signature_given: ['单位签署人已签署，可以密封提交', 'A signatory has signed: it can be submitted'],
  solution_signature_refused: ['单位签署人未同意签署，请查看理由', 'A signatory refused to sign: please see why'],
  need_outside_scope: [
    '专场调整了申报范围，您的一项需求不在新范围内，请修改或改投其他专场',
    'A track changed what it is open to: one of your needs is outside of it, please change it or move it',
  ],
  need_inside_scope: [
    '专场调整了申报范围，您的一项需求已在新范围内，可以提交',
    'A track changed what it is open to: one of your needs is within it again and can be handed in',
  ],
  need_returned: ['需求被退回，请按意见修改后再次提交', 'A need was returned: please mend it and submit it again'],
  needs_imported: [
    '承办单位为贵单位录入了需求草稿，请补全并提交',
    'Drafts were imported for your organisation: please complete and submit them',
  ],
  need_public_text_signed: ['公开文本已签发，请确认', 'The public text is signed off: please confirm it'],
  ranking_proposed: ['评审排名已提出，请确认优胜方案', 'The ranking is proposed: please confirm the winner'],
  need_rejected: ['需求未通过审核', 'A need was not accepted'],
  need_published: ['需求已张榜', 'A need was published on the board'],
  need_deadline_extended: ['揭榜截止时间已延长', 'The deadline was extended'],
  need_deadline_near: ['您起草中的方案即将截止提交', 'A solution that you have begun is to be handed in soon'],
  need_closed: ['揭榜已截止', 'The call for solutions has closed'],
  need_withdrawn: ['需求已撤回', 'A need was withdrawn'],
  solutions_opened: ['解决方案已开启', 'The solutions were opened'],
  need_quarantined: ['需求已暂停公开，等待核查', 'A need is suspended from the board while it is looked into'],
  need_quarantine_lifted: ['需求已恢复公开', 'A suspended need is public again'],
  question_published: [
    '有人就贵单位的需求公开提问，请答复',
    'A public question was asked about your need: please answer it',
  ],
  question_answer_returned: [
    '您的答复未予公开，请查看理由并修改',
    'Your answer was not made public: please see why and mend it',
  ],
  question_refused: ['您的提问未予公开，请查看原因', 'Your question was not made public: please see why'],
  question_answered: ['一条公开提问已答复', 'A public question was answered'],
  disclosure_asked: ['有人申请查阅保密文本，请决定是否同意', 'Someone asks for your confidential text: please decide'],
  disclosure_granted: ['需求方同意您查阅保密文本', 'You may read a confidential text'],
  disclosure_declined: ['需求方未同意查阅保密文本，请查看原因', 'Your reading was declined: please see why'],
  disclosure_ended: ['您对保密文本的查阅已终止', 'Your reading of a confidential text was ended'],
  confidential_released: ['您可查阅的保密文本有新版本', 'A confidential text that you may read has a new version'],
  solution_arrived: ['有新方案提交，可随到随评', 'A solution arrived: it can be read now'],
  need_judging_began: ['比拼已开始', 'Judging has begun'],
  need_unanswered: ['需求未揭榜', 'No solution came for the need'],
  need_result_noticed: ['比拼结果公示中', 'The result is in public notice'],
  need_none_fits: ['未遴选出合适方案', 'None of the solutions fits'],
  need_result_reopened: ['公示结果已撤回，重新评定', 'The noticed result was withdrawn and is decided anew'],
  need_paired: ['供需双方已对接', 'Both sides are paired'],
  need_contracted: ['技术合同已签订', 'The contract is signed'],
  need_completed: ['对接项目已完成', 'The deal is completed'],
  need_terminated: ['需求已终止', 'The need was terminated'],
  objection_filed: ['收到一份异议，请处理', 'An objection was filed: please answer it'],
  objection_due_soon: ['一份异议一日内到答复期限，请处理', 'An objection is to be answered within a day'],
  objection_overdue: ['一份异议已超过答复期限，请尽快答复', 'An objection is overdue: please answer it'],
  objection_upheld: ['您的异议已成立', 'Your objection was upheld'],
  objection_dismissed: ['您的异议已答复', 'Your objection was answered'],
  deal_void_asked: ['有对接项目申请作废，请处理', 'A deal is asked to be voided: please decide'],
  attribution_disputed: ['技术经理人贡献分配有争议，请处理', 'The shares of brokers are disputed: please decide'],
  solution_damaged: [
    '您的方案无法开启，请联系承办单位',
    'Your solution could not be opened: please contact the organiser',
  ],
  solution_partner_lost: [
    '一个联合体成员撤回了同意，方案已不再有效，请查看',
    'A consortium partner withdrew its consent: your solution is out of force, please see to it',
  ],
  solution_screened_out: ['您的方案未通过形式审查，请查看原因', 'Your solution did not pass screening: please see why'],
  solution_readmitted: ['经异议，您的方案重新纳入评审', 'After an objection your solution is judged after all'],
  solution_screening_undone: [
    '您的方案的形式审查结论已被更正，将重新审查',
    'The finding of your solution’s screening was taken back; it will be screened again',
  ],
  solution_went_on: ['您的方案进入下一轮评审', 'Your solution goes on to the next round'],
  solution_cut: [
    '您的方案未进入下一轮评审，评审反馈开放后可查看',
    'Your solution does not go on; feedback follows when the contest releases it',
  ],
  solution_chosen: ['您的方案被选为优胜方案', 'Your solution was chosen'],
  solution_not_chosen: ['您的方案未被选中，可查看评审反馈', 'Your solution was not chosen: feedback can be read'],
  deal_opened: ['对接项目已建立，请开始洽谈', 'A deal was opened: please begin to talk'],
  contract_entered: ['对方已录入合同信息，请核对确认', 'The contract was entered: please check and confirm it'],
  contract_confirmed: ['双方已确认合同', 'Both sides have confirmed the contract'],
  deal_completed: ['对接项目已办结', 'The deal is closed'],
  deal_failed: ['对接未成', 'The talks have failed'],
  deal_party_suspended: [
    '对接项目的一方已被暂停，恢复前不能办理',
    'A party of the deal was suspended and cannot act until reinstated',
  ],
  deal_party_reinstated: ['对接项目的一方已恢复，可继续办理', 'The suspended party of the deal was reinstated'],
  deal_voided: ['对接项目已作废', 'The deal was voided'],
  certification_returned: [
    '交易鉴证申请被退回，请补正',
    'The application for a certificate was returned: please mend it',
  ],
  certificate_issued: ['交易鉴证已出具', 'The certificate was issued'],
  certificate_revoked: ['交易鉴证已撤销', 'The certificate was revoked'],
  achievement_returned: [
    '成果被退回，请按意见修改后再次提交',
    'An achievement was sent back: please mend it and hand it in again',
  ],
  achievement_taken_down: ['成果已停止公开，请查看理由', 'An achievement was taken down: please see why'],
  achievement_published: ['成果已公开', 'An achievement is public'],
  assessment_asked: ['有成果请您评估', 'You are asked to assess an achievement'],
  assessment_recalled: ['一项评估邀请已撤回', 'A request to assess an achievement was recalled'],
  assessment_signed: ['成果的专家评估已签署', 'An expert has assessed an achievement'],
  award_noticed: ['拟奖名单公示中，贵单位在列', 'Your organisation is named for an award, in public notice'],
  award_definitive: ['奖项已确定，贵单位获奖', 'Your organisation has won an award'],
  agency_listed: ['机构已列入服务机构库', 'Your agency is listed'],
  agency_returned: ['机构入库申请被退回，请补正', 'Your agency’s application was returned: please mend it'],
  phase_ended_early: ['一个阶段提前结束，请查看理由', 'A phase of the contest was ended early: please see why'],
  phase_extended: [
    '一个阶段已延期，请查看新的日期和理由',
    'A phase of the contest was extended: please see its new end and why',
  ],
  phases_rescheduled: ['赛事日期已调整，请查看理由', 'The dates of the contest were changed: please see why'],
  need_hand_in_near: [
    '您单位的需求（草稿或退回待修改）即将截止提交',
    'A need of yours, begun or returned, is to be handed in soon',
  ],
  contest_opened: ['新一届赛事已开赛', 'An edition of the contest was opened'],
  phase_began_collecting: ['赛事进入“征集”阶段，可以提交需求', 'The call for needs has begun'],
  phase_began_solving: ['赛事进入“揭榜”阶段，可以提交方案', 'The call for solutions has begun'],
  phase_began_judging: ['赛事进入“比拼”阶段', 'Judging has begun in the contest'],
  phase_began_matching: ['赛事进入“对接”阶段', 'Matching has begun in the contest'],
  phase_began_notice: ['赛事进入“公示”阶段', 'The time of public notices has begun in the contest'],
  contest_closed: ['赛事已结束', 'The contest was closed'],
  contest_discarded: ['您参与筹备的赛事已作废', 'A contest that you were named in was discarded'],
  real_name_verified: ['实名认证已通过', 'Your real name is verified'],
  real_name_returned: ['实名认证被退回，请补正', 'Your real-name verification was returned: please mend it'],
  real_name_suspended: ['实名认证已被暂停', 'Your real-name verification was suspended'],
  real_name_reinstated: ['实名认证已恢复', 'Your real-name verification was reinstated'],
  organisation_verified: ['主体认证已通过', 'Your organisation is verified'],
  judge_conflict_found: ['有专家因单位合并需要回避', 'A judge has a conflict since organisations were merged'],
  organisation_change_approved: ['单位信息变更已核准', 'The change of your organisation’s data is approved'],
  organisation_change_returned: [
    '单位信息变更被退回，请补正',
    'The change of your organisation’s data was returned: please mend it',
  ],
  organisation_returned: ['主体认证被退回，请补正', 'The verification was returned: please mend it'],
  organisation_suspended: ['单位已被暂停使用', 'Your organisation was suspended'],
  organisation_merged: ['重复登记的单位已合并', 'An organisation that was registered twice was merged'],
  organisation_reinstated: ['单位已恢复使用', 'Your organisation was reinstated'],
};

/** A fact in words, in both languages. */
export const sentenceOf = (fact: string): readonly [zh: string, en: string] => sentences[fact] ?? [fact, fact];

/** Whether there are words for a fact. */
export const hasSentence = (fact: string): boolean => fact in sentences;

/** A reason as it was written, whatever its language. */
export const reasonLine = (reason: string): string => `理由 / Reason: ${reason}`;

export type Told = {
  readonly fact: string;
  readonly person: string;
  readonly email: string;
  readonly topic: Topic;
  readonly number: string | null;
  /** Why it was decided, where the public reads that. */
  readonly reason: string | null;
  readonly address: string | null;
};

/** The e-mail of one message of the inbox, in both languages, with the way to have no more of its topic. */
export function mailOf(platform: Platform, told: Told): Mail {
  const { fact, person, email, topic, number, reason, address } = told;
  const [zh, en] = sentenceOf(fact);
  const about = number === null ? '' : ` ${number}`;
  return {
    recipient: email,
    subject: `【揭榜】${zh}${about} / ${en}`,
    body: [
      `${zh}${number === null ? '' : `（需求编号 ${number}）`}。`,
      `${en}${number === null ? '' : ` (need ${number})`}.`,
      ...(reason === null ? [] : ['', reasonLine(reason)]),
      '',
      `${platform.publicUrl}${address ?? '/workspace'}`,
      '',
      `不再接收此类邮件 / No more e-mails of this sort: ${unsubscribePage(platform, person, topic)}`,
      '',
    ].join('\n'),
    unsubscribe: unsubscribeAddress(platform, person, topic),
  };
}
