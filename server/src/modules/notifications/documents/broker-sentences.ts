/** What is told of mandates, shares and points, in a sentence. */
export const brokerSentences: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  mandate_offered: ['技术经理人向您提出委托，请确认', 'A broker offers a mandate: please confirm or decline'],
  mandate_confirmed: ['委托已确认', 'Your mandate was confirmed'],
  mandate_both_sides: [
    '您委托的技术经理人同时为对方服务，请查看',
    'Your technology manager acts for the other side too: please see',
  ],
  mandate_declined: ['委托未被接受', 'Your mandate was declined'],
  attribution_opened: ['请提出技术经理人的贡献分配', 'Please propose the shares of the brokers'],
  attribution_proposed: ['请确认技术经理人的贡献分配', 'Please confirm the shares of the brokers'],
  attribution_confirmed: ['贡献分配已确认', 'The shares of the brokers are confirmed'],
  attribution_resolved: ['贡献分配已裁定', 'The shares of the brokers are decided'],
  points_posted: ['积分已入账', 'Points were posted to your account'],
  points_reversed: ['积分已冲回', 'Points were reversed on your account'],
};
