import { Page as Frame } from '../../../ui/kit/page.tsx';
import { AddTerm } from '../../features/admin/glossary/changes.tsx';
import { Glossary } from '../../features/admin/glossary/glossary.tsx';
import { useText } from '../../features/admin/glossary/text.ts';

/** The glossary of both languages, for translators and those who keep the library. */
export function Page() {
  const m = useText();
  return (
    <Frame title={m.title} below={m.lead} actions={<AddTerm />}>
      <Glossary />
    </Frame>
  );
}
