import type { Can } from '@jiebang/contract/http/problem.ts';
import { Button } from 'antd';
import { type ReactNode, useRef } from 'react';
import { useCall } from './call.ts';
import { useKit } from './language.tsx';
import { Nothing } from './read.tsx';
import { Refused } from './refused.tsx';

type Scan = keyof ReturnType<typeof useKit>['scan'];
type FilesProps = {
  readonly files: readonly {
    readonly id: string;
    readonly name: string;
    readonly size: number;
    /** What the malware scan said; left out where nothing is said of it. */
    readonly scan?: Scan | undefined;
  }[];
  readonly address: (file: string) => string;
  /** What may be done with each. */
  readonly actions?: (file: { readonly id: string; readonly name: string }) => ReactNode;
};

/** Files by name, each a download. */
export function Files({ files, address, actions }: FilesProps) {
  const kit = useKit();
  if (files.length === 0) return <Nothing>{kit.noFiles}</Nothing>;
  return (
    <ul className="files">
      {files.map((file) => (
        <li key={file.id}>
          <a href={address(file.id)} download={file.name}>
            {file.name}
          </a>
          <span className="soft num"> {sizeOf(file.size)}</span>
          <Scanned scan={file.scan} />
          {actions?.(file)}
        </li>
      ))}
    </ul>
  );
}

/** What the malware scan said of a file; nothing while that is not known. */
export function Scanned({ scan }: { readonly scan: Scan | undefined }) {
  const kit = useKit();
  return scan && <span className="soft"> · {kit.scan[scan]}</span>;
}

const sizeOf = (bytes: number): string =>
  bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} kB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;

type UploadProps = {
  readonly can: Can | undefined;
  readonly label: string;
  readonly send: (file: File) => Promise<unknown>;
};

/** A button that takes one file and sends it. */
export function Upload({ can, label, send }: UploadProps) {
  const input = useRef<HTMLInputElement>(null);
  const call = useCall();
  if (can !== true) return null;
  return (
    <div className="act">
      <Button loading={call.busy} onClick={() => input.current?.click()}>
        {label}
      </Button>
      <input
        ref={input}
        type="file"
        className="unseen"
        tabIndex={-1}
        aria-label={label}
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file) void call.run(() => send(file));
        }}
      />
      <Refused problem={call.problem} />
    </div>
  );
}
