import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { shanghaiDate } from '#kernel/working-days.ts';
import { someUscc } from '#modules/identity/factory.ts';
import type { Someone } from './people.ts';
import { endsWhereItBroke, openTroupe, type Troupe } from './troupe.ts';

const day = 86_400_000;
const enterprise = '沪上柔电样本有限公司';
const original = {
  title: '柔性电池外壳低温激光焊接裂纹控制',
  problem: '沪上柔电样本有限公司三号线焊缝在零下二十度开裂。',
};
const made = { title: '柔性外壳低温焊接裂纹控制', problem: '焊缝在低温下开裂，合格率不足。' };
// Each step is a minute of somebody's work: many pages, each waited for.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 120_000 });
let troupe: Troupe;
let owner: Someone;
let visitor: Someone;
/** What the story has made so far, as it stands in addresses. */
const the: Record<string, string> = {};

beforeAll(async () => {
  troupe = await openTroupe();
  visitor = await troupe.people.sitDown();
});
beforeEach(endsWhereItBroke(() => troupe.people.whatStands()));
afterAll(() => troupe?.close());

const as: Troupe['as'] = (name) => troupe.as(name);
const hiddenFrom: Troupe['hiddenFrom'] = (...asked) => troupe.hiddenFrom(...asked);
const later: Troupe['later'] = (ms) => troupe.later(ms);
/** Where only a yes is asked. */
const yes = async () => {};

test('someone signs up with a code from the mailbox', async () => {
  owner = await troupe.people.sitDown();
  await owner.open('/workspace/sign-up');
  await owner.write('邮箱', 'zhou@example.com');
  await owner.press('发送验证码');
  await owner.sees('验证码已发出');
  const code = await owner.beside('/workspace/mailbox', async (mailbox) => {
    await mailbox.sees(/验证码 \d{6}/);
    return /\b\d{6}\b/.exec(await mailbox.reads())?.[0] ?? '';
  });
  await owner.write('验证码', code);
  await owner.write('姓名', '周需求');
  await owner.write('密码', 'a long enough password');
  await owner.press('注册');
  await owner.sees('周需求，您好', '登记或加入您的单位');
});

test('registers a company, and the admin verifies it', async () => {
  await owner.follow('登记或加入您的单位');
  await owner.follow('登记单位');
  await owner.write('单位名称', enterprise);
  await owner.pick('企业规模', '小型');
  await owner.write('统一社会信用代码', someUscc());
  await owner.sees('校验通过');
  await owner.pick('所在地', '浦东新区');
  await owner.press('登记');
  await owner.sees('未认证');
  await owner.upload('上传 · 经办人授权书', '授权书.pdf');
  await owner.upload('上传 · 营业执照或登记证书', '营业执照.pdf');
  await owner.act('申请认证', () => owner.write('经办人', '周需求'));
  const admin = await as('admin');
  await admin.doTask('核对单位认证');
  await admin.sees('授权书.pdf', '营业执照.pdf');
  await admin.act('通过认证');
  await owner.lookAgain();
  await owner.sees('已认证');
});

test('writes a need, which nobody else can read', async () => {
  await owner.open('/workspace/needs/new');
  await owner.pick('专场', '样本专场1');
  await owner.write('需求标题', original.title);
  await owner.press('开始填写');
  await owner.words('关键词', '柔性电池', '激光焊接');
  await owner.write('技术难题', original.problem);
  const indicator = await owner.row('技术指标', 1, '添加一项指标');
  await owner.write('指标', '断裂伸长率', indicator);
  await owner.write('目标值', '不低于 12', indicator);
  await owner.pick('技术领域', '新材料');
  await owner.pick('需求所在地', '浦东新区');
  await owner.write('期限', 12);
  await owner.tick('解决方式', ['合作开发']);
  await owner.write('成果归属', '双方共有');
  await owner.write('联系人', '周需求');
  await owner.write('联系电话', '021-00000000');
  await owner.act('提交审核', () => owner.agree('我已阅读并承诺'));
  await owner.sees('已提交');
  the['need'] = owner.partOfAddress();
  await hiddenFrom(
    ['stranger', 'solver', 'broker', 'judge'],
    `/workspace/needs/${the['need']}`,
    original.title,
    enterprise,
  );
});

test('a reviewer claims it and finds it authentic and valid', async () => {
  const reviewer = await as('reviewer');
  await reviewer.doTask('领取需求审核');
  await reviewer.act('领取审核');
  await reviewer.doTask('审核需求');
  await reviewer.act('审核通过', async () => {
    await reviewer.tick('真实性');
    await reviewer.tick('有效性');
    await reviewer.pick('分类', '可张榜');
  });
  await reviewer.sees('已通过');
});

