'use client';
import { useEffect, useState } from 'react';
import { qrRows } from '@/lib/client/mock/qr';
import { Button } from '../ui/button';

/** A code for the other device: to be read by its camera, or to be copied to it. */
export function CodeOut({ label, code, picture = code }: { label: string; code: string; picture?: string }) {
  const [rows, setRows] = useState<boolean[][] | null>(null);
  const [copied, setCopied] = useState<'' | 'Copied' | 'Not copied: select the text and copy it'>('');
  useEffect(() => {
    let left = false;
    // Without the picture the text still does.
    qrRows(picture).then(
      (made) => !left && setRows(made),
      () => undefined,
    );
    return () => {
      left = true;
    };
  }, [picture]);
  const copy = () =>
    navigator.clipboard.writeText(code).then(
      () => setCopied('Copied'),
      () => setCopied('Not copied: select the text and copy it'),
    );
  return (
    <div className="grid gap-3 sm:grid-cols-[16rem_minmax(0,1fr)] sm:gap-5">
      <div className="aspect-square w-full max-w-72 rounded-md border border-edge bg-white sm:max-w-none">
        {rows && <QrPicture rows={rows} label={label} />}
      </div>
      <div className="min-w-0">
        <label className="block">
          <span className="label mb-1 block">Or as text</span>
          <textarea
            readOnly
            value={code}
            rows={4}
            aria-label={`${label}, as text`}
            onFocus={(event) => event.target.select()}
            className="mono block w-full rounded-md border border-line bg-surface p-3 text-sm break-all"
          />
        </label>
        <div className="mt-2 flex flex-wrap items-center gap-3">
          <Button onClick={() => void copy()}>Copy the code</Button>
          <span role="status" className="text-soft">
            {copied}
          </span>
        </div>
      </div>
    </div>
  );
}

/** Dark on white in both themes: a reader wants it so. */
function QrPicture({ rows, label }: { rows: readonly (readonly boolean[])[]; label: string }) {
  const size = rows.length;
  const path = rows.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  return (
    <svg
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
      className="block w-full"
    >
      <path fill="#000" d={path} />
    </svg>
  );
}
