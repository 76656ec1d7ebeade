/**
 * A notice as the provider approves it: Chinese text with variables in `{}`, after the signature that the provider sets. `number` is that of
 * the need, `date` the moment by which something is to be done; nothing else leaves the house: no title, no name, no word of anybody.
 */
type Notice = { readonly key: string; readonly text: string };

/**
 * The notices of this module, for the few things that have a deadline or wait for this very person. Who answers a need, judges or
 * negotiates is told without its number: messages lie at the provider and on a locked screen.
 */
export const notices = [
  { key: 'need_returned', text: '需求{number}被退回，请于{date}前登录揭榜平台，按意见修改后再次提交。' },
  { key: 'need_to_sign', text: '您单位有一项需求待签署提交，截止时间{date}，请登录揭榜平台办理。' },
  { key: 'need_to_hand_in', text: '您单位有一项需求将于{date}截止提交，请登录揭榜平台办理。' },
  { key: 'withdrawal_to_sign', text: '需求{number}的撤回待您签署，请登录揭榜平台办理。' },
  { key: 'solution_to_sign', text: '有一件事项待您代表单位签署，请登录揭榜平台办理。' },
  { key: 'text_to_confirm', text: '需求{number}的公开文本已签发，请登录揭榜平台确认。' },
  { key: 'winner_to_confirm', text: '需求{number}的评审排名已提出，请登录揭榜平台确认。' },
  { key: 'review_overdue', text: '需求{number}的审核已逾期，请登录揭榜平台处理。' },
  { key: 'diagnosis_asked', text: '需求{number}待您给出二次诊断意见，请登录揭榜平台答复。' },
  { key: 'draft_to_hand_in', text: '您有一份起草中的解决方案将于{date}截止提交，请登录揭榜平台查看。' },
  { key: 'judge_invited', text: '您受邀担任评审专家，请登录揭榜平台答复。' },
  { key: 'translator_invited', text: '您受邀担任译员，请登录揭榜平台答复。' },
  { key: 'scores_to_lock', text: '您还有未锁定的评分即将截止，请登录揭榜平台办理。' },
  { key: 'price_to_give', text: '现场赛已发起竞价，报价时间很短，请登录揭榜平台密封报价。' },
  { key: 'contract_to_confirm', text: '有一份技术合同的信息待您核对确认，请登录揭榜平台办理。' },
  { key: 'certification_returned', text: '您的交易鉴证申请被退回，请登录揭榜平台补正。' },
  { key: 'verification_returned', text: '您的认证申请被退回，请登录揭榜平台补正后再次提交。' },
  { key: 'role_granted', text: '您被授予揭榜平台的一项职责，请登录揭榜平台查看。' },
] as const satisfies readonly Notice[];

export type NoticeKey = (typeof notices)[number]['key'];

/** By fact and group, as `config.ts` of the module tells of it. */
type Texting = {
  readonly fact: string;
  readonly to: 'organisations' | 'people' | 'need_drafters';
  readonly notice: NoticeKey;
};

const either = (fact: string, notice: NoticeKey): Texting[] =>
  (['organisations', 'people'] as const).map((to) => ({ fact, to, notice }));

/** Which messages of the inbox are texted too. */
export const textings: readonly Texting[] = [
  { fact: 'need_returned', to: 'organisations', notice: 'need_returned' },
  { fact: 'need_hand_in_near', to: 'organisations', notice: 'need_to_hand_in' },
  { fact: 'need_signature_asked', to: 'people', notice: 'need_to_sign' },
  { fact: 'need_withdrawal_asked', to: 'people', notice: 'withdrawal_to_sign' },
  { fact: 'solution_signature_asked', to: 'people', notice: 'solution_to_sign' },
  { fact: 'need_public_text_signed', to: 'organisations', notice: 'text_to_confirm' },
  { fact: 'ranking_proposed', to: 'organisations', notice: 'winner_to_confirm' },
  { fact: 'need_review_overdue', to: 'people', notice: 'review_overdue' },
  { fact: 'diagnosis_asked', to: 'people', notice: 'diagnosis_asked' },
  { fact: 'need_deadline_near', to: 'need_drafters', notice: 'draft_to_hand_in' },
  { fact: 'judge_invited', to: 'people', notice: 'judge_invited' },
  { fact: 'judge_answer_due', to: 'people', notice: 'judge_invited' },
  { fact: 'translator_invited', to: 'people', notice: 'translator_invited' },
  { fact: 'translator_answer_due', to: 'people', notice: 'translator_invited' },
  { fact: 'scores_due_soon', to: 'people', notice: 'scores_to_lock' },
  { fact: 'scores_due_tomorrow', to: 'people', notice: 'scores_to_lock' },
  { fact: 'price_round_called', to: 'people', notice: 'price_to_give' },
  ...either('contract_entered', 'contract_to_confirm'),
  ...either('certification_returned', 'certification_returned'),
  { fact: 'organisation_returned', to: 'organisations', notice: 'verification_returned' },
  { fact: 'real_name_returned', to: 'people', notice: 'verification_returned' },
  { fact: 'role_granted', to: 'people', notice: 'role_granted' },
];

/** The text of a notice of this module; empty for a key that it has not. */
export const textOf = (key: string): string => notices.find((one) => one.key === key)?.text ?? '';