test('a clearance officer writes the public text without the company in it, and signs it off', async () => {
  const officer = await as('clearance_officer');
  await officer.doTask('撰写公开文本');
  await officer.sees(original.problem);
  await officer.press('从原文开始');
  await officer.write('需求标题', made.title);
  await officer.write('技术难题', made.problem);
  await officer.act('签发公开文本', yes);
  await officer.sees('公开文本待确认');
});

test('the owner confirms the text; the organiser publishes it, and it appears in the open board of a visitor', async () => {
  await owner.doTask('确认公开文本');
  await owner.sees(made.title, made.problem);
  await owner.act('确认公开文本');
  await visitor.open('/needs');
  await visitor.sees('榜上暂无需求');
  const organiser = await as('organiser');
  await organiser.doTask('张榜');
  const deadline = await later(30 * day);
  the['deadline'] = deadline.toISOString();
  await organiser.act('张榜', () =>
    organiser.write('揭榜截止', new Date(deadline.getTime() + 8 * 3_600_000).toISOString().slice(0, 16)),
  );
  await troupe.stage.world.settle();
  await visitor.sees(made.title);
  await visitor.follow(made.title);
  the['number'] = visitor.partOfAddress();
  const read = await visitor.reads();
  expect([original.title, original.problem, enterprise, '021-00000000'].filter((text) => read.includes(text))).toEqual(
    [],
  );
  await visitor.sees('断裂伸长率', '企业名称不公开', '我要揭榜');
});

test('an agency is listed, its broker registers, and the owner gives a mandate', async () => {
  const broker = await as('broker');
  await broker.open('/workspace/agencies');
  await broker.act('申请加入服务机构库 · 样本技术转移中心', () => broker.write('简介', '技术评估与对接。'));
  const organiser = await as('organiser');
  await organiser.doTask('处理机构入库申请');
  await organiser.act('列入服务机构库');
  await broker.open('/workspace/broker');
  await broker.pick('级别', '高级');
  await broker.pick('擅长领域', '新材料');
  await broker.press('登记为技术经理人');
  await broker.act('加入服务机构', () => broker.pick('服务机构', '样本技术转移中心'));
  await broker.open('/workspace/mandates');
  await broker.act('提出委托', async () => {
    await broker.write('需求编号', the['number'] ?? '');
    await broker.find('委托单位', enterprise);
    await broker.pick('为谁服务', '需求方');
    await broker.write('首日', shanghaiDate(await troupe.stage.world.now()));
    await broker.write('末日', shanghaiDate(await later(365 * day)));
    await broker.write('委托内容', '技术诊断与揭榜方推荐。');
  });
  await owner.doTask('确认委托');
  await owner.act('确认委托');
  await broker.open('/workspace/mandates');
  await broker.follow(/钱经理.*→/);
  await broker.act('登记服务', async () => {
    await broker.pick('类别', '需求诊断');
    await broker.write('日期', shanghaiDate(await troupe.stage.world.now()));
    await broker.write('内容', '到厂诊断焊缝。');
  });
  await broker.sees('到厂诊断焊缝。');
});

const solutions = {
  solver: { title: '真空激光摆动焊接', price: 82, secret: '以摆动光束细化晶粒，李揭榜团队独有。' },
  rival: { title: '预热电阻焊接', price: 91, secret: '以局部预热缓冷，赵对手团队独有。' },
} as const;

test.each(['solver', 'rival'] as const)(
  '%s answers from the board, hands in under seal and keeps the receipt',
  async (name) => {
    const team = await as(name);
    const { title, price, secret } = solutions[name];
    await team.open(`/needs/${the['number']}`);
    await team.follow('我要揭榜');
    await team.press('开始撰写');
    await team.write('方案标题', title);
    await team.write('团队名称', `${title}团队`);
    await team.write('技术路线', secret);
    await team.pick('能否达到', '达到');
    await team.write('可达到的值', '不低于 14');
    await team.write('怎样达到、怎样验证', '三批试样拉伸试验。');
    await team.write('技术成熟度', 7);
    await team.write('成熟度的证据', '中试样品二十批。');
    await team.write('实施计划', '六个月试制，三个月验证。');
    const milestone = await team.row('里程碑', 1, '添加一个里程碑');
    await team.write('里程碑', '试制', milestone);
    await team.write('第几个月', 6, milestone);
    await team.write('交付物', '样件', milestone);
    await team.write('成果归属意愿', '双方共有');
    await team.write('报价', price);
    await team.write('报价包含什么', '材料、机时与测试。');
    await team.act('密封提交', async () => {
      await team.agree('我已阅读并接受揭榜条款');
      await team.agree('我承诺内容真实');
    });
    await team.sees('已密封提交');
    the[`solution of ${name}`] = team.partOfAddress();
    const receipt = JSON.parse(await team.download('下载回执')) as { format: string };
    expect(receipt.format).toContain('receipt');
  },
);

