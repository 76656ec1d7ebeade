import type { OwnSolution, SolutionDraft } from '@jiebang/contract/solutions/solution.ts';
import { Button } from 'antd';
import { api, fileAddress, routes } from '../../../lib/api.ts';
import { Scanned, Upload } from '../../../ui/kit/files.tsx';
import type { FormState } from '../../../ui/kit/form/use-form.ts';
import { useKit } from '../../../ui/kit/language.tsx';
import { Nothing } from '../../../ui/kit/read.tsx';
import { useText } from './text.ts';

type Attached = SolutionDraft['attachments'];

/** Sealed files: the bytes go up at once, their names are kept in the sealed draft. */
export function Attachments({ of, form }: { readonly of: OwnSolution; readonly form: FormState }) {
  const m = useText();
  const kit = useKit();
  const attached = (form.values['attachments'] ?? []) as Attached;
  const send = async (file: File) => {
    const { id } = await api.solutions.attach({ params: { id: of.id }, body: file });
    form.set('attachments', [...attached, { id, name: file.name.slice(0, 200) }]);
  };
  return (
    <>
      {attached.length === 0 && <Nothing>{kit.noFiles}</Nothing>}
      <ul className="files">
        {attached.map(({ id, name }) => (
          <li key={id}>
            <a href={fileAddress(routes.solutions.ownAttachment, { params: { id: of.id, file: id } })} download={name}>
              {name}
            </a>
            <Scanned scan={of.files.find((file) => file.id === id)?.scan} />{' '}
            <Button
              type="text"
              aria-label={`${kit.remove} ${name}`}
              onClick={() =>
                form.set(
                  'attachments',
                  attached.filter((file) => file.id !== id),
                )
              }
            >
              {kit.remove}
            </Button>
          </li>
        ))}
      </ul>
      <Upload can={of.can['edit']} label={m.attach} send={send} />
    </>
  );
}
