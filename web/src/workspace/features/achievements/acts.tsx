import type { ReturnPoint, WorkAchievement } from '@jiebang/contract/achievements/work.ts';
import { reviewItems } from '@jiebang/contract/achievements/work.ts';
import { api } from '../../../lib/api.ts';
import { Act, Acts } from '../../../ui/kit/act.tsx';
import type { Field } from '../../../ui/kit/form/field.ts';
import { useWords } from '../../../ui/kit/language.tsx';
import { GoButton } from '../../../ui/kit/link.tsx';
import { sections } from './fields.ts';
import { useText } from './text.ts';

type Why = { reason: string };
type Confirmed = { confirmed: (typeof reviewItems)[number][] };

/** Everything that the one who looks may do with this achievement now. */
export function AchievementActs({ achievement }: { readonly achievement: WorkAchievement }) {
  const m = useText();
  const { achievement: w } = useWords();
  const { can, id } = achievement;
  const params = { id };
  const why: Field[] = [{ kind: 'lines', name: 'reason', label: m.reason, max: 500, required: true }];
  const places = Object.values(sections)
    .flat()
    .map((name) => ({ value: name, label: m[name] }));
  return (
    <Acts>
      {can['edit'] === true && (
        <GoButton to={`/achievements/${id}/edit`} primary>
          {m.editLink}
        </GoButton>
      )}
      <Act
        label={m.publish}
        can={can['publish']}
        primary
        ask={{
          says: m.publishSays,
          fields: [
            {
              kind: 'choices',
              name: 'confirmed',
              label: m.confirmed,
              required: true,
              options: reviewItems.map((value) => ({ value, label: w.review[value] })),
            },
          ],
        }}
        run={(body: Confirmed) => api.achievements.publish({ params, body })}
      />
      <Act
        label={m.return}
        can={can['return']}
        ask={{
          fields: [
            {
              kind: 'rows',
              name: 'points',
              label: m.points,
              add: m.addPoint,
              max: 20,
              fields: [
                { kind: 'choice', name: 'field', label: m.pointField, options: places, search: true, required: true },
                { kind: 'lines', name: 'says', label: m.pointSays, max: 300, rows: 2, required: true },
              ],
            },
            { kind: 'lines', name: 'reason', label: m.remark, max: 500, required: true },
          ],
        }}
        run={(body: Why & { points: ReturnPoint[] }) => api.achievements.return({ params, body })}
      />
      <Act
        label={m.takeDown}
        can={can['take_down']}
        danger
        ask={{ says: m.takeDownSays, fields: why }}
        run={(body: Why) => api.achievements.takeDown({ params, body })}
      />
      <Act label={m.takeBack} can={can['take_back']} run={() => api.achievements.takeBack({ params })} />
      <Act label={m.reopen} can={can['reopen']} run={() => api.achievements.reopen({ params })} />
      <Act
        label={m.withdraw}
        can={can['withdraw']}
        danger
        ask={{ says: m.withdrawSays, fields: why }}
        run={(body: Why) => api.achievements.withdraw({ params, body })}
      />
    </Acts>
  );
}
