import type { IslandMessages } from './islands.zh.ts';

export const messages: IslandMessages = { print: 'Print', yourTime: 'Your time: ', updated: 'Updated' };
