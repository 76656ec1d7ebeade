import { type OrganisationChange, VerifiedData } from '@jiebang/contract/identity/organisation/change/change.ts';
import { placeName } from '../../../../lib/places.ts';
import { useLocale } from '../../../../ui/kit/language.tsx';
import { Block, Mark, Table } from '../../../../ui/kit/page.tsx';
import { useText as useOrganisationText } from '../text.ts';
import { useText } from './text.ts';

/** What stands and what is wanted, side by side; where they differ is marked by a word, a strike-through and an underline. */
export function Compare({ of }: { readonly of: OrganisationChange }) {
  const m = useText();
  const words = useOrganisationText();
  const locale = useLocale();
  const ended = of.state === 'approved' || of.state === 'withdrawn';
  const shown = (data: VerifiedData, one: keyof VerifiedData): string | null => {
    if (one === 'size') return data.size && words.sizes[data.size];
    if (one === 'region') return data.region && placeName(data.region, locale);
    return data[one];
  };
  const rows = VerifiedData.keyof()
    .options.filter((one) => of.was[one] !== null || of.wanted[one] !== null)
    .map((one) => {
      const [was, wanted] = [shown(of.was, one) ?? m.empty, shown(of.wanted, one) ?? m.empty];
      const differs = of.differs.includes(one);
      const label = words[one];
      return {
        key: one,
        cells: differs
          ? [
              <span key="label">
                {label} <Mark tone="wait">{m.changed}</Mark>
              </span>,
              <del key="was">{was}</del>,
              <ins key="wanted">{wanted}</ins>,
            ]
          : [label, was, wanted],
      };
    });
  return (
    <Block title={m.compare}>
      <p className="soft">{m.compareSays(of.differs.length)}</p>
      <Table caption={m.compare} head={[m.item, ended ? m.was.ended : m.was.open, m.wanted]} rows={rows} stacked />
    </Block>
  );
}
