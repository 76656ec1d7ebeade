import { orNull } from '../../api.ts';
import type { Asked, Page } from '../../page.ts';
import { Link } from '../../parts/link.tsx';
import { notFoundPage } from '../failures.tsx';
import { Paper } from './need.tsx';

/** `/preview/needs/{id}`: a need as its public page would be; made for those who may read its original, and never kept or indexed. */
export async function needPreviewPage(asked: Asked): Promise<Page> {
  const { api, found, locale, m } = asked;
  const preview = await orNull(api.needs.preview({ params: { id: found[0] ?? '' } }));
  if (!preview) return notFoundPage(asked);
  const { need, from, missing } = preview;
  return {
    title: need.title,
    description: m.need.preview[from],
    hidden: true,
    body: (
      <>
        <p className="preview-note" role="note">
          {m.need.preview[from]} {missing.length > 0 && m.need.preview.missing(String(missing.length))}{' '}
          <Link to={`/workspace/needs/${need.id}`} locale={locale}>
            {m.need.preview.back}
          </Link>
        </p>
        <Paper asked={asked} need={need} confidential={null} />
      </>
    ),
  };
}
