import type { IslandMessages } from './islands.zh.ts';

export const messages: IslandMessages = {
  print: 'Print',
  yourTime: 'Your time: ',
  updated: 'Updated',
  suggested: (count) => `${count} suggestions, choose with the arrow keys`,
  title: 'Achievement',
};
