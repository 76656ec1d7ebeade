import type { OrganisationCard } from '@jiebang/contract/identity/organisation.ts';
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useEffect, useState } from 'react';
import { api } from '../../../lib/api.ts';
import { placeName } from '../../../lib/places.ts';
import { useKit, useLocale } from '../language.tsx';
import type { ControlProps } from './controls.tsx';

const pause = 300;
const shortest = 2;

type OrganisationProps = ControlProps & {
  readonly only: OrganisationCard['kind'] | undefined;
  readonly marks: Readonly<Record<string, unknown>>;
};

/** One verified organisation, looked for by its name or whole number while it is typed; its id is the value. */
export function OrganisationInput({ value, onChange, only, marks }: OrganisationProps) {
  const kit = useKit();
  const locale = useLocale();
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<{ value: string; label: string } | null>(null);
  const text = useSettled(typed.trim());
  const known = typeof value === 'string' ? value : null;
  const card = useQuery({
    queryKey: ['organisation-card', known],
    queryFn: () => api.identity.organisationCard({ params: { id: known ?? '' } }),
    enabled: known !== null && chosen?.value !== known,
  });
  const found = useQuery({
    queryKey: ['find-organisations', text, only],
    queryFn: () => api.identity.findOrganisations({ query: { text, limit: 20, ...(only ? { kind: only } : {}) } }),
    enabled: text.length >= shortest,
  });
  const option = (of: OrganisationCard) => {
    const place = of.region ? placeName(of.region, locale) : of.country === 'CN' ? null : of.country;
    return { value: of.id, label: [of.name, kit.organisationKind[of.kind], place].filter(Boolean).join(' · ') };
  };
  const stands = chosen?.value === known ? chosen : card.data ? option(card.data) : null;
  const options = text.length >= shortest ? (found.data?.items ?? []).map(option) : stands ? [stands] : [];
  const says =
    text.length < shortest
      ? kit.organisationSearch.type
      : found.error
        ? kit.organisationSearch.later
        : found.isFetching
          ? kit.loading
          : kit.organisationSearch.none;
  return (
    <Select
      {...marks}
      className="select"
      allowClear={{ label: kit.clear }}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      value={known === null ? null : (stands ?? { value: known, label: kit.loading })}
      labelInValue
      notFoundContent={<span aria-live="polite">{says}</span>}
      placeholder={kit.organisationSearch.type}
      onChange={(next: { value: string; label?: unknown } | null | undefined) => {
        setTyped('');
        setChosen(next ? { value: next.value, label: String(next.label) } : null);
        onChange(next?.value ?? null);
      }}
      options={options}
    />
  );
}

/** What was typed, once the typing pauses. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), pause);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
