/** What the hall reads at a matchmaking session. */
export const messages = {
  kind: '对接会',
  description: '对接会各时段、各桌的会面安排，随现场调整更新。',
  states: { announced: '时间表', closed: '已结束' } as Readonly<Record<string, string>>,
  now: (time: string) => `现在 ${time}`,
  next: (time: string) => `接下来 ${time}`,
  over: '各时段会面均已结束',
  all: '全部时段',
  time: '时段',
  table: (n: number) => `${n} 号桌`,
  team: (n: number) => `${n} 号队`,
  free: '空',
  none: '这个时段没有会面',
  live: '本页随现场调整自动更新',
};
export type HallMessages = typeof messages;
