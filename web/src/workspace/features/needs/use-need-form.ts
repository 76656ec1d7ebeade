import { useState } from 'react';
import { api } from '../../../lib/api.ts';
import { usePart } from '../../../ui/kit/link.tsx';
import { useRead } from '../../../ui/kit/read.tsx';

/** The need of the address, read for a form. The form keeps what was typed while others change the need; only `reread` begins it anew, under another `key`. */
export function useNeedForm() {
  const id = usePart('id');
  const need = useRead(['need', id], () => api.needs.work({ params: { id } }));
  const [key, setKey] = useState(0);
  return { id, need, key, reread: () => void need.refetch().then(() => setKey(key + 1)) };
}
