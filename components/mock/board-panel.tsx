'use client';
import { Terminal } from '../ui/terminal';

/** The whiteboard: Mermaid’s text. */
export function BoardPanel({ text, onChange }: { text: string; onChange: ((text: string) => void) | null }) {
  if (!onChange)
    return text === '' ? (
      <p className="text-soft">Nothing was drawn yet.</p>
    ) : (
      <Terminal title="Mermaid" text={text} />
    );
  return (
    <label className="block">
      <span className="label mb-1 block">Diagram, in Mermaid</span>
      <textarea
        value={text}
        rows={10}
        onChange={(event) => onChange(event.target.value)}
        autoCapitalize="none"
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        className="mono block w-full rounded-md border border-edge bg-surface p-3"
      />
    </label>
  );
}
