import type { Organisation } from '@jiebang/contract/identity/organisation.ts';
import { day } from '../../../lib/dates.ts';
import { placeName } from '../../../lib/places.ts';
import { useKit, useLocale } from '../../../ui/kit/language.tsx';
import { Facts } from '../../../ui/kit/page.tsx';
import { useText as useChangeText } from './change/text.ts';
import { useText } from './text.ts';

/** What is registered of an organisation. */
export function OrganisationFacts({ of }: { readonly of: Organisation }) {
  const m = useText();
  const change = useChangeText();
  const kit = useKit();
  const locale = useLocale();
  return (
    <Facts
      of={[
        [m.kind, [kit.organisationKind[of.kind], of.size && m.sizes[of.size]].filter(Boolean).join(' · ')],
        [
          change.former,
          of.formerNames.map(({ name, until }) => change.formerUntil(name, day(until))).join(kit.marks.semicolon),
        ],
        [m.nameEn, of.nameEn],
        [m.uscc, of.uscc],
        [m.registrationNumber, of.registrationNumber],
        [m.region, of.region ? placeName(of.region, locale) : of.country],
        [m.website, of.website],
        [m.intro, of.intro],
        [m.authorisedPerson, of.authorisedPerson],
      ]}
    />
  );
}
