import type { OrganisationCard } from '@jiebang/contract/identity/organisation.ts';
import type { Locale } from '../../lib/locale.ts';
import { messages as english } from '../../lib/messages/kit.en.ts';
import { messages as chinese } from '../../lib/messages/kit.zh.ts';

/** What sort of organisation it is, in words. */
export const organisationKindName = (kind: OrganisationCard['kind'], locale: Locale): string =>
  (locale === 'zh' ? chinese : english).organisationKind[kind];
