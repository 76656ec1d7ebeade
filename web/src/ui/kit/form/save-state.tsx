import { Button } from 'antd';
import { useKit } from '../language.tsx';
import { Refused } from '../refused.tsx';
import type { Autosave } from './autosave.ts';

/** Whether what was typed is kept, and since when; two ways out where somebody else saved in between, unless the page shows its own. */
export function SaveState({ of, theirs }: { readonly of: Autosave; readonly theirs?: () => void }) {
  const kit = useKit();
  const { kind, at, problem, unfinished } = of.state;
  const time = at?.toTimeString().slice(0, 5);
  return (
    <div className="saving">
      <span role="status">
        {kit.saving[kind]}
        {kind === 'saved' && time && ` ${time}`}
        {kind === 'saved' && unfinished && ` · ${kit.saving.unfinishedRows}`}
      </span>
      {kind === 'refused' && problem?.code !== 'invalid_input' && <Refused problem={problem} />}
      {kind === 'conflict' && theirs && (
        <div className="acts">
          <Button onClick={theirs}>{kit.saving.theirs}</Button>
          <Button onClick={() => void of.keepMine()}>{kit.saving.mine}</Button>
        </div>
      )}
    </div>
  );
}
