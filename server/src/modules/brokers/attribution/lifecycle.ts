import type { AttributionState } from '@jiebang/contract/brokers/attribution.ts';
import { type Lifecycle, lifecycle } from '#kernel/lifecycle.ts';

/** What an asker can be to an attribution. `owner`, `solver`: a member of that party; `journey`: a fact of the deal. */
export type AttributionPart = 'owner' | 'solver' | 'organiser' | 'journey' | 'clock';

/** How the shares of a need's brokers come to stand (product: §10): both parties agree, or the organiser decides. */
export const attributionLife = lifecycle({
  noun: 'attribution',
  table: 'brokers.attribution',
  states: ['open', 'proposed', 'confirmed', 'disputed', 'resolved', 'voided'],
  rows: [
    { action: 'open', from: [], to: 'open', by: ['journey'], fact: 'attribution_opened' },
    {
      action: 'propose',
      from: ['open', 'proposed'],
      to: 'proposed',
      by: ['owner', 'solver'],
      when: ['shares_whole', 'brokers_mandated', 'signatory'],
      fact: 'attribution_proposed',
    },
    {
      action: 'confirm',
      from: ['proposed'],
      to: 'confirmed',
      by: ['owner', 'solver'],
      when: ['other_side', 'signatory'],
      fact: 'attribution_confirmed',
    },
    {
      action: 'dispute',
      from: ['open', 'proposed'],
      to: 'disputed',
      by: ['clock'],
      when: ['time_is_up'],
      fact: 'attribution_disputed',
    },
    {
      action: 'resolve',
      from: ['disputed'],
      to: 'resolved',
      by: ['organiser'],
      when: ['uninvolved', 'shares_whole', 'brokers_mandated'],
      fact: 'attribution_resolved',
    },
    {
      action: 'void',
      from: ['open', 'proposed', 'confirmed', 'disputed', 'resolved'],
      to: 'voided',
      by: ['journey'],
      fact: 'attribution_voided',
    },
  ],
} satisfies Lifecycle<AttributionState, string, AttributionPart>);

export type AttributionAction = (typeof attributionLife.rows)[number]['action'];