test('until the deadline nobody else can tell that there are solutions', async () => {
  const secrets = Object.values(solutions).flatMap(({ title, secret }) => [title, secret]);
  await hiddenFrom(
    ['organiser', 'rival', 'judge', 'admin'],
    `/workspace/solutions/${the['solution of solver']}`,
    ...secrets,
  );
  await hiddenFrom(['organiser', 'solver'], `/workspace/opened-solutions/${the['solution of rival']}`, ...secrets);
  for (const someone of [owner, await as('organiser')]) {
    await someone.open(`/workspace/needs/${the['need']}/solutions`);
    await someone.sees('方案在截止前密封，任何人不能查看');
    await someone.open('/workspace');
    await someone.sees('您好');
    const read = await someone.reads();
    expect(secrets.filter((text) => read.includes(text))).toEqual([]);
  }
});

test('at the deadline the clock opens them, and the organiser screens both in', async () => {
  await troupe.stage.world.travel(new Date(the['deadline'] ?? ''));
  const organiser = await as('organiser');
  await organiser.doTask('形式审查');
  await organiser.sees(solutions.solver.title, solutions.rival.title);
  for (const { title } of Object.values(solutions)) {
    await organiser.open(`/workspace/needs/${the['need']}/solutions`);
    await organiser.follow(title);
    await organiser.act('形式审查通过');
  }
  await hiddenFrom(
    ['solver', 'stranger'],
    `/workspace/opened-solutions/${the['solution of rival']}`,
    solutions.rival.secret,
  );
});

test('judges are invited and sign that they keep it confidential', async () => {
  const organiser = await as('organiser');
  await organiser.doTask('组建评审组');
  await organiser.act('组建评审组');
  for (const name of ['judge', 'second_judge', 'third_judge'] as const) {
    await organiser.act(`邀请专家 ${judgeNames[name]}`);
    const judge = await as(name);
    await judge.doTask('答复评审邀请');
    await judge.act('接受邀请并签署承诺', () => judge.agree('我已阅读并签署'));
    await judge.sees('开始评分后，评分表会出现在这里');
  }
  await organiser.doTask('开始评分');
  await organiser.act('开始评分');
});
const judgeNames = { judge: '样本judge', second_judge: '样本评委二', third_judge: '样本评委三' } as const;

test.each(['judge', 'second_judge', 'third_judge'] as const)('%s scores both at a phone', async (name) => {
  const judge = await as(name);
  for (let left = 2; left > 0; left -= 1) {
    await judge.doTask('评分');
    await judge.sees(`还剩 ${left} 份`);
    await judge.follow(
      /焊接/,
      judge.page.getByRole('list', { name: '我的评分表' }).getByRole('listitem').filter({ hasText: '待评' }),
    );
    await judge.sees('不低于 14');
    await judge.press('评分');
    const best = (await judge.heading()).includes(solutions.solver.title);
    for (const score of await judge.page.getByRole('spinbutton').all()) await score.fill(best ? '9' : '7');
    for (const comment of await judge.page.getByLabel(/：评语/).all()) await comment.fill('依据充分。');
    expect(await judge.overflow()).toBe(0);
    await judge.act('提交并锁定', yes);
  }
});

test('the organiser ranks them; the owner confirms the first; the notice stands before everyone', async () => {
  const organiser = await as('organiser');
  await organiser.doTask('计算排名');
  await organiser.act('计算排名并提交需求方');
  await owner.doTask('确认中选方案');
  await owner.sees(/第 1 名|90\.00/);
  await owner.act('确认中选方案', () => owner.write('理由', '路线成熟，报价合理。'));
  await visitor.open('/results');
  await visitor.sees('尚无公示的结果');
  await organiser.doTask('发布公示');
  await organiser.act('发布公示');
  await troupe.stage.world.settle();
  await visitor.lookAgain();
  await visitor.follow(made.title);
  the['notice'] = visitor.partOfAddress();
  await visitor.sees('样本理工大学', '5 个工作日', '提出异议');
  expect(await visitor.reads()).not.toContain('路线成熟');
});

test('after the notice the result is final, each team reads its feedback, and owner and solver begin to talk', async () => {
  const { endsAt } = await troupe.stage.world.as().judging.notice({ params: { number: the['notice'] ?? '' } });
  await troupe.stage.world.travel(new Date(endsAt));
  await visitor.lookAgain();
  await visitor.sees('公示期已满');
  for (const [name, says] of [
    ['solver', '中选'],
    ['rival', '未中选'],
  ] as const) {
    const team = await as(name);
    await team.open(`/workspace/solutions/${the[`solution of ${name}`]}/feedback`);
    await team.sees(says, '依据充分。');
  }
  await owner.doTask('开始洽谈');
  the['deal'] = owner.partOfAddress();
  await owner.act('开始洽谈');
  await hiddenFrom(['rival', 'stranger'], `/workspace/deals/${the['deal']}`, '样本理工大学');
});

