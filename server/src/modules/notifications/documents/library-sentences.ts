/** What a mail says of matches and inquiries about achievements, by the name of its fact. */
export const librarySentences: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  need_matched: ['有成果与您的需求匹配', 'Achievements match a need of yours'],
  achievement_matched: ['有需求与您的成果匹配', 'A need matches an achievement of yours'],
  inquiry_asked: [
    '有单位就您的成果提出询问，请答复',
    'An organisation asks about an achievement of yours: please answer',
  ],
  inquiry_accepted: ['您的成果询问已被接受，对接项目已建立', 'Your inquiry was accepted: a deal is open'],
  inquiry_declined: ['您的成果询问被谢绝，请查看原因', 'Your inquiry was declined: see why'],
  saved_search_found: ['您保存的成果搜索有新成果', 'A search of the library that you keep has found something new'],
  inquiry_lapsed: ['一项成果询问逾期未答，已失效', 'An inquiry was not answered in time and has lapsed'],
};
