import type { WorkNeed } from '@jiebang/contract/needs/work.ts';
import { mostFiles } from '@jiebang/contract/needs/work.ts';
import { Button } from 'antd';
import { useRef } from 'react';
import { api, fileAddress, routes } from '../../../../lib/api.ts';
import { Act } from '../../../../ui/kit/act.tsx';
import { Files } from '../../../../ui/kit/files.tsx';
import { Block } from '../../../../ui/kit/page.tsx';
import { Refused } from '../../../../ui/kit/refused.tsx';
import { useText } from '../text.ts';
import { type Uploading, useUploads } from './uploads.ts';

/** The files of a need: each a download; where it may be edited, more are added, with how far each is, and any is removed. */
export function Attachments({ need }: { readonly need: WorkNeed }) {
  const m = useText();
  const { id, attachments: files } = need;
  const input = useRef<HTMLInputElement>(null);
  const { list, add } = useUploads(id);
  const open = need.can['edit'] === true;
  return (
    <Block title={m.attachments}>
      {open && <p className="hint">{m.attachHint}</p>}
      <Files
        files={files}
        address={(file) => fileAddress(routes.needs.attachment, { params: { id, file } })}
        {...(open ? { actions: (file) => <Remove need={id} file={file} /> } : {})}
      />
      {list.length > 0 && (
        <ul className="files" aria-label={m.uploading}>
          {list.map((one) => (
            <Under key={one.key} of={one} />
          ))}
        </ul>
      )}
      {open && files.length < mostFiles && (
        <>
          <Button onClick={() => input.current?.click()}>{m.attach}</Button>
          <input
            ref={input}
            type="file"
            multiple
            className="unseen"
            tabIndex={-1}
            aria-label={m.attach}
            onChange={(event) => {
              add([...(event.target.files ?? [])]);
              event.target.value = '';
            }}
          />
        </>
      )}
    </Block>
  );
}

type Named = { readonly id: string; readonly name: string };

function Remove({ need, file: { id: file, name } }: { readonly need: string; readonly file: Named }) {
  const m = useText();
  return (
    <Act
      label={m.removeFile(name)}
      can={true}
      danger
      ask={{ says: m.removeFileSays, fields: [] }}
      run={() => api.needs.detach({ params: { id: need, file } })}
    />
  );
}

function Under({ of: { name, part, problem, drop } }: { readonly of: Uploading }) {
  const m = useText();
  const percent = Math.floor(part * 100);
  return (
    <li>
      <span>{name}</span>{' '}
      {problem ? (
        <Refused problem={problem} />
      ) : (
        <>
          <progress aria-label={m.uploadOf(name)} max={100} value={percent} />{' '}
          <span className="soft num">{part < 1 ? `${percent} %` : m.uploadChecked}</span>
        </>
      )}{' '}
      <Button type="text" onClick={drop}>
        {problem ? m.uploadDismiss(name) : m.uploadCancel(name)}
      </Button>
    </li>
  );
}