test('the owner enters the contract, the solver confirms the same words, and it is registered', async () => {
  const today = shanghaiDate(await troupe.stage.world.now());
  await owner.doTask('录入合同');
  await owner.write('合同名称', '低温焊接工艺联合开发');
  await owner.pick('合同类别', '技术开发（合作）');
  await owner.pick('定价方式', '协议定价');
  await owner.write('合同总额', '1731294.61');
  await owner.write('技术交易额', '1317281.93');
  const instalment = await owner.row('付款计划', 1, '添加一期');
  await owner.write('款项', '首付款', instalment);
  await owner.write('金额', '1731294.61', instalment);
  await owner.write('应付日期', today, instalment);
  await owner.write('签订日期', today);
  await owner.write('开始日期', today);
  await owner.write('结束日期', shanghaiDate(await later(200 * day)));
  await owner.write('成果归属', '双方共有');
  await owner.press('保存合同');
  await owner.sees('待另一方确认');
  const solver = await as('solver');
  await solver.doTask('确认合同');
  await solver.sees(/1,731,294\.61/);
  await solver.act('确认合同', yes);
  await solver.act('填报认定登记', async () => {
    await solver.write('登记编号', '2026310000000001');
    await solver.write('登记日期', today);
  });
  await troupe.stage.world.settle();
  await visitor.open(`/needs/${the['number']}`);
  expect(await visitor.page.getByRole('img', { name: '已签约' }).count()).toBe(1);
  expect(await visitor.reads()).not.toMatch(/1,731,294|173/);
});

test('the exchange issues a certificate, which anyone verifies', async () => {
  const solver = await as('solver');
  await solver.open(`/workspace/deals/${the['deal']}`);
  await solver.act('申请交易鉴证', yes);
  await solver.upload('上传材料', '合同.pdf');
  const certifier = await as('certifier');
  await certifier.doTask('领取鉴证申请');
  await certifier.act('领取核验');
  await certifier.act('出具交易鉴证', () => certifier.tick('核验清单'));
  await troupe.stage.world.travel(await later(6 * 60_000));
  await solver.lookAgain();
  await solver.follow(/^JZ/);
  const number = solver.partOfAddress();
  await visitor.open('/verify');
  await visitor.write('证书编号', number);
  await visitor.press('查验');
  await visitor.sees('低温焊接工艺联合开发', '当事方不公开', '已收录');
  expect(await visitor.reads()).not.toContain('1,731,294');
});

test('both sides confirm who brought them together, and the points stand on the public list', async () => {
  await owner.doTask('提出贡献比例');
  await owner.act('提出贡献比例', () => owner.page.getByRole('dialog').getByRole('spinbutton').fill('100'));
  await visitor.open('/leaderboard');
  await visitor.sees('尚无积分');
  const solver = await as('solver');
  await solver.doTask('确认贡献比例');
  await solver.act('确认对方提出的比例');
  const broker = await as('broker');
  await broker.open('/workspace/points');
  await broker.sees(made.title, /^合计 \d+$/);
  await visitor.lookAgain();
  await visitor.sees('样本技术转移中心');
  expect(await visitor.reads()).not.toContain('钱经理');
});

test('an award is nominated, decided and put in public notice', async () => {
  const organiser = await as('organiser');
  await organiser.open('/workspace/awards');
  await organiser.act('按赛事规则设立奖项');
  const award = organiser.page.getByRole('region', { name: '最佳服务机构奖' });
  await organiser.act('提名', () => organiser.write('理由', '积分第一。'), award);
  await organiser.act('评定', yes, award);
  await organiser.act('公示', undefined, award);
  await organiser.sees('公示中');
});

test('the year-end conversion is computed, approved and frozen, and public under a number', async () => {
  const organiser = await as('organiser');
  await organiser.open('/workspace/conversion');
  await organiser.act('测算年终兑换');
  await organiser.act('提请批准');
  const authority = await as('authority');
  await authority.doTask('批准积分兑换');
  await authority.act('批准');
  await organiser.doTask('积分兑换定案');
  await organiser.act('定案并签署', yes);
  await troupe.stage.world.travel(await later(6 * 60_000));
  await visitor.open('/leaderboard');
  await visitor.sees('技术经理人匠心奖', '500,000');
});

test('no page had an error, and none asked another site for anything', () => {
  expect(troupe.people.problems()).toEqual([]);
});
