import type { HallMessages } from './hall.zh.ts';

export const messages: HallMessages = {
  kind: 'Matchmaking session',
  description: 'Who meets whom at which table and when, as it is changed in the hall.',
  states: { announced: 'Timetable', closed: 'Closed' },
  now: (time) => `Now ${time}`,
  next: (time) => `Next ${time}`,
  over: 'All meetings are over',
  all: 'All times',
  time: 'Time',
  table: (n) => `Table ${n}`,
  team: (n) => `Team ${n}`,
  free: 'free',
  none: 'No meeting at this time',
  live: 'This page follows every change in the hall',
};
