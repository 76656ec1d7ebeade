import { api } from '../../../lib/api.ts';
import { Go } from '../../../ui/kit/link.tsx';
import { useRead } from '../../../ui/kit/read.tsx';
import { useText } from './text.ts';

/** The way from a need to its confidential text, for those to whom there is one or who may begin one. */
export function WayIn({ need }: { readonly need: string }) {
  const m = useText();
  const text = useRead(['confidential', need], () => api.needs.confidential({ params: { id: need } }));
  if (!text.data || (text.data.item === null && text.data.can['write'] !== true)) return null;
  return <Go to={`/needs/${need}/confidential`}>{m.title}</Go>;
}
