import type { WorkAchievement } from '@jiebang/contract/achievements/work.ts';
import { api } from '../../../lib/api.ts';
import { localPath } from '../../../lib/locale.ts';
import { Act } from '../../../ui/kit/act.tsx';
import { useKit, useLocale, useWords } from '../../../ui/kit/language.tsx';
import { Line } from '../../../ui/kit/list.tsx';
import { Block } from '../../../ui/kit/page.tsx';
import { Nothing, Shown, useRead } from '../../../ui/kit/read.tsx';
import { useText } from './text.ts';

/** Achievements that may be the same as this one, with what they share, and the way to merge it into one of them and back. */
export function AlikeOnes({ achievement }: { readonly achievement: WorkAchievement }) {
  const m = useText();
  const kit = useKit();
  const { achievement: w } = useWords();
  const locale = useLocale();
  const { id, can, version } = achievement;
  const params = { id };
  const alike = useRead(['achievement', id, 'alike', String(version)], () => api.achievements.alike({ params }));
  return (
    <Shown of={alike}>
      {({ items, mergedInto }) => (
        <Block title={achievement.state === 'merged' ? m.mergedInto : m.alike}>
          {achievement.state === 'merged' ? (
            <>
              {mergedInto && (
                <ul className="list">
                  <Line
                    to={`/achievements/${mergedInto.id}`}
                    title={mergedInto.title}
                    facts={[mergedInto.number, mergedInto.organisation]}
                    state={w.state[mergedInto.state]}
                  />
                </ul>
              )}
              <Act label={m.separate} can={can['separate']} run={() => api.achievements.separate({ params })} />
              <Act label={m.takeOut} can={can['take_out']} run={() => api.achievements.takeOut({ params })} />
            </>
          ) : items.length === 0 ? (
            <Nothing>{m.alikeNone}</Nothing>
          ) : (
            <>
              <p className="soft">{m.alikeSays}</p>
              <ul className="list" aria-label={m.alike}>
                {items.map(({ achievement: one, shares }) => (
                  <Line
                    key={one.id}
                    {...(one.number === null ? { to: `/achievements/${one.id}` } : {})}
                    title={one.title}
                    facts={[
                      one.number && (
                        <a key="number" href={localPath(locale, `/achievements/${one.number}`)}>
                          {one.number}
                        </a>
                      ),
                      one.organisation,
                      shares.map((by) => m.shares[by]).join(kit.marks.comma),
                    ]}
                    state={w.state[one.state]}
                  >
                    <Act
                      label={m.mergeInto(one.title)}
                      can={can['merge']}
                      ask={{ says: m.mergeSays, fields: [] }}
                      run={() => api.achievements.merge({ params, body: { into: one.id } })}
                    />
                  </Line>
                ))}
              </ul>
            </>
          )}
        </Block>
      )}
    </Shown>
  );
}
