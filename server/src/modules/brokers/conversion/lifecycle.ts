import type { ConversionState } from '@jiebang/contract/brokers/conversion.ts';
import { type Lifecycle, lifecycle } from '#kernel/lifecycle.ts';

export type ConversionPart = 'organiser' | 'authority';

/** The year-end conversion 技术经理人匠心奖 (product: §10): the organiser proposes, another person of the authority approves. */
export const conversionLife = lifecycle({
  noun: 'conversion',
  table: 'brokers.conversion',
  states: ['previewed', 'proposed', 'approved', 'frozen'],
  rows: [
    {
      action: 'preview',
      from: [],
      to: 'previewed',
      by: ['organiser'],
      when: ['some_points'],
      fact: 'conversion_previewed',
    },
    {
      action: 'preview',
      from: ['previewed'],
      to: 'previewed',
      by: ['organiser'],
      when: ['some_points'],
      fact: 'conversion_previewed',
    },
    {
      action: 'propose',
      from: ['previewed'],
      to: 'proposed',
      by: ['organiser'],
      when: ['unchanged'],
      fact: 'conversion_proposed',
    },
    {
      action: 'approve',
      from: ['proposed'],
      to: 'approved',
      by: ['authority'],
      when: ['another_person', 'unchanged'],
      fact: 'conversion_approved',
    },
    {
      action: 'return',
      from: ['proposed', 'approved'],
      to: 'previewed',
      by: ['authority'],
      fact: 'conversion_returned',
    },
    {
      action: 'freeze',
      from: ['approved'],
      to: 'frozen',
      by: ['organiser'],
      when: ['unchanged'],
      fact: 'conversion_frozen',
    },
  ],
} satisfies Lifecycle<ConversionState, string, ConversionPart>);

export type ConversionAction = (typeof conversionLife.rows)[number]['action'];
