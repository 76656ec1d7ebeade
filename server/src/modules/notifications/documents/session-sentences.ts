/** What a mail says of a matchmaking session or a price round, by the name of its fact. */
export const sessionSentences: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  session_opened: ['邀请您选择对接会上想见的对方', 'Choose whom you wish to meet in a matchmaking session'],
  session_extended: ['对接会的选择时间已延长', 'There is more time to choose whom to meet'],
  session_announced: [
    '对接会时间表已公布，请查看您的桌号与时段',
    'The timetable of the matchmaking session is out: see your tables and times',
  ],
  session_meeting_changed: [
    '对接会上您的一场会面有调整，请查看',
    'A meeting of yours in the matchmaking session was changed: please look',
  ],
  price_round_called: [
    '现场赛已发起竞价，请在时间内密封报价',
    'Prices are asked for in the live final: please give yours in time',
  ],
  session_cancelled: ['对接会已取消', 'The matchmaking session was cancelled'],
};
