import { certificationChecklist } from '@jiebang/contract/certification/certificate.ts';
import type { Cast, Content } from '../cast.ts';
import { at, type Story } from '../stage.ts';

type Need = Content['needs'][number];

const certifier = 'mi-ruolan';
/** How far an application came that is not certified yet. */
const pending: Readonly<Record<string, 'applied' | 'under_check' | 'returned'>> = {
  n14: 'applied',
  n18: 'under_check',
  n23: 'returned',
};
const certified = ['n03', 'n07', 'n26', 'n32'];

/** The application for 交易鉴证 of a signed deal, checked by the exchange. */
export async function* certify(cast: Cast, need: Need, deal: string, from: number): Story {
  const { calendar } = cast;
  const stands = pending[need.key];
  if (!certified.includes(need.key) && stands === undefined) return;
  const owner = cast.as(need.owner).certification;
  // What waits for the certifier came lately.
  const day = stands === undefined ? from : { applied: -2, under_check: -5, returned: -9 }[stands];
  yield at(calendar.day(day, 10));
  const { id } = await owner.apply({ body: { deal, showAmount: need.key === 'n26' } });
  const params = { id };
  const contract = new Blob([`技术合同扫描件（演示）\n${need.original.title}\n`]);
  await owner.addMaterial({ params, query: { name: '技术合同.txt' }, body: contract });
  if (stands === 'applied') return;
  yield at(calendar.day(day + 1, 14));
  const desk = cast.as(certifier).certification;
  await desk.take({ params });
  if (stands === 'under_check') return;
  yield at(calendar.day(day + 2, 11));
  if (stands === 'returned') {
    await desk.return({ params, body: { reason: '合同附件缺验收标准一页，请补传后重新提交。' } });
    return;
  }
  await desk.issue({ params, body: { checked: [...certificationChecklist] } });
}
