import type { PublicNeed } from '@jiebang/contract/needs/need.ts';
import { languageTag, localPath } from '../../../lib/locale.ts';
import { placeName, topFieldName } from '../../../lib/places.ts';
import type { Asked } from '../../page.ts';
import { stepsTo } from './place.tsx';

/** A published need as search engines read it: schema.org calls a public, non-binding search for something a Demand. */
export function linkedNeed({ locale, m, publicUrl }: Asked, need: PublicNeed): object {
  const at = (path: string) => publicUrl + localPath(locale, path);
  const url = at(`/needs/${encodeURIComponent(need.number)}`);
  const crumb = (position: number, name: string, item: string) => ({ '@type': 'ListItem', position, name, item });
  const wanted = {
    '@type': 'Demand',
    '@id': url,
    url,
    identifier: need.number,
    name: need.title,
    description: need.problem,
    category: topFieldName(need.field, locale),
    areaServed: placeName(need.region, locale),
    availabilityStarts: need.publishedAt,
    availabilityEnds: need.deadline,
    ...(need.budgetMin === null || need.budgetMax === null
      ? {}
      : {
          priceSpecification: {
            '@type': 'PriceSpecification',
            priceCurrency: 'CNY',
            minPrice: need.budgetMin / 100,
            maxPrice: need.budgetMax / 100,
          },
        }),
  };
  const page = { '@type': 'WebPage', url, name: need.title, inLanguage: languageTag(locale), mainEntity: wanted };
  const owner = need.company === null ? {} : { sourceOrganization: { '@type': 'Organization', name: need.company } };
  return {
    '@graph': [
      { ...page, ...owner },
      {
        '@type': 'BreadcrumbList',
        itemListElement: [
          ...stepsTo({ asked: { locale, m }, need }).map(({ name, path }, n) => crumb(n + 1, name, at(path))),
          crumb(4, need.title, url),
        ],
      },
    ],
  };
}
