import { mostFiles, type WorkAchievement } from '@jiebang/contract/achievements/work.ts';
import { api, fileAddress, routes } from '../../../lib/api.ts';
import { Act } from '../../../ui/kit/act.tsx';
import { Files, Upload } from '../../../ui/kit/files.tsx';
import { Block } from '../../../ui/kit/page.tsx';
import { useText } from './text.ts';

/** The files of an achievement: each a download; where it may be edited, more are added and any is removed. */
export function Attachments({ achievement }: { readonly achievement: WorkAchievement }) {
  const m = useText();
  const { id, attachments: files, can } = achievement;
  const open = can['edit'] === true;
  return (
    <Block title={m.attachments}>
      {open && <p className="hint">{m.attachHint}</p>}
      <Files
        files={files}
        address={(file) => fileAddress(routes.achievements.attachment, { params: { id, file } })}
        {...(open ? { actions: (file) => <Remove of={id} file={file} /> } : {})}
      />
      {files.length < mostFiles && (
        <Upload
          can={can['edit']}
          label={m.attach}
          send={(file) => api.achievements.attach({ params: { id }, query: { name: file.name }, body: file })}
        />
      )}
    </Block>
  );
}

type RemoveProps = { readonly of: string; readonly file: { readonly id: string; readonly name: string } };

function Remove({ of: id, file }: RemoveProps) {
  const m = useText();
  return (
    <Act
      label={m.removeFile(file.name)}
      can={true}
      danger
      ask={{ says: m.removeFileSays, fields: [] }}
      run={() => api.achievements.detach({ params: { id, file: file.id } })}
    />
  );
}
