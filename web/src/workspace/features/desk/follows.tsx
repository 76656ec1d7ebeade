import type { Follow, FollowKind } from '@jiebang/contract/notifications/notification.ts';
import { searchOf } from '@jiebang/contract/notifications/search.ts';
import { fieldName } from '@jiebang/contract/reference/fields.ts';
import { api } from '../../../lib/api.ts';
import { nameIn, trackOptions, useEditions, useOpenTracks } from '../../../ui/edition.tsx';
import { Act, Acts } from '../../../ui/kit/act.tsx';
import { fieldOptions } from '../../../ui/kit/form/codes.ts';
import { useLocale } from '../../../ui/kit/language.tsx';
import { Line } from '../../../ui/kit/list.tsx';
import { Nothing, Shown, useRead } from '../../../ui/kit/read.tsx';
import { When } from '../../../ui/kit/when.tsx';
import { useSearchWords } from './search-words.ts';
import { useText } from './text.ts';

type Target = { target: string };

type Asked = {
  readonly need: string | undefined;
  readonly organisation: string | undefined;
  readonly contest: string | undefined;
  readonly search: string | undefined;
};

/** What this person follows, and ways to follow more: a need, an organisation or a search may be asked for in the address. */
export function Follows({ asked }: { readonly asked: Asked }) {
  const m = useText();
  const locale = useLocale();
  const wordsOf = useSearchWords();
  const search = asked.search !== undefined && searchOf(asked.search) ? asked.search : null;
  const follows = useRead(['follows'], () => api.notifications.follows());
  const editions = (useEditions().data ?? []).map((one) => ({
    value: one.id,
    label: nameIn(one, locale),
    hint: one.number,
  }));
  const tracks = trackOptions(useOpenTracks().data ?? [], locale);
  const titleOf = ({ kind, target, name, nameEn }: Pick<Follow, 'kind' | 'target' | 'name' | 'nameEn'>) => {
    if (kind === 'field') return fieldName(target, locale);
    if (kind === 'search') return wordsOf(target);
    return (locale === 'en' ? nameEn : null) ?? name ?? m.gone;
  };
  const follow = (kind: FollowKind) => (values: Target) =>
    api.notifications.follow({ params: { kind, target: values.target } });
  return (
    <>
      <Shown of={follows}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing>{m.followsEmpty}</Nothing>
          ) : (
            <ul className="list" aria-label={m.follows}>
              {items.map(({ kind, target, since, number, name, nameEn }) => (
                <Line
                  key={`${kind}${target}`}
                  title={titleOf({ kind, target, name, nameEn })}
                  facts={[m.kinds[kind], number, <When key="since" at={since} />]}
                >
                  <Act
                    label={m.unfollow}
                    can={true}
                    run={() => api.notifications.unfollow({ params: { kind, target } })}
                  />
                </Line>
              ))}
            </ul>
          )
        }
      </Shown>
      <p className="soft">{m.searchHow}</p>
      <Acts>
        <Act
          label={m.followNeed}
          can={true}
          primary={asked.need !== undefined}
          ask={{
            fields: [{ kind: 'line', name: 'target', label: m.needNumber, max: 40, required: true }],
            initial: { target: asked.need ?? null },
          }}
          run={async ({ target }: Target) => {
            const { id } = await api.needs.read({ params: { number: target } });
            return api.notifications.follow({ params: { kind: 'need', target: id } });
          }}
        />
        <Act
          label={m.followField}
          can={true}
          ask={{
            fields: [
              {
                kind: 'choice',
                name: 'target',
                label: m.field,
                options: fieldOptions(locale),
                search: true,
                required: true,
              },
            ],
          }}
          run={follow('field')}
        />
        <Act
          label={m.followTrack}
          can={true}
          ask={{ fields: [{ kind: 'choice', name: 'target', label: m.track, options: tracks, required: true }] }}
          run={follow('track')}
        />
        <Act
          label={m.followContest}
          can={true}
          primary={asked.contest !== undefined}
          ask={{
            says: m.followContestSays,
            fields: [{ kind: 'choice', name: 'target', label: m.contest, options: editions, required: true }],
            initial: { target: asked.contest ?? null },
          }}
          run={follow('contest')}
        />
        <Act
          label={m.followOrganisation}
          can={true}
          primary={asked.organisation !== undefined}
          ask={{
            fields: [{ kind: 'organisation', name: 'target', label: m.organisation, required: true }],
            initial: { target: asked.organisation ?? null },
          }}
          run={follow('organisation')}
        />
        {search !== null && (
          <Act
            label={`${m.followSearch}${wordsOf(search)}`}
            can={true}
            primary
            run={() => api.notifications.follow({ params: { kind: 'search', target: search } })}
          />
        )}
      </Acts>
    </>
  );
}
