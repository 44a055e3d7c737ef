/** Changes a textarea as typing would: React hears of it, and the field's own undo takes it back. */
import type { Edit } from '@/lib/domain/mock/board/snippet';

export function applyEdit(field: HTMLTextAreaElement, { from, to, insert, selectFrom, selectTo }: Edit) {
  field.focus();
  field.setSelectionRange(from, to);
  // Deprecated and without a successor: nothing else enters the browser's undo.
  const command = insert === '' ? 'delete' : 'insertText';
  if (!document.execCommand(command, false, insert)) {
    field.setRangeText(insert, from, to, 'end');
    field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText', data: insert }));
  }
  field.setSelectionRange(selectFrom, selectTo);
}
