import type { RegisteredJudge } from '@jiebang/contract/judging/register/register.ts';
import { fieldName, isField } from '@jiebang/contract/reference/fields.ts';
import { industryName } from '@jiebang/contract/reference/industries.ts';
import { Input, Select } from 'antd';
import { useId } from 'react';
import { api, fileAddress, routes } from '../../../../lib/api.ts';
import { fieldOptions } from '../../../../ui/kit/form/codes.ts';
import { searchByLabel } from '../../../../ui/kit/form/controls.tsx';
import { useLocale } from '../../../../ui/kit/language.tsx';
import { useAsked, useGo } from '../../../../ui/kit/link.tsx';
import { Line, Paged } from '../../../../ui/kit/list.tsx';
import { useText } from './text.ts';

type Filter = { readonly field?: string; readonly free?: string; readonly load?: number };

/** What the list is narrowed to, as its address says; what the address says wrongly is left out. */
function useFilter(): Filter {
  const [field, free, load] = [useAsked('field'), useAsked('free'), useAsked('load')];
  return {
    ...(field !== undefined && isField(field) && { field }),
    ...(free !== undefined && /^[1-9]\d{3}-\d{2}-\d{2}$/.test(free) && !Number.isNaN(Date.parse(free)) && { free }),
    ...(load !== undefined && /^\d{1,4}$/.test(load) && { load: Number(load) }),
  };
}

/** The judges of a contest, narrowed by field, day and load; the same as a sheet. */
export function Judges({ contest }: { readonly contest: string }) {
  const m = useText();
  const locale = useLocale();
  const filter = useFilter();
  const params = { id: contest };
  return (
    <>
      <Filters contest={contest} now={filter} />
      <p>
        <a
          className="go"
          href={fileAddress(routes.judging.judgesSheet, { params, query: { ...filter, locale } })}
          download
        >
          {m.sheet}
        </a>
      </p>
      <Paged
        name={m.judges}
        from={['judges', contest, filter]}
        call={(page) => api.judging.judges({ params, query: { ...page, ...filter } })}
        empty={m.judgesEmpty}
      >
        {(judge) => <JudgeLine key={judge.person} of={judge} />}
      </Paged>
    </>
  );
}

function Filters({ contest, now }: { readonly contest: string; readonly now: Filter }) {
  const m = useText();
  const locale = useLocale();
  const go = useGo();
  const [field, free, load] = [useId(), useId(), useId()];
  const set = (change: { readonly [Name in keyof Filter]: Filter[Name] | undefined }) => {
    const next = Object.entries({ ...now, ...change }).flatMap(([name, value]) =>
      value === undefined || value === '' ? [] : [[name, String(value)]],
    );
    const query = new URLSearchParams(next);
    go(`/contests/${contest}/judges${query.size > 0 ? `?${query}` : ''}`);
  };
  return (
    <div className="picks">
      <p className="pick">
        <label htmlFor={field}>{m.field}</label>
        <Select
          id={field}
          className="select"
          showSearch={searchByLabel}
          value={now.field ?? ''}
          options={[{ value: '', label: m.anyField }, ...fieldOptions(locale)]}
          onChange={(value: string) => set({ field: value })}
        />
      </p>
      <p className="pick">
        <label htmlFor={free}>{m.free}</label>
        <Input
          id={free}
          type="date"
          value={now.free ?? ''}
          onChange={(event) => set({ free: event.target.value === '' ? undefined : event.target.value })}
        />
      </p>
      <p className="pick">
        <label htmlFor={load}>{m.load}</label>
        <Input
          id={load}
          inputMode="numeric"
          maxLength={4}
          value={now.load ?? ''}
          onChange={(event) => set({ load: /^\d+$/.test(event.target.value) ? Number(event.target.value) : undefined })}
        />
      </p>
    </div>
  );
}

function JudgeLine({ of }: { readonly of: RegisteredJudge }) {
  const m = useText();
  const locale = useLocale();
  const known = [
    ...of.fields.map((code) => fieldName(code, locale)),
    ...of.industries.map((code) => industryName(code, locale)),
    ...of.keywords,
  ];
  return (
    <Line
      title={of.name}
      facts={[
        known.length > 0 && known.join(m.comma),
        m.open(of.load),
        of.mostSheets !== null && m.most(of.mostSheets),
        of.written ? (of.own ? m.own : m.broughtIn) : m.unwritten,
      ]}
    >
      {(of.away.length > 0 || of.free.length > 0 || of.affiliations.length > 0) && (
        <details>
          <summary>{m.more}</summary>
          <ul className="soft">
            {of.away.map(({ from, to }) => (
              <li key={`${from}${to}`}>{m.awayFromTo(from, to)}</li>
            ))}
            {of.free.map(({ from, to }) => (
              <li key={`free ${from}${to}`}>{m.freeFromTo(from, to)}</li>
            ))}
            {of.affiliations.map(({ kind, name, from, to }) => (
              <li key={`${kind}${name}${from}`}>
                {m.kinds[kind]} {name} {from ?? ''}–{to ?? m.ongoing}
              </li>
            ))}
          </ul>
        </details>
      )}
    </Line>
  );
}
