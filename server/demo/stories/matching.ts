import { librarySearchText } from '@jiebang/contract/achievements/saved-search.ts';
import { type Cast, held } from '../cast.ts';
import { after, at, type Story } from '../stage.ts';

/** A company that looks for what fits its need, and the institute that has it; a professor whom another company asks. */
const [seeker, holder, found, wanted] = ['su-wanqing', 'peng-yuezhou', 'a31', 'n01'];
const [builder, professor, welding] = ['fang-jianye', 'cheng-huaijin', 'a07'];
const [reviewer, expert, wire] = ['ge-jing', 'bai-jingshan', 'a08'];

const organisationOf = ({ content, organisations }: Cast, person: string): string =>
  held(organisations, content.people.find(({ key }) => key === person)?.organisation ?? '');

/** The number of an achievement, as its owner reads it. */
async function numberOf(cast: Cast, owner: string, achievement: string): Promise<string> {
  const { number } = await cast.as(owner).achievements.work({ params: { id: held(cast.achievements, achievement) } });
  if (number === null) throw new Error(`${achievement} is not public`);
  return number;
}

/** A search of the library is kept, finds something new, and its person asks about it; another asks the professor. Neither is answered yet. */
export async function* askAboutFound(cast: Cast): Story {
  const { calendar } = cast;
  yield at(calendar.day(-20, 10));
  await cast.as(seeker).achievements.saveSearch({
    body: {
      name: '电子信息领域的新工艺',
      every: 'at_once',
      query: librarySearchText({ field: '10', form: 'process' }),
    },
  });
  yield after(calendar.day(-8, 11));
  await cast.as(seeker).deals.ask({
    body: {
      ...{ achievement: await numberOf(cast, holder, found), organisation: organisationOf(cast, seeker) },
      ...{ purpose: 'develop', cooperation: ['joint_development', 'licence'], contact: null },
      message: '我们在研碳化硅沟槽栅器件，想先看平面监控片的界面态数据，再谈短流程验证的安排。',
    },
  });
  yield at(calendar.day(-6, 15));
  await cast.as(builder).deals.ask({
    body: {
      ...{ achievement: await numberOf(cast, professor, welding), organisation: organisationOf(cast, builder) },
      ...{ purpose: 'use', cooperation: ['licence', 'service'], contact: null },
      message: '液货舱波纹板焊接后变形难控，请问预测方法是否适用于 0.7 mm 殷瓦钢薄板？',
    },
  });
}

/** An expert is asked to assess an achievement, and has not answered yet. */
export async function* askExpert(cast: Cast): Story {
  yield after(cast.calendar.day(-5, 9));
  const email = cast.content.people.find(({ key }) => key === expert)?.email;
  if (email === undefined) throw new Error(`the demo has no ${expert}`);
  await cast.as(reviewer).achievements.askExpert({ params: { id: held(cast.achievements, wire) }, body: { email } });
}

/** Once everything is matched, the company says of the best answer to its need that it is one. */
export async function judgeBest(cast: Cast): Promise<void> {
  const { matching } = cast.as(seeker);
  const need = held(cast.needs, wanted).id;
  const [best] = (await matching.ofNeed({ params: { id: need } })).achievements;
  if (best?.id !== held(cast.achievements, found)) throw new Error(`${found} is not the best answer to ${wanted}`);
  await matching.judge({ body: { need, achievement: best.id, verdict: 'good' } });
}
