import type { Criterion } from '@jiebang/contract/judging/panel.ts';

/** The rubric that a panel begins with, to be approved or changed by the organiser (待主办方确认). Weights make 100. */
export const defaultRubric: readonly Criterion[] = [
  {
    key: 'indicators',
    name: '指标响应',
    nameEn: 'Meets the indicators',
    weight: 40,
    max: 10,
    guidance: '逐项对照需求指标：能否达到，依据是否充分，测试方法是否可行。',
    guidanceEn: 'Indicator by indicator: can it be met, on what evidence, and can it be tested as proposed?',
    commentRequired: true,
  },
  {
    key: 'route',
    name: '技术路线',
    nameEn: 'Technical route',
    weight: 25,
    max: 10,
    guidance: '路线是否合理、成熟，风险是否看清并有对策。',
    guidanceEn: 'Is the route sound and mature enough, and are its risks seen and answered?',
    commentRequired: false,
  },
  {
    key: 'novelty',
    name: '创新性',
    nameEn: 'Novelty',
    weight: 20,
    max: 10,
    guidance: '与现有技术相比新在何处，是否原创、颠覆性或行业共性。',
    guidanceEn: 'What is new against the state of the art: original, disruptive, or of use to the whole industry?',
    commentRequired: false,
  },
  {
    key: 'delivery',
    name: '团队与实施',
    nameEn: 'Team and delivery',
    weight: 15,
    max: 10,
    guidance: '团队经历、计划节点、报价与期限是否可信。',
    guidanceEn: 'Are the team, the milestones, the price and the time credible?',
    commentRequired: false,
  },
];
