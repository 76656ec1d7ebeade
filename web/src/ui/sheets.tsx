import { causeOfProblem, placeOfProblem, type RowProblem } from '@jiebang/contract/needs/imports/problem.ts';
import type { ReactNode } from 'react';
import { Upload } from './kit/files.tsx';
import { useKit, useLocale } from './kit/language.tsx';
import { Table } from './kit/page.tsx';

type SheetIntakeProps = {
  /** How it is done, step by step. */
  readonly steps: readonly string[];
  readonly template: { readonly label: string; readonly href: string };
  /** What is chosen before; where nothing can be, why not. */
  readonly children?: ReactNode;
  readonly upload?: { readonly label: string; readonly send: (file: File, name: string) => Promise<unknown> };
};

/** Lines of a spreadsheet brought in: how, the template, what is chosen before, and the upload. */
export function SheetIntake({ steps, template, children, upload }: SheetIntakeProps) {
  return (
    <>
      <ol className="steps">
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p>
        <a className="go" href={template.href} download>
          {template.label}
        </a>
      </p>
      {children}
      {upload && <SheetUpload {...upload} />}
    </>
  );
}

/** Takes a sheet. Of a name that is too long its end counts, which says what it is. */
export function SheetUpload({ label, send }: NonNullable<SheetIntakeProps['upload']>) {
  return <Upload can={true} label={label} send={(file) => send(file, file.name.slice(-200))} />;
}

/** Everything that is wrong with the cells of a sheet: where, what, and what stands there. */
export function CellProblems({
  caption,
  problems,
}: {
  readonly caption: string;
  readonly problems: readonly RowProblem[];
}) {
  const kit = useKit();
  const locale = useLocale();
  return (
    <Table
      caption={caption}
      head={[...kit.cells.head]}
      rows={problems.map((one) => ({
        key: `${one.row} ${one.column} ${one.header} ${one.code}`,
        cells: [placeOfProblem(one, locale), causeOfProblem(one, locale), one.value ?? kit.cells.empty],
      }))}
    />
  );
}
