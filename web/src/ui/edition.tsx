import { type OpenTrack, wasOpened } from '@jiebang/contract/contests/contest.ts';
import { Select } from 'antd';
import { type ReactNode, useId } from 'react';
import { api } from '../lib/api.ts';
import type { Locale } from '../lib/locale.ts';
import { scopeLine } from '../lib/scope.ts';
import type { Option } from './kit/form/field.ts';
import { useKit, useLocale } from './kit/language.tsx';
import { useAsked, useGo } from './kit/link.tsx';
import { Shown, useRead } from './kit/read.tsx';

type Named = { readonly name: string; readonly nameEn: string };
/** A contest's or a track's name in the reader's language. */
export const nameIn = ({ name, nameEn }: Named, locale: Locale): string => (locale === 'zh' ? name : nameEn);

/** Tracks of every edition that is open, of which those take needs that are collecting. */
export const useOpenTracks = () =>
  useRead(['open-tracks'], async () => (await api.contests.openTracks({ query: { limit: 100 } })).items);

/** Tracks as a choice; each says what it is open to, and its edition where there are several. */
export function trackOptions(tracks: readonly OpenTrack[], locale: Locale): Option[] {
  const several = new Set(tracks.map(({ contest }) => contest.id)).size > 1;
  return tracks.map((track) => ({
    value: track.id,
    hint: scopeLine(track, locale),
    label: several ? `${nameIn(track.contest, locale)} · ${nameIn(track, locale)}` : nameIn(track, locale),
  }));
}

/** Every edition that was opened, the newest first. */
export const useEditions = () =>
  useRead(['editions'], async () => {
    const { items } = await api.contests.list({ query: { limit: 100 } });
    return items.filter(({ state }) => wasOpened(state));
  });

type PickProps = {
  readonly value: string | undefined;
  readonly among: readonly (Named & { readonly id: string })[];
  readonly pick: (id: string) => void;
};

/** The choice among editions; nothing where there is but one. */
export function PickEdition({ value, among, pick }: PickProps) {
  const kit = useKit();
  const locale = useLocale();
  const id = useId();
  if (among.length < 2) return null;
  return (
    <p className="pick">
      <label htmlFor={id}>{kit.edition}</label>
      <Select
        id={id}
        {...(value === undefined ? {} : { value })}
        options={among.map((one) => ({ value: one.id, label: nameIn(one, locale) }))}
        popupMatchSelectWidth={false}
        onChange={pick}
      />
    </p>
  );
}

type OfEditionProps = {
  /** The page's own address. */
  readonly at: string;
  /** What is shown of the edition, with the choice of another. */
  readonly children: (contest: string, choice: ReactNode) => ReactNode;
};

/** A page about one edition: the one that its address names, else the current one. */
export function OfEdition({ at, children }: OfEditionProps) {
  const go = useGo();
  const asked = useAsked('contest');
  const editions = useEditions();
  const current = useRead(['contest'], () => api.contests.current());
  const shown = (contest: string) =>
    children(
      contest,
      <PickEdition value={contest} among={editions.data ?? []} pick={(id) => go(`${at}?contest=${id}`)} />,
    );
  return asked === undefined ? <Shown of={current}>{({ id }) => shown(id)}</Shown> : shown(asked);
}
