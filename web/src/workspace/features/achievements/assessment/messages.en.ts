import type { messages as zh } from './messages.zh.ts';

export const messages: typeof zh = {
  title: 'Assessment',
  backToAchievement: 'See the achievement',
  link: 'See the assessment',
  linkSays: 'Six dimensions, graded by published rules, each point with its evidence',
  automatic: 'Automatic assessment',
  pending: 'It is being computed: look again in a few seconds.',
  none: 'It is assessed once it is public. Mended and public again, it is assessed anew; earlier versions are kept.',
  notShown: 'The public page does not show the assessment: your organisation and the reviewers see it.',
  shown: 'The public page shows the assessment to everyone.',
  publicPage: 'The public page',
  show: 'Show it on the public page',
  showSays:
    'All of it is shown: the scores, the total and what each point was given for. It follows when it is assessed anew. You may hide it at any time.',
  hide: 'Show it no more',
  earlier: 'Earlier versions',
  version: 'Version',
  at: 'Assessed',
  model: 'Rules',
  total: 'Total',
};
