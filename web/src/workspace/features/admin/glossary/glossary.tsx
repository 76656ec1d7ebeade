import { type GlossaryPair, GlossaryStanding } from '@jiebang/contract/translation/glossary.ts';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../../../lib/api.ts';
import { localPath } from '../../../../lib/locale.ts';
import type { Field } from '../../../../ui/kit/form/field.ts';
import { SimpleForm } from '../../../../ui/kit/form/simple-form.tsx';
import { useLocale } from '../../../../ui/kit/language.tsx';
import { Go, useAsked, useGo } from '../../../../ui/kit/link.tsx';
import { Line, Paged } from '../../../../ui/kit/list.tsx';
import { Block } from '../../../../ui/kit/page.tsx';
import { Nothing, Shown } from '../../../../ui/kit/read.tsx';
import { When } from '../../../../ui/kit/when.tsx';
import { Changes } from './changes.tsx';
import { useText } from './text.ts';

const address = '/glossary';
type Asked = { readonly q?: string; readonly standing?: GlossaryStanding };
type Typed = { readonly q: string | null; readonly standing: GlossaryStanding | null };

/** The pairs of the glossary as they are looked for; the choices stand in the address. */
export function Glossary() {
  const m = useText();
  const asked = useFilter();
  return (
    <>
      <Find now={asked} />
      <Paged
        name={m.terms}
        from={['glossary', asked]}
        call={({ limit, after }) =>
          api.translation.glossary({ query: { ...asked, limit, ...(after === undefined ? {} : { after }) } })
        }
        empty={m.empty}
      >
        {(pair) => <Pair key={nameOf(pair)} of={pair} />}
      </Paged>
      {asked.q !== undefined && <Dictionary q={asked.q} />}
    </>
  );
}

const nameOf = ({ chinese, english }: { chinese: string; english: string }) => `${chinese} ↔ ${english}`;

/** Both expressions, each said in its own language to who is read to. */
function Name({ of }: { readonly of: { chinese: string; english: string } }) {
  return (
    <>
      <span lang="zh-CN">{of.chinese}</span> ↔ <span lang="en">{of.english}</span>
    </>
  );
}

function useFilter(): Asked {
  const [q, standing] = [useAsked('q')?.trim().slice(0, 120), GlossaryStanding.safeParse(useAsked('standing')).data];
  return { ...(q ? { q } : {}), ...(standing ? { standing } : {}) };
}

function Find({ now }: { readonly now: Asked }) {
  const m = useText();
  const go = useGo();
  const fields: readonly Field[] = [
    { kind: 'line', name: 'q', label: m.q, max: 120, half: true },
    {
      kind: 'choice',
      name: 'standing',
      label: m.standing,
      half: true,
      options: [
        { value: '', label: m.all },
        ...GlossaryStanding.options.map((value) => ({ value, label: m.standings[value] })),
      ],
    },
  ];
  return (
    <>
      <SimpleForm
        key={JSON.stringify(now)}
        fields={fields}
        initial={{ q: now.q ?? null, standing: now.standing ?? '' }}
        submit={m.find}
        primary={false}
        send={async ({ q, standing }: Typed) => {
          const said = new URLSearchParams(
            Object.entries({ q, standing }).flatMap(([name, value]) => (value ? [[name, value]] : [])),
          );
          go(said.size > 0 ? `${address}?${said}` : address);
        }}
      />
      {Object.keys(now).length > 0 && (
        <p>
          <Go to={address}>{m.clear}</Go>
        </p>
      )}
    </>
  );
}

function Pair({ of }: { readonly of: GlossaryPair }) {
  const m = useText();
  const locale = useLocale();
  const { seen, said, standing } = of;
  return (
    <Line
      title={<Name of={of} />}
      facts={[seen.times === 0 ? m.unseen : m.seen(seen.times)]}
      state={m.standings[standing]}
    >
      <Changes of={of} said={standing === 'learned' ? null : standing} />
      {(said.length > 0 || seen.times > 0) && (
        <details className="prose">
          <summary>{m.more}</summary>
          {seen.in.map(({ number, title, titleEn }) => (
            <p key={number}>
              {m.seenIn} {number}{' '}
              <a href={localPath(locale, `/achievements/${number}`)}>
                {(locale === 'en' && titleEn) || <span lang="zh-CN">{title}</span>}
              </a>
            </p>
          ))}
          <ul>
            {said.map(({ says, by, at, until, endedBy }) => (
              <li key={at}>
                {m.said[says]} {by ?? m.someone} <When at={at} plain />
                {until !== null && (
                  <>
                    {' · '}
                    {m.endedBy(endedBy ?? m.someone)} <When at={until} plain />
                  </>
                )}
              </li>
            ))}
          </ul>
        </details>
      )}
    </Line>
  );
}

/** What the dictionary has for what is looked for. */
function Dictionary({ q }: { readonly q: string }) {
  const m = useText();
  const found = useQuery({
    queryKey: ['glossary-dictionary', q],
    queryFn: () => api.translation.glossary({ query: { q, limit: 1 } }),
    // A dictionary that is being read is asked again by itself.
    refetchInterval: ({ state }) => (state.data?.dictionary === null ? 2000 : false),
  });
  return (
    <Block title={m.dictionary} quiet>
      <p className="soft">{m.dictionarySays}</p>
      <Shown of={found}>
        {({ dictionary }) =>
          dictionary === null || dictionary.length === 0 ? (
            <Nothing>{dictionary === null ? m.dictionaryLoading : m.dictionaryNone}</Nothing>
          ) : (
            <ul className="list" aria-label={m.dictionary}>
              {dictionary.map((pair) => (
                <Line key={nameOf(pair)} title={<Name of={pair} />} facts={[]}>
                  <Changes of={pair} said={null} />
                </Line>
              ))}
            </ul>
          )
        }
      </Shown>
    </Block>
  );
}
