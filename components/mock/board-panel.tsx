'use client';
import dynamic from 'next/dynamic';

/** Mermaid comes with it: loaded when a board is on screen. */
const Whiteboard = dynamic(() => import('./whiteboard').then((m) => m.Whiteboard), { ssr: false });

const nobody = () => undefined;

/** The whiteboard of a pair; null for who only looks at it. */
export function BoardPanel({ text, onChange }: { text: string; onChange: ((text: string) => void) | null }) {
  return <Whiteboard text={text} onChange={onChange ?? nobody} readOnly={onChange === null} />;
}
