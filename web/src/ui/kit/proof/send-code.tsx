import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useCall } from '../call.ts';
import { useKit } from '../language.tsx';
import { Refused } from '../refused.tsx';

/** Seconds between two messages to one number, as providers have it. */
const wait = 60;

type ResendProps = {
  readonly label: string;
  readonly send: () => Promise<unknown>;
  /** Whether a message has just gone out, so that the first wait begins at once. */
  readonly sent?: boolean;
};

/** A button that sends a code, and counts the seconds until the next may be asked for. */
export function SendCode({ label, send, sent = false }: ResendProps) {
  const kit = useKit();
  const call = useCall();
  const [until, setUntil] = useState(() => (sent ? Date.now() + wait * 1000 : 0));
  const left = useSecondsTo(until);
  const go = async () => {
    if (await call.run(send)) setUntil(Date.now() + wait * 1000);
  };
  return (
    <div className="act">
      <Button disabled={left > 0} loading={call.busy} onClick={() => void go()}>
        {left > 0 ? kit.proof.againIn(left) : label}
      </Button>
      <Refused problem={call.problem} />
    </div>
  );
}

function useSecondsTo(until: number): number {
  const [now, setNow] = useState(() => Date.now());
  const left = Math.max(0, Math.ceil((until - now) / 1000));
  useEffect(() => {
    setNow(Date.now());
    if (until <= Date.now()) return;
    const timer = setInterval(() => {
      setNow(Date.now());
      if (Date.now() >= until) clearInterval(timer);
    }, 1000);
    return () => clearInterval(timer);
  }, [until]);
  return left;
}
