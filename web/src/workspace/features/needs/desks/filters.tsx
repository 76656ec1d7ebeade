import { NeedState, Triage } from '@jiebang/contract/needs/need.ts';
import { isField } from '@jiebang/contract/reference/fields.ts';
import { Checkbox } from 'antd';
import { api } from '../../../../lib/api.ts';
import { nameIn, useEditions } from '../../../../ui/edition.tsx';
import { fieldOptions } from '../../../../ui/kit/form/codes.ts';
import { useKit, useLocale, useWords } from '../../../../ui/kit/language.tsx';
import { useAsked, useGo } from '../../../../ui/kit/link.tsx';
import { useRead } from '../../../../ui/kit/read.tsx';
import { useRecommenders } from '../../../../ui/recommenders.ts';
import type { Desk } from '../list.tsx';
import { useText } from '../text.ts';
import { Pick } from './pick.tsx';
import { Search } from './search.tsx';

const names = ['q', 'contest', 'track', 'recommender', 'field', 'state', 'triage', 'overdue', 'sort'] as const;
const sorts = ['due', 'number', 'latest'] as const;
type Filters = { readonly [Name in (typeof names)[number]]?: string | undefined };

const isId = (value: string | undefined): value is string =>
  /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value ?? '');

/** What a list of needs is narrowed to, as its address says; what the address says wrongly is left out. */
export function useFilters() {
  const [contest, track] = [useAsked('contest'), useAsked('track')];
  const recommender = useAsked('recommender');
  const state = NeedState.safeParse(useAsked('state')).data;
  const triage = Triage.safeParse(useAsked('triage')).data;
  const overdue = useAsked('overdue') === 'yes';
  const [q, field, asked] = [useAsked('q')?.trim().slice(0, 100), useAsked('field'), useAsked('sort')];
  const sort = sorts.find((name) => name === asked);
  return {
    ...(q && q.length > 1 && { q }),
    ...(isId(contest) && { contest }),
    ...(isId(contest) && isId(track) && { track }),
    ...(isId(contest) && recommender && { recommender: recommender.slice(0, 100) }),
    ...(state && { state }),
    ...(triage && { triage }),
    ...(overdue && { overdue: 'yes' as const }),
    ...(field && isField(field) && { field }),
    ...(sort && { sort }),
  };
}

/** Puts a choice into the address, and keeps the others. */
function useSet(address: string, now: Filters) {
  const go = useGo();
  return (change: Filters) => {
    const next = { ...now, ...change };
    const query = new URLSearchParams(names.flatMap((name) => (next[name] ? [[name, next[name]]] : [])));
    go(query.size > 0 ? `${address}?${query}` : address);
  };
}

type BarProps = { readonly desk: Desk; readonly address: string; readonly now: Filters };

/** The choices that narrow a desk's list; each keeps the others, and all stand in the address. */
export function FilterBar({ desk, address, now }: BarProps) {
  const m = useText();
  const w = useWords();
  const set = useSet(address, now);
  const staffs = desk !== 'owner' && desk !== 'entered';
  const all = { value: '', label: m.allStates };
  const states = Object.entries(w.needState).map(([value, label]) => ({ value, label }));
  const triages = (['unclear', 'long_term'] as const).map((value) => ({ value, label: m.triages[value] }));
  return (
    <div className="picks">
      <Search key={now.q ?? ''} now={now.q} set={(q) => set({ q })} />
      {staffs && <Editions now={now} set={set} />}
      {staffs && <FieldPick now={now} set={set} />}
      {(desk === 'organiser' || desk === 'owner') && (
        <Pick label={m.state} value={now.state} options={[all, ...states]} pick={(state) => set({ state })} />
      )}
      {desk === 'kept' && (
        <Pick
          label={m.triage}
          value={now.triage}
          options={[{ value: '', label: m.allTriages }, ...triages]}
          pick={(triage) => set({ triage })}
        />
      )}
      {(desk === 'organiser' || desk === 'review') && (
        <Checkbox
          checked={now.overdue !== undefined}
          onChange={({ target }) => set({ overdue: target.checked ? 'yes' : undefined })}
        >
          {m.overdueOnly}
        </Checkbox>
      )}
      <SortPick desk={desk} now={now} set={set} />
    </div>
  );
}

type PartProps = { readonly now: Filters; readonly set: (change: Filters) => void };

function FieldPick({ now, set }: PartProps) {
  const m = useText();
  const options = [{ value: '', label: m.allStates }, ...fieldOptions(useLocale())];
  return <Pick label={m.field} value={now.field} options={options} search pick={(field) => set({ field })} />;
}

function SortPick({ desk, now, set }: PartProps & { readonly desk: Desk }) {
  const m = useText();
  const options = sorts.map((value) => ({ value, label: m.find.sorts[value] }));
  return (
    <Pick
      label={m.find.sort}
      value={now.sort}
      options={[{ value: '', label: m.find.own[desk] }, ...options]}
      pick={(sort) => set({ sort })}
    />
  );
}

/** What narrows the needs of one edition that several are chosen from. */
export function ChoiceBar({ address, contest }: { readonly address: string; readonly contest: string }) {
  const now: Filters = { ...useFilters(), contest };
  const set = useSet(address, now);
  return (
    <div className="picks">
      <Search key={now.q ?? ''} now={now.q} set={(q) => set({ q })} />
      <TrackPick now={now} set={set} />
      <FieldPick now={now} set={set} />
      <SortPick desk="organiser" now={now} set={set} />
    </div>
  );
}

/** The choice of one of an edition's tracks. */
function TrackPick({ now, set }: PartProps) {
  const m = useText();
  const locale = useLocale();
  const { contest } = now;
  const edition = useRead(['contest', contest ?? ''], async () =>
    contest === undefined ? null : await api.contests.contest({ params: { id: contest } }),
  );
  const tracks = (edition.data?.tracks ?? []).map((one) => ({ value: one.id, label: nameIn(one, locale) }));
  const options = [{ value: '', label: m.allStates }, ...tracks];
  return <Pick label={m.track} value={now.track} options={options} pick={(track) => set({ track })} />;
}

/** The choice of an edition, and of one of its tracks. */
function Editions({ now, set }: PartProps) {
  const m = useText();
  const kit = useKit();
  const locale = useLocale();
  const editions = useEditions();
  const { contest } = now;
  const units = useRecommenders(now);
  const all = { value: '', label: m.allStates };
  const named = (editions.data ?? []).map((one) => ({ value: one.id, label: nameIn(one, locale) }));
  return (
    <>
      <Pick
        label={kit.edition}
        value={contest}
        options={[all, ...named]}
        pick={(id) => set({ contest: id, track: undefined, recommender: undefined })}
      />
      {contest !== undefined && <TrackPick now={now} set={set} />}
      {units.length > 0 && (
        <Pick
          label={kit.recommender.label}
          value={now.recommender}
          options={[all, ...units]}
          search
          pick={(recommender) => set({ recommender })}
        />
      )}
    </>
  );
}
